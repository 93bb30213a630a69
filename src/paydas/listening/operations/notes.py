"""Writing down what is said: notes of a table, passages, written contributions, parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.gatherings.models import Table
from paydas.listening.access import can_edit_words, can_note, can_survey, can_write_down
from paydas.listening.models import Contribution, ContributionLink, ContributionText
from paydas.listening.operations.words import (
    Place,
    Said,
    clean_weight,
    contribution_of,
    first_words,
    flattened,
    fresh_of,
)
from paydas.listening.vocabulary import (
    ContributionState,
    LinkKind,
    ListeningChannel,
    ListeningError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@operation
def take_notes(
    *, by: Actor, place: Place, said: Sequence[Said], at: datetime | None = None
) -> list[Contribution]:
    """Write down what was said in one place, many at once; what was posted before stays as it is.

    A problem with a solution becomes two linked contributions. Returns one contribution for each
    thing said (not for its solution), in order.
    Raises ListeningError: empty, too_long, unknown_kind, weight, other_record, consent_needed.
    """
    require(_may_write(by, place))
    if place.interview is not None and place.interview.consent_id is None:
        raise ListeningError("consent_needed")
    fresh, known = fresh_of(flattened(said), place)
    moment = at or timezone.now()
    made = {one.id: contribution_of(one, place, moment) for one in fresh}
    words = [first_words(one, made[one.id], by) for one in fresh]
    Contribution.objects.bulk_create(made.values())
    ContributionText.objects.bulk_create(words)
    everything = known | made
    ContributionLink.objects.bulk_create(
        ContributionLink(
            origin=everything[one.solution_id], target=everything[one.id], kind=LinkKind.ANSWERS
        )
        for one in said
        if one.solution.strip() and one.solution_id in made
    )
    for contribution in made.values():
        record(
            contribution,
            scope=place.consultation_id,
            kind=str(contribution.kind),
            channel=str(contribution.channel),
        )
    return [everything[one.id] for one in said]


@operation
def take_note(*, by: Actor, table_id: Key, said: Said, at: datetime | None = None) -> Contribution:
    """Write down one note at a table; the same id twice is one record."""
    return take_notes(by=by, place=place_of(table_id), said=[said], at=at)[0]


def place_of(table_id: Key) -> Place:
    """Return a table as a place where something is said."""
    table = Table.objects.select_related("session__gathering").get(pk=table_id)
    return Place(
        consultation_id=table.session.gathering.consultation_id,
        table=table,
        channel=ListeningChannel.TABLE,
        is_sample=table.is_sample,
    )


def _may_write(by: Actor, place: Place) -> bool:
    if place.table is not None:
        return can_note(by, place.table)
    if place.interview is not None:
        return can_survey(by, place.consultation_id)
    if place.channel == ListeningChannel.SURVEY:
        return by.is_system  # a submission writes its own voices, after its own check
    return can_write_down(by, place.consultation_id)


@operation
def weigh(*, by: Actor, contribution_id: Key, seen: int, **values: object) -> Contribution:
    """Change the kind, the weight, the rank or the place in the outline of a contribution.

    `values` are kind, said_by, present, rank, question_id, heading_id.
    """
    contribution = _locked(contribution_id, seen)
    require(can_edit_words(by, contribution))
    said_by, present = (values.get(n, getattr(contribution, n)) for n in ("said_by", "present"))
    clean_weight(_whole(said_by), _whole(present))
    changed = save_changes(contribution, **values)
    record(contribution, scope=contribution.consultation_id, fields=changed)
    return contribution


def _whole(value: object) -> int | None:
    return None if value is None else int(str(value))


@operation
def discard_draft(*, by: Actor, contribution_id: Key) -> None:
    """Throw a draft away that was noted by mistake; approved voices are never deleted."""
    contribution = _locked(contribution_id, None)
    require(can_edit_words(by, contribution))
    if contribution.state != ContributionState.DRAFT:
        raise ListeningError("not_draft")
    record(contribution, scope=contribution.consultation_id, kind=str(contribution.kind))
    contribution.delete()


def _locked(contribution_id: Key, seen: int | None) -> Contribution:
    return lock(Contribution, contribution_id, seen)
