"""Words of the consultations: steps of the chain, phases of policy, roles, disclosure."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from paydas.core.vocabulary import Choices, DomainError


class ConsultationsError(DomainError):
    messages: ClassVar = {
        "slug_reserved": _(
            "The short name “%(slug)s” belongs to a page of the console. Choose another, "
            "for example with the year."
        ),
        "step_needed": _("Choose at least one step."),
        "phase_needed": _("Choose at least one phase of the policy cycle."),
        "has_records": _("“%(name)s” is in use and cannot be removed."),
        "role_exists": _("%(name)s has this role already."),
        "role_needs_gathering": _("Choose the gathering of the local organiser."),
        "role_needs_body": _("Choose the body that the account reports for."),
        "last_coordinator": _(
            "A consultation needs a coordinator; give the role to another first."
        ),
        "own_predecessor": _("A consultation cannot follow itself."),
        "state_backwards": _("A closed consultation can only be opened again."),
        "already_erased": _("This person was erased already."),
        "consent_living": _("There is a consent for this purpose already."),
        "other_consultation": _("This belongs to another consultation."),
        "second_factor": _("%(name)s must first set up two-step sign-in for this role."),
        "approval_open": _("This waits for the approver already."),
        "approval_decided": _("This was decided already."),
        "approval_missing": _("The approver has not approved this yet."),
        "approval_changed": _("This was changed after the approver approved it; ask again."),
        "own_request": _("Whoever asked for approval cannot be the one who approves."),
        "reason_needed": _("Say why."),
        "consent_withdrawn": _("This consent was withdrawn already."),
        "request_closed": _("This request was answered already."),
    }


# Words that stand in addresses where a consultation's short name stands; a test walks all
# addresses, so that none is forgotten.
RESERVED_SLUGS = frozenset({"accounts", "jobs", "log", "notices", "outbox", "register"})


class Step(Choices):
    INVITE = "invite", pgettext_lazy("step", "Invite")
    MEET = "meet", pgettext_lazy("step", "Meet")
    LISTEN = "listen", pgettext_lazy("step", "Listen")
    UNDERSTAND = "understand", pgettext_lazy("step", "Understand")
    ANSWER = "answer", pgettext_lazy("step", "Answer")
    PLAN = "plan", pgettext_lazy("step", "Plan")
    DO = "do", pgettext_lazy("step", "Do")


class CyclePhase(Choices):
    FORMATION = "formation", _("formation")
    IMPLEMENTATION = "implementation", _("implementation")
    MONITORING = "monitoring", _("monitoring")
    EVALUATION = "evaluation", _("evaluation")


class ConsultationState(Choices):
    DRAFT = "draft", _("being set up")
    OPEN = "open", _("in progress")
    CLOSED = "closed", _("closed")


class Role(Choices):
    COORDINATOR = "coordinator", _("Coordinator")
    APPROVER = "approver", _("Approver")
    LOCAL_ORGANISER = "local_organiser", _("Local organiser")
    MODERATOR = "moderator", _("Moderator")
    RAPPORTEUR = "rapporteur", _("Rapporteur")
    ANALYST = "analyst", _("Analyst")
    ACADEMIC_LEAD = "academic_lead", _("Academic lead")
    REPORTER = "reporter", _("Reporter of a responsible body")
    DATA_PROTECTION = "data_protection", _("Data-protection officer")
    VIEWER = "viewer", _("Viewer")


# Roles that read unpublished words or decide what is published: sign-in in two steps.
TWO_STEP_ROLES = (Role.COORDINATOR, Role.ANALYST, Role.APPROVER)


class PartnerRole(Choices):
    LEAD = "lead", _("lead")
    PARTNER = "partner", _("partner")
    FUNDER = "funder", _("funder")
    INTERMEDIARY = "intermediary", _("intermediary")


class Disclosure(Choices):
    NAMED = "named", _("name and organisation")
    ORGANISATION = "organisation", _("organisation only")
    COARSENED = "coarsened", _("province and working area, generalised")
    ANONYMOUS = "anonymous", _("nothing about the speaker")


class Purpose(Choices):
    PARTICIPATION = "participation", _("taking part in the consultation")
    CONTACT = "contact", _("being kept informed")
    QUOTATION = "quotation", _("being quoted by name")
    RECORDING = "recording", _("recording of an interview")
    MEMBERSHIP = "membership", _("membership of an association as represented")
    PHOTO = "photo", _("photographs")


class Channel(Choices):
    LINK = "link", _("private link")
    EMAIL = "email", _("e-mail")
    TELEPHONE = "telephone", _("telephone")
    PAPER = "paper", _("paper")
    VIDEO = "video", _("video call")
    IN_PERSON = "in_person", _("in person")


class DataRequestKind(Choices):
    ACCESS = "access", _("what is kept about me")
    RECTIFY = "rectify", _("correct it")
    ERASE = "erase", _("erase it")
    OBJECT = "object", _("object to its use")


class DataRequestState(Choices):
    OPEN = "open", _("waiting")
    ANSWERED = "answered", _("answered")
    REFUSED = "refused", _("refused with a reason")


class ApprovalState(Choices):
    WAITING = "waiting", _("waits for approval")
    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("returned with a reason")
    SUPERSEDED = "superseded", _("asked again")
