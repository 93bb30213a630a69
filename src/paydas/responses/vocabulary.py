"""Words of the responses."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from paydas.core.vocabulary import Choices, DomainError


class ResponsesError(DomainError):
    messages: ClassVar = {
        "reason_needed": _("A response needs a reason, whatever it decides."),
        "part_needed": _("Say which part is not accepted."),
        "published": _("This response is published; a change needs a new edition."),
        "unanswered": _("%(count)s recommendations have no response yet."),
        "not_published": _("Only a published recommendation can be answered."),
        "draft_exists": _("There is a draft of an answer to this recommendation already."),
        "nothing_to_publish": _("There is no answer in draft."),
        "not_of_consultation": _("This belongs to another consultation."),
    }


class Decision(Choices):
    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Partly accepted")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    OUT_OF_SCOPE = "out_of_scope", _("Out of scope")


class ResponseState(Choices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
