"""The listening on a thread: voices begin it; solutions and problems stand beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from paydas.consultations.queries.crowd import crowd_of, snapshot_of
from paydas.consultations.queries.suppression import Snapshot
from paydas.listening.models import Contribution, ContributionLink
from paydas.listening.queries.contributions import visible_to, with_words, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.consultations.queries.suppression import Crowd
    from paydas.core.actors import Actor
    from paydas.kernel.threads import Hop

KIND = "contribution"
# Nothing of an earlier step leads to a voice: the thread begins here.
HOPS: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceLabel:
    """What a reader may see of a voice; `shared` holds what at least five participants share."""

    id: UUID
    code: str
    text: str
    kind: str
    channel: str
    at: datetime
    said_by: int | None
    present: int | None
    gathering: str
    place: str
    shared: Snapshot
    is_sample: bool


def labels(actor: Actor, ids: Collection[UUID]) -> dict[UUID, VoiceLabel]:
    """Return the voices that a reader may see; the missing ones are not public. Two queries."""
    found = list(_with_label(with_words(visible_to(actor).filter(pk__in=ids))))
    shared = coarsened(found)
    return {one.pk: label_of(one, shared[one.pk]) for one in found}


def _with_label(found: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Load what a label says and nothing else: a thread has many."""
    return found.select_related("table__session__gathering", "participant__province").only(
        "consultation_id", "code", "kind", "channel", "noted_at", "said_by", "present",
        "is_sample", "table__session__gathering__title", "table__session__gathering__province_id",
        "participant__sector", "participant__areas", "participant__disclosure",
        "participant__province__nuts1",
    )  # fmt: skip


def label_of(one: Contribution, shared: Snapshot) -> VoiceLabel:
    """Return the label of a contribution whose words, meeting and speaker are loaded."""
    gathering = one.table.session.gathering if one.table is not None else None
    return VoiceLabel(
        id=one.pk,
        code=one.code or "",
        text=words_of(one),
        kind=one.kind,
        channel=one.channel,
        at=one.noted_at,
        said_by=one.said_by,
        present=one.present,
        gathering=gathering.title if gathering else "",
        place=(gathering.province_id or "") if gathering else "",
        shared=shared,
        is_sample=one.is_sample,
    )


def coarsened(found: Iterable[Contribution]) -> dict[UUID, Snapshot]:
    """Return what may stand in public beside each contribution; one query a consultation.

    A table's voice without a recorded speaker has nothing beside it but its meeting.
    """
    crowds: dict[UUID, Crowd] = {}
    shown: dict[UUID, Snapshot] = {}
    for one in found:
        person = one.participant
        if person is None or person.disclosure == "anonymous":
            shown[one.pk] = Snapshot()
            continue
        if one.consultation_id not in crowds:
            crowds[one.consultation_id] = crowd_of(one.consultation_id)
        shown[one.pk] = crowds[one.consultation_id].coarsen(snapshot_of(person))
    return shown


@dataclass(frozen=True, slots=True)
class SideLink:
    """A voice beside another: the solution proposed to a problem, a repetition, a contradiction."""

    origin_id: UUID
    target_id: UUID
    kind: str


def side_links(actor: Actor, ids: Collection[UUID]) -> Sequence[SideLink]:
    """Return the links of some voices to others, of which the reader may see both ends."""
    seen = visible_to(actor).values("pk")
    found = ContributionLink.objects.filter(
        Q(origin_id__in=ids) | Q(target_id__in=ids), origin__in=seen, target__in=seen
    )
    return [
        SideLink(origin, target, kind)
        for origin, target, kind in found.order_by("pk").values_list(
            "origin_id", "target_id", "kind"
        )
    ]


def id_of_code(code: str) -> UUID | None:
    """Return the contribution that a public code names, whether or not its words are public."""
    return Contribution.objects.filter(code=code).values_list("pk", flat=True).first()
