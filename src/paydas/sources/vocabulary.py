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
        "file_active": _("The file contains macros or scripts. Save it without them."),
        "file_empty": _("The file is empty."),
        "file_too_large": _("The file is larger than %(limit)s MB."),
        "alt_text_needed": _("Say in words what the picture shows."),
        "not_a_picture": _("This file is no picture of a source."),
        "title_missing": _("The title is missing."),
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


# What may be handed in, by what the bytes say: kind -> content type and usual ending.
FILE_TYPES = {
    "pdf": ("application/pdf", ".pdf"),
    "png": ("image/png", ".png"),
    "jpeg": ("image/jpeg", ".jpg"),
    "gif": ("image/gif", ".gif"),
    "webp": ("image/webp", ".webp"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    "pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
    "odt": ("application/vnd.oasis.opendocument.text", ".odt"),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
    "odp": ("application/vnd.oasis.opendocument.presentation", ".odp"),
    "mp3": ("audio/mpeg", ".mp3"),
    "m4a": ("audio/mp4", ".m4a"),
    "ogg": ("audio/ogg", ".ogg"),
    "wav": ("audio/wav", ".wav"),
    "csv": ("text/csv", ".csv"),
    "text": ("text/plain", ".txt"),
}
PICTURES = ("png", "jpeg", "gif", "webp")
