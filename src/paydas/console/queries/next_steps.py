"""What nobody has begun yet and could be begun now: the way from step to step.

A list of what waits is silent where everything is still to be made; there this names the next
thing, until something stands in its place.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from paydas.console.queries.due_record import Due
from paydas.consultations.access import can_analyse, can_coordinate
from paydas.consultations.models import Consultation
from paydas.consultations.vocabulary import ConsultationState, Role, Step
from paydas.gatherings.vocabulary import GatheringState
from paydas.invitations.vocabulary import RoundState
from paydas.listening.vocabulary import ContributionState
from paydas.monitoring.models import Period
from paydas.planning.models import Plan
from paydas.responses.queries.summary import summary as responses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# More at once would hide what waits already.
SHOWN = 4
OF_A_KIND = 2
UNFINISHED = (RoundState.DRAFT, RoundState.RETURNED)


def next_steps(actor: Actor, consultation_id: Key) -> list[Due]:
    """Return what an account may begin next in a consultation, in the order of the chain."""
    coordinates = can_coordinate(actor, str(consultation_id))
    analyses = can_analyse(actor, str(consultation_id))
    if not (coordinates or analyses):
        return []
    found = Consultation.objects.get(pk=consultation_id)
    if found.state == ConsultationState.CLOSED:
        return []
    steps = list(found.steps.all())
    used = {one.step for one in steps if not one.is_finished}
    return list(islice(_all(found, used, coordinates=coordinates, analyses=analyses), SHOWN))


def _all(
    found: Consultation, used: set[str], *, coordinates: bool, analyses: bool
) -> Iterator[Due]:
    if coordinates:
        yield from _set_up(found)
        if Step.MEET in used:
            yield from _meet(found)
        if Step.INVITE in used:
            yield from _invite(found)
    if analyses and Step.UNDERSTAND in used:
        yield from _understand(found)
    if coordinates:
        if Step.ANSWER in used:
            yield from _answer(found)
        if Step.PLAN in used:
            yield from _plan(found)
        if Step.DO in used:
            yield from _follow(found)


def _set_up(found: Consultation) -> Iterator[Due]:
    if not found.steps.exists():
        fact = _("Only these are shown, in the menu and in public.")
        yield Due(None, _("Choose the steps of the consultation"), fact, "consultations:steps")
    if not found.questions.exists():
        fact = _("Tables, survey and report share headings, themes and questions.")
        yield Due(None, _("Write the guiding questions"), fact, "consultations:setup")
    if not found.roles.filter(role=Role.APPROVER).exists():
        fact = _("Nothing is sent or published without one.")
        yield Due(None, _("Give somebody the role of approver"), fact, "consultations:add_staff")
    if found.state == ConsultationState.DRAFT:
        fact = _("Until then nobody outside sees it.")
        yield Due(None, _("Open the consultation to the public"), fact, "consultations:setup")


def _meet(found: Consultation) -> Iterator[Due]:
    if not found.gatherings.exists():
        fact = _("With place and date, as far as they are known.")
        yield Due(None, _("Add the first gathering"), fact, "gatherings:add")
    bare = found.gatherings.filter(state=GatheringState.PLANNED, sessions__isnull=True)
    for one in bare[:OF_A_KIND]:
        fact = _("Sessions with their tables and questions.")
        yield Due(
            None,
            _("Write the programme: %(of)s") % {"of": one},
            fact,
            "gatherings:gathering",
            one.pk,
        )


def _invite(found: Consultation) -> Iterator[Due]:
    if not found.rules.exists():
        fact = _("The rule is published: everybody sees why somebody was invited.")
        yield Due(None, _("Write who may be invited"), fact, "invitations:add_rule")
    if not found.rounds.exists() and found.gatherings.filter(state=GatheringState.PLANNED).exists():
        fact = _("By which route, with which letter, to be answered until when.")
        yield Due(None, _("Open a round of invitations"), fact, "invitations:add")
    rounds = found.rounds.select_related("gathering")
    for one in rounds.filter(state__in=UNFINISHED)[:OF_A_KIND]:
        title = _("Lay the round before the approver: %(of)s") % {"of": one.title}
        yield Due(None, title, str(one.gathering), "invitations:round", one.pk)
    for one in rounds.filter(state=RoundState.APPROVED)[:OF_A_KIND]:
        title = _("Send the invitations: %(of)s") % {"of": one.title}
        yield Due(None, title, str(one.gathering), "invitations:round", one.pk)


def _understand(found: Consultation) -> Iterator[Due]:
    if not found.contributions.exclude(state=ContributionState.DRAFT).exists():
        return
    if not found.codebooks.exists():
        fact = _("Codes bring together what was said about one thing.")
        yield Due(None, _("Begin a codebook"), fact, "sensemaking:codebook")
    if not found.findings.exists():
        fact = _("With the voices that speak for it and against it.")
        yield Due(None, _("Write the first finding"), fact, "sensemaking:add_finding")
        return
    if not found.recommendations.exists():
        fact = _("It says who is asked for what, and from which findings.")
        yield Due(None, _("Write the first recommendation"), fact, "sensemaking:add_recommendation")
    elif not found.recommendations.filter(state="published").exists():
        fact = _("It publishes findings and recommendations.")
        yield Due(None, _("Write the report and publish it"), fact, "sensemaking:report")


def _answer(found: Consultation) -> Iterator[Due]:
    if responses(found.pk).drafts:
        fact = _("They are laid before the approver first.")
        yield Due(None, _("Publish the answers in draft"), fact, "responses:responses")


def _plan(found: Consultation) -> Iterator[Due]:
    plans = Plan.objects.filter(consultation=found)
    if not plans.exists() and responses(found.pk).answered:
        fact = _("Each activity says on which recommendation it rests.")
        yield Due(None, _("Begin the first plan"), fact, "planning:add")
    for one in plans.filter(state="draft", published_on__isnull=True)[:OF_A_KIND]:
        title = _("Write the plan and publish it: %(of)s") % {"of": one.title}
        yield Due(None, title, "", "planning:plan", one.pk)


def _follow(found: Consultation) -> Iterator[Due]:
    published = Plan.objects.filter(consultation=found, published_on__isnull=False)
    if published.exists() and not Period.objects.filter(plan__in=published).exists():
        fact = _("They say when values are due, and who reports them.")
        yield Due(None, _("Set the reporting periods"), fact, "monitoring:periods")
