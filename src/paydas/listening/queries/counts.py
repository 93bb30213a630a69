"""How much was heard, by channel and by meeting; who spoke."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from paydas.gatherings.models import Table
from paydas.listening.models import Contribution, Interview, Submission
from paydas.listening.vocabulary import (
    ContributionState,
    InterviewState,
    ListeningChannel,
    SubmissionState,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from paydas.core.vocabulary import Key

NOT_DRAFT = ~Q(state=ContributionState.DRAFT)


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """What came through one channel: voices of all states and where the public sees them."""

    channel: str
    noted: int = 0
    approved: int = 0
    cleared: int = 0
    withheld: int = 0

    @property
    def voices(self) -> int:
        """Contributions that were approved as said: approved, public and withheld."""
        return self.approved + self.cleared + self.withheld


@dataclass(frozen=True, slots=True)
class Heard:
    """The figures that the method annex states: per channel, and how many were asked."""

    channels: Mapping[str, ChannelCount] = field(default_factory=dict)
    survey_invited: int = 0
    survey_sent: int = 0
    interviews_planned: int = 0
    interviews_held: int = 0
    interviews_declined: int = 0
    tables_with_notes: int = 0

    @property
    def voices(self) -> int:
        """All approved contributions."""
        return sum(one.voices for one in self.channels.values())


def channel_counts(consultation_id: Key) -> Heard:
    """Count what was heard in a consultation, by channel and state; four queries."""
    key = str(consultation_id)
    rows = (
        Contribution.objects.filter(consultation_id=key)
        .values_list("channel", "state")
        .annotate(n=Count("pk"))
        .order_by()
    )
    by_channel: dict[str, dict[str, int]] = {str(c): {} for c, _ in ListeningChannel.options()}
    for channel, state, n in rows:
        by_channel[channel][state] = n
    tables = Contribution.objects.filter(consultation_id=key).exclude(table=None)
    submissions = Submission.objects.filter(survey__consultation_id=key).aggregate(
        invited=Count("pk"), sent=Count("pk", filter=Q(state=SubmissionState.SUBMITTED))
    )
    held = dict(
        Interview.objects.filter(consultation_id=key)
        .values_list("state")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return Heard(
        channels={
            channel: ChannelCount(
                channel,
                noted=states.get(ContributionState.DRAFT, 0),
                approved=states.get(ContributionState.APPROVED, 0),
                cleared=states.get(ContributionState.CLEARED, 0),
                withheld=states.get(ContributionState.WITHHELD, 0),
            )
            for channel, states in by_channel.items()
        },
        survey_invited=submissions["invited"],
        survey_sent=submissions["sent"],
        interviews_planned=held.get(InterviewState.PLANNED, 0),
        interviews_held=held.get(InterviewState.HELD, 0),
        interviews_declined=held.get(InterviewState.DECLINED, 0),
        tables_with_notes=tables.aggregate(n=Count("table", distinct=True))["n"],
    )


@dataclass(frozen=True, slots=True)
class Spoke:
    """Who spoke at a meeting. `people` is None where no table recorded speakers: never 0."""

    people: int | None
    recorded_tables: int
    tables: int


def spoke_at(gathering_ids: Iterable[Key]) -> dict[UUID, Spoke]:
    """Count who spoke at each gathering; two queries.

    Only tables that record speakers are counted: beside them the others' silence means nothing.
    """
    keys = [str(key) for key in gathering_ids]
    tables = (
        Table.objects.filter(session__gathering_id__in=keys)
        .values_list("session__gathering_id")
        .annotate(n=Count("pk"), recorded=Count("pk", filter=Q(records_speakers=True)))
        .order_by()
    )
    spoken = dict(
        Contribution.objects.filter(
            NOT_DRAFT,
            table__session__gathering_id__in=keys,
            table__records_speakers=True,
        )
        .values_list("table__session__gathering_id")
        .annotate(n=Count("participant", distinct=True))
        .order_by()
    )
    return {
        key: Spoke(spoken.get(key, 0) if recorded else None, recorded, n)
        for key, n, recorded in tables
    }


def speakers_of(consultation_id: Key) -> set[UUID]:
    """Return the participants known to have spoken, by any channel."""
    found = Contribution.objects.filter(
        NOT_DRAFT, consultation_id=str(consultation_id), participant__isnull=False
    )
    return {key for key in found.values_list("participant_id", flat=True) if key is not None}


def kind_counts(consultation_id: Key, *, cleared_only: bool) -> dict[str, int]:
    """Count contributions by kind."""
    found = Contribution.objects.filter(NOT_DRAFT, consultation_id=str(consultation_id))
    if cleared_only:
        found = found.filter(state=ContributionState.CLEARED)
    return dict(found.values_list("kind").annotate(n=Count("pk")).order_by())
