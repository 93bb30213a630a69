"""Words of the sources: what a citation's standing is, what can be frozen as an edition."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from paydas.core.vocabulary import Choices, DomainError


class SourcesError(DomainError):
    messages: ClassVar = {
        "quote_not_in_source": _("These words do not stand in the source's text."),
        "edition_withdrawn": _("This edition was withdrawn already."),
        "nothing_changed": _("The content is the same as in edition %(number)s."),
        "reason_needed": _("Say why."),
        "file_type": _("This kind of file is not accepted."),
        "file_too_large": _("The file is larger than %(limit)s MB."),
    }


class Standing(Choices):
    CURRENT = "current", _("current")
    CORRECTED = "corrected", _("corrected")
    CONTRADICTED = "contradicted", _("contradicted")


class EditionKind(Choices):
    REPORT = "report", _("report")
    RESPONSES = "responses", _("responses")
    PLAN = "plan", _("plan")
    VISION = "vision", _("vision document")
    RULE = "rule", _("selection rule")
    MINUTES = "minutes", _("minutes")
