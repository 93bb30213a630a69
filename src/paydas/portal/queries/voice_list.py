"""The public voices of a consultation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from paydas.core.actors import VISITOR
from paydas.core.queries.kept import kept
from paydas.gatherings.queries.gatherings import gatherings_of
from paydas.listening.queries.contributions import for_list, narrowed
from paydas.listening.queries.threads import coarsened, label_of
from paydas.listening.vocabulary import ContributionKind, ListeningChannel
from paydas.portal.queries.voices import how_many, speaker, where
from paydas.portal.queries.wording import moment_day
from paydas.thread.queries.marks import Mark, marks_in
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key
    from paydas.listening.queries.contributions import Wanted
    from paydas.listening.queries.threads import VoiceLabel
    from paydas.portal.queries.records import Consultation, Contribution


@dataclass(frozen=True, slots=True)
class PublicVoice:
    """A voice as a row of the list and of the open data."""

    code: str
    url: str
    kind: str
    text: str
    where: str
    on: str
    channel: str
    heading: str
    said_by: str
    speaker: str
    mark: Mark
    is_sample: bool


def voices(consultation_id: Key, wanted: Wanted) -> QuerySet[Contribution]:
    """Return the voices whose words are public, in the order in which they were said."""
    return narrowed(for_list(VISITOR, consultation_id), wanted).order_by("noted_at", "code")


def rows_of(consultation_id: Key, found: Iterable[Contribution]) -> list[PublicVoice]:
    """Describe voices; the mark of the thread costs no query of its own per row."""
    rows = list(found)
    marks = marks_in(consultation_id)
    shared = coarsened(rows)
    return [
        _row(label_of(one, shared[one.pk]), one, marks.of(str(Station.CONTRIBUTION), one.pk))
        for one in rows
    ]


def _row(voice: VoiceLabel, one: Contribution, mark: Mark) -> PublicVoice:
    return PublicVoice(
        code=voice.code,
        url=reverse("portal:thread", args=[voice.code]),
        kind=str(ContributionKind.label_of(voice.kind)),
        text=voice.text,
        where=where(voice),
        on=moment_day(voice.at),
        channel=str(ListeningChannel.label_of(voice.channel)),
        heading=str(one.heading or ""),
        said_by=how_many(voice),
        speaker=speaker(voice.shared),
        mark=mark,
        is_sample=voice.is_sample,
    )


@kept
def gathering_options(consultation_id: Key) -> Sequence[tuple[str, str]]:
    """Return the gatherings for a select."""
    return [(str(one.pk), one.title) for one in gatherings_of(consultation_id)]


def heading_options(one: Consultation) -> Sequence[tuple[str, str]]:
    """Return the headings for a select."""
    return [(str(found.pk), found.title) for found in one.headings.all()]
