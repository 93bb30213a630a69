"""How contributions stand to each other: answers, repeats, opposes; split and merge."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid5

from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.listening.access import can_clear
from paydas.listening.models import Contribution, ContributionLink, ContributionText
from paydas.listening.operations.clearing import approve
from paydas.listening.operations.words import Place, Said, contribution_of, first_words
from paydas.listening.vocabulary import (
    ContributionState,
    LinkKind,
    ListeningChannel,
    ListeningError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

MIN_PARTS = 2


@operation
def link_contributions(
    *, by: Actor, pairs: Iterable[tuple[UUID, UUID]], kind: str = LinkKind.ANSWERS
) -> int:
    """Say how the first of each pair stands to the second; links there are stay. Return how many.

    Raises ListeningError: link_itself, link_consultation.
    """
    wanted = list(pairs)
    homes = dict(
        Contribution.objects.filter(pk__in={key for pair in wanted for key in pair}).values_list(
            "pk", "consultation_id"
        )
    )
    for consultation_id in set(homes.values()):
        require(can_clear(by, consultation_id))
    for origin, target in wanted:
        if origin == target:
            raise ListeningError("link_itself")
        if homes.get(origin) is None or homes.get(origin) != homes.get(target):
            raise ListeningError("link_consultation")
    known = set(
        ContributionLink.objects.filter(
            origin_id__in=[origin for origin, _ in wanted], kind=kind
        ).values_list("origin_id", "target_id")
    )
    fresh = [
        ContributionLink(origin_id=origin, target_id=target, kind=kind)
        for origin, target in dict.fromkeys(wanted)
        if (origin, target) not in known
    ]
    ContributionLink.objects.bulk_create(fresh)
    for one in fresh:
        record(one, scope=homes[one.origin_id], kind=str(kind), origin=one.origin_id)
    return len(fresh)


@operation
def unlink(*, by: Actor, link_id: int) -> None:
    """Take a link back."""
    found = ContributionLink.objects.select_related("origin").get(pk=link_id)
    require(can_clear(by, found.origin.consultation_id))
    record(found, scope=found.origin.consultation_id, kind=str(found.kind), origin=found.origin_id)
    found.delete()


@operation
def split(
    *,
    by: Actor,
    contribution_id: Key,
    seen: int,
    parts: Sequence[Said],
    at: datetime | None = None,
) -> list[Contribution]:
    """Part one contribution that says several things; each part gets its own code.

    The whole stays as it was said; the parts say that they were split from it.
    Raises ListeningError: part_needed, empty, too_long.
    """  # fmt: skip
    whole = lock(Contribution, contribution_id, seen)
    require(can_clear(by, whole.consultation_id))
    if len(parts) < MIN_PARTS:
        raise ListeningError("part_needed")
    known = list(Contribution.objects.filter(pk__in=[part.id for part in parts]))
    if known:
        return known
    place = Place(
        consultation_id=whole.consultation_id,
        table=whole.table,
        interview=whole.interview,
        channel=ListeningChannel(whole.channel),
        is_sample=whole.is_sample,
    )
    made = [contribution_of(part, place, whole.noted_at) for part in parts]
    words = [first_words(part, one, by) for part, one in zip(parts, made, strict=True)]
    Contribution.objects.bulk_create(made)
    ContributionText.objects.bulk_create(words)
    ContributionLink.objects.bulk_create(
        ContributionLink(origin=one, target=whole, kind=LinkKind.SPLIT_FROM) for one in made
    )
    for one in made:
        record(one, scope=whole.consultation_id, split_from=whole.pk)
    if whole.state == ContributionState.DRAFT:
        return made
    return approve(by=by, contribution_ids=[one.pk for one in made], at=at or timezone.now())


@operation
def merge(*, by: Actor, contribution_ids: Iterable[UUID], into_id: UUID) -> int:
    """Say that contributions are the same thing said again; all of them and their codes stay."""
    pairs = [(key, into_id) for key in contribution_ids]
    return link_contributions(by=by, pairs=pairs, kind=LinkKind.MERGED_INTO)


def parts_of(whole: Contribution, texts: Iterable[str], key: str) -> list[Said]:
    """Return the parts of a contribution as things said, with all that the whole knows.

    Their ids follow from `key`, which the form made, so that posting twice takes apart once.
    """
    return [
        Said(
            kind=whole.kind,
            text=text,
            id=uuid5(whole.pk, f"{key}:{place}"),
            said_by=whole.said_by,
            present=whole.present,
            question_id=whole.question_id,
            heading_id=whole.heading_id,
            participant_id=whole.participant_id,
            asked=whole.asked,
            is_part=True,
        )
        for place, text in enumerate(texts)
        if text.strip()
    ]
