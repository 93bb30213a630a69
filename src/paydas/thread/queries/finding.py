"""Find the record that a public code names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.kernel.text.codes import parse_code
from paydas.kernel.threads import Node
from paydas.listening.queries.contributions import visible_to as visible_voices
from paydas.listening.queries.threads import id_of_code
from paydas.listening.vocabulary import LETTER
from paydas.planning.queries.threads import (
    visible_activities,
    visible_indicators,
    visible_objectives,
)
from paydas.planning.vocabulary import ACTIVITY_LETTER, INDICATOR_LETTER, OBJECTIVE_LETTER
from paydas.sensemaking.queries.findings import visible_to as visible_findings
from paydas.sensemaking.queries.recommendations import visible_to as visible_recommendations
from paydas.sensemaking.vocabulary import FINDING_LETTER, RECOMMENDATION_LETTER
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.actors import Actor

    Visible = Callable[[Actor], QuerySet[Any]]

OWN = ("consultation_id",)
# The letter of a code names its kind, so that a code is looked up in one table. The path leads
# to the consultation; an indicator has two, of which one is empty.
KINDS: dict[str, tuple[Station, Visible, tuple[str, ...]]] = {
    LETTER: (Station.CONTRIBUTION, visible_voices, OWN),
    FINDING_LETTER: (Station.FINDING, visible_findings, OWN),
    RECOMMENDATION_LETTER: (Station.RECOMMENDATION, visible_recommendations, OWN),
    OBJECTIVE_LETTER: (Station.OBJECTIVE, visible_objectives, ("plan__consultation_id",)),
    ACTIVITY_LETTER: (Station.ACTIVITY, visible_activities, ("objective__plan__consultation_id",)),
    INDICATOR_LETTER: (
        Station.INDICATOR,
        visible_indicators,
        ("objective__plan__consultation_id", "activity__objective__plan__consultation_id"),
    ),
}


@dataclass(frozen=True, slots=True)
class Found:
    """The record of a code and its consultation; None while the record itself is not public."""

    code: str
    node: Node
    consultation_id: UUID | None


def canonical(raw: str) -> str | None:
    """Return a code as it is written, whatever way it was typed; None when it has a mistake."""
    return parse_code(raw)


def record_of(actor: Actor, raw: str) -> Found | None:
    """Return the record that a code names, as far as the reader may know of it.

    A contribution is found also while its words are not public: who holds its code may see what
    became of it. At most two queries.
    """
    code = parse_code(raw)
    if code is None or code[0] not in KINDS:
        return None
    kind, visible_to, paths = KINDS[code[0]]
    row = visible_to(actor).filter(code=code).values_list("pk", *paths).first()
    if row is not None:
        consultation_id = next((one for one in row[1:] if one is not None), None)
        return Found(code, Node(str(kind), row[0]), consultation_id)
    hidden = id_of_code(code) if kind == Station.CONTRIBUTION else None
    return Found(code, Node(str(kind), hidden), None) if hidden else None
