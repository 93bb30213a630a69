"""Who was expected, who came, who sat where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from paydas.consultations.models import Participant
from paydas.gatherings.models import AccessNeed, Attendance
from paydas.gatherings.vocabulary import GatheringState, Presence
from paydas.kernel.text.folding import fold

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key
    from paydas.gatherings.models import Gathering, Session


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many are expected, present, absent; nobody marked yet is not the same as nobody came."""

    expected: int
    present: int
    absent: int

    @property
    def is_recorded(self) -> bool:
        """Whether anybody was marked at all."""
        return bool(self.present or self.absent)


def door_list(session: Session) -> QuerySet[Attendance]:
    """Return who is on the list of a session, by the name of the body."""
    return (
        Attendance.objects.filter(session=session)
        .select_related("participant__person", "participant__organisation", "table")
        .order_by("participant__organisation__sort", "participant__person__sort", "participant_id")
    )


def named(words: str, found: QuerySet[Attendance]) -> QuerySet[Attendance]:
    """Return the lines whose person or body is named so."""
    for word in words.split():
        key = fold(word)
        found = found.filter(
            Q(participant__person__search__contains=key)
            | Q(participant__organisation__search__contains=key)
        )
    return found


def turnout(session: Session) -> Turnout:
    """Count the list of a session; one query."""
    counts = dict(
        Attendance.objects.filter(session=session)
        .order_by()
        .values_list("presence")
        .annotate(n=Count("pk"))
    )
    return _turnout(counts)


def turnouts(gathering: Gathering) -> list[tuple[Session, Turnout]]:
    """Count the lists of all sessions of a gathering; two queries."""
    counts: dict[UUID, dict[str, int]] = {}
    rows = (
        Attendance.objects.filter(session__gathering=gathering)
        .order_by()
        .values_list("session_id", "presence")
        .annotate(n=Count("pk"))
    )
    for session_id, presence, n in rows:
        counts.setdefault(session_id, {})[presence] = n
    return [
        (one, _turnout(counts.get(one.pk, {}))) for one in gathering.sessions.order_by("number")
    ]


def _turnout(counts: dict[str, int]) -> Turnout:
    return Turnout(
        counts.get(Presence.EXPECTED, 0),
        counts.get(Presence.PRESENT, 0),
        counts.get(Presence.ABSENT, 0),
    )


def attended(consultation_id: Key, gathering_id: Key | None = None) -> QuerySet[Participant]:
    """Return the participants who were present in any session, each once."""
    lines = Attendance.objects.filter(
        session__gathering__consultation_id=consultation_id, presence=Presence.PRESENT
    )
    if gathering_id is not None:
        lines = lines.filter(session__gathering_id=gathering_id)
    return Participant.objects.filter(pk__in=lines.values("participant_id"))


def participants_at(gathering: Gathering) -> QuerySet[Participant]:
    """Return who is on any list of a gathering, by name."""
    lines = Attendance.objects.filter(session__gathering=gathering)
    return (
        Participant.objects.filter(pk__in=lines.values("participant_id"))
        .select_related("person", "organisation")
        .order_by("organisation__sort", "person__sort", "pk")
    )


def at_table(table_id: Key) -> QuerySet[Participant]:
    """Return who sat at a table: the people whom its receipt link is for."""
    return Participant.objects.filter(
        attendances__table_id=table_id, attendances__presence=Presence.PRESENT
    ).select_related("person", "organisation")


def needs_of(gathering: Gathering) -> QuerySet[AccessNeed]:
    """Return the access needs of a gathering: what is not arranged yet first."""
    return (
        gathering.access_needs.filter(participant__erased_at=None)
        .select_related("participant__person", "participant__organisation")
        .order_by("is_arranged", "kind", "pk")
    )


def spent_needs(days: int) -> list[UUID]:
    """Return the ids of access needs that have served their purpose.

    Those of erased participants, of cancelled gatherings, and of gatherings that were held in a
    month that ended more than `days` ago: what somebody needs is nobody's business for longer.
    Invented needs stay: they are nobody's, and the worked example is older than any limit.
    """
    limit = timezone.localdate() - timedelta(days=days)
    over = Q(gathering__year__lt=limit.year) | Q(
        gathering__year=limit.year, gathering__month__lt=limit.month
    )
    return list(
        AccessNeed.objects.filter(is_sample=False)
        .filter(
            Q(participant__erased_at__isnull=False)
            | Q(gathering__state=GatheringState.CANCELLED)
            | (Q(gathering__state=GatheringState.HELD) & over)
        )
        .values_list("pk", flat=True)
    )
