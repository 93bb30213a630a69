"""How far findings and recommendations have come; later steps know it, and settings name who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.consultations.models import Consultation
    from paydas.core.web.parts import Text
    from paydas.sensemaking.models import Finding, Recommendation

AT_RECOMMENDATION = 3


class Public(Protocol):
    """The public mark of one record."""

    @property
    def at(self) -> int: ...
    @property
    def label(self) -> Text: ...
    @property
    def is_stopped(self) -> bool: ...


class Marks(Protocol):
    """The public marks of a consultation."""

    def of(self, kind: str, pk: UUID) -> Public: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """What a staff page shows: its station, its name, its public thread if there is one."""

    at: int
    label: Text
    is_stopped: bool = False
    url: str = ""


def marks_in(consultation: Consultation) -> Marks:
    """Return the marks of a consultation's records."""
    return cast("Marks", import_string(settings.PAYDAS_THREAD_MARKS)(consultation.pk))


def finding_mark(marks: Marks, finding: Finding, recommendations: int) -> Mark:
    """Mark a finding; a recommendation that is still a draft counts for those who write it."""
    mark = _mark(marks.of("finding", finding.pk), finding)
    if mark.at < AT_RECOMMENDATION and recommendations:
        return Mark(AT_RECOMMENDATION, _("Recommendation"), url=mark.url)
    return mark


def recommendation_mark(marks: Marks, recommendation: Recommendation) -> Mark:
    """Mark a recommendation."""
    return _mark(marks.of("recommendation", recommendation.pk), recommendation)


def _mark(found: Public, record: Finding | Recommendation) -> Mark:
    is_public = record.published_on is not None and record.code
    url = reverse(settings.PAYDAS_THREAD_PAGE, args=[record.code]) if is_public else ""
    return Mark(found.at, found.label, found.is_stopped, url)
