"""Words of the invitations."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from paydas.core.vocabulary import Choices, DomainError


class InvitationsError(DomainError):
    messages: ClassVar = {
        "reason_needed": _("Say why."),
        "round_empty": _("There is nobody in this round yet."),
        "round_state": _("This round cannot be changed any more."),
        "already_invited": _("%(name)s is invited to this gathering already."),
        "not_sent": _("This invitation has not been sent yet."),
        "answered": _("This invitation was answered already."),
        "too_late": _("The day for an answer has passed; please telephone the organiser."),
        "delegate_name": _("Write the delegate’s name."),
        "no_reply_day": _("Choose the day until which answers are expected."),
        "letter_needed": _("Write the letter first."),
        "rule_published": _("This rule was published; people were told of it. Write a new one."),
        "other_gathering": _("This invitation belongs to another gathering."),
        "shares_sum": _("The shares add up to %(sum)s, not to 100."),
    }


class Route(Choices):
    ELIGIBLE = "eligible", _("all eligible")
    NOMINATED = "nominated", _("nominated")
    OPEN_CALL = "open_call", _("open call")
    MUST_INVITE = "must_invite", _("invited because of the office")
    DRAWN = "drawn", _("drawn")
    WALK_IN = "walk_in", _("came without invitation")


class RoundState(Choices):
    DRAFT = "draft", _("being prepared")
    SUBMITTED = "submitted", _("waits for approval")
    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("returned")
    SENT = "sent", _("sent")


class Answer(Choices):
    NONE = "none", _("no answer")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "accepted")
    DECLINED = "declined", _("declined")
    DELEGATED = "delegated", _("sends a delegate")


class Dimension(Choices):
    LEGAL_FORM = "legal_form", _("legal form")
    PROVINCE = "province", _("province")
    NUTS1 = "nuts1", _("statistical region")
    AREA = "area", _("working area")
    SECTOR = "sector", _("sector")
