"""The frozen values of a plan's tree, and how they are read back from an edition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from paydas.planning.vocabulary import GapKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Basis:
    """A recommendation or finding that an objective or activity rests on."""

    kind: str
    id: UUID
    code: str
    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TargetValue:
    """The value aimed at by a day."""

    due_on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorLeaf:
    """An indicator with its targets."""

    id: UUID
    code: str
    number: str
    name: str
    unit: str
    direction: str
    accumulates: bool
    baseline: Decimal | None
    baseline_on: date | None
    means_of_verification: str
    assumption: str
    frequency: str
    targets: tuple[TargetValue, ...]


@dataclass(frozen=True, slots=True)
class ActivityLeaf:
    """An activity with its bodies, what it rests on and how it is measured."""

    id: UUID
    code: str
    number: str
    title: str
    description: str
    starts_on: date | None
    ends_on: date | None
    budget: Decimal | None
    currency: str
    unasked_reason: str
    responsible: str
    cooperating: tuple[str, ...]
    bases: tuple[Basis, ...]
    indicators: tuple[IndicatorLeaf, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveBranch:
    """An objective with its activities."""

    id: UUID
    code: str
    number: str
    title: str
    description: str
    group: str
    unasked_reason: str
    bases: tuple[Basis, ...]
    activities: tuple[ActivityLeaf, ...]
    indicators: tuple[IndicatorLeaf, ...]

    @property
    def recommendations(self) -> set[UUID]:
        """The recommendations that the objective and its activities rest on."""
        bases = [*self.bases, *(basis for leaf in self.activities for basis in leaf.bases)]
        return {basis.id for basis in bases if basis.kind == "recommendation"}


@dataclass(frozen=True, slots=True)
class Gap:
    """What was declared open when the plan was published."""

    kind: str
    count: int
    reason: str
    due_on: date

    @property
    def label(self) -> StrOrPromise:
        """The kind in the reader's language."""
        return GapKind.label_of(self.kind)


@dataclass(frozen=True, slots=True)
class PlanTree:
    """A whole plan."""

    id: UUID
    title: str
    summary: str
    starts_on: date
    ends_on: date
    group_label: str
    objective_label: str
    activity_label: str
    vision_title: str
    vision_text: str
    objectives: tuple[ObjectiveBranch, ...]
    is_sample: bool = False
    gaps: tuple[Gap, ...] = ()

    @property
    def activities(self) -> tuple[ActivityLeaf, ...]:
        """All activities in their order."""
        return tuple(leaf for branch in self.objectives for leaf in branch.activities)

    @property
    def indicators(self) -> tuple[IndicatorLeaf, ...]:
        """All indicators: of each objective, then of its activities."""
        return tuple(self._walk_indicators())

    def _walk_indicators(self) -> Iterator[IndicatorLeaf]:
        for branch in self.objectives:
            yield from branch.indicators
            for leaf in branch.activities:
                yield from leaf.indicators

    def with_gaps(self, gaps: tuple[Gap, ...]) -> PlanTree:
        """Return the tree as it is published with declared gaps."""
        return replace(self, gaps=gaps)


def tree_from(content: dict[str, Any]) -> PlanTree:
    """Read a tree back from the content of an edition."""
    return PlanTree(
        **{
            **content,
            "id": UUID(content["id"]),
            "starts_on": date.fromisoformat(content["starts_on"]),
            "ends_on": date.fromisoformat(content["ends_on"]),
            "objectives": tuple(_branch(one) for one in content["objectives"]),
            "gaps": tuple(
                Gap(**{**one, "due_on": date.fromisoformat(one["due_on"])})
                for one in content["gaps"]
            ),
        }
    )


def _branch(said: dict[str, Any]) -> ObjectiveBranch:
    return ObjectiveBranch(
        **{**_node(said), "activities": tuple(_leaf(one) for one in said["activities"])}
    )


def _leaf(said: dict[str, Any]) -> ActivityLeaf:
    return ActivityLeaf(
        **{
            **_node(said),
            "starts_on": _day(said["starts_on"]),
            "ends_on": _day(said["ends_on"]),
            "budget": _value(said["budget"]),
            "cooperating": tuple(said["cooperating"]),
        }
    )


def _node(said: dict[str, Any]) -> dict[str, Any]:
    """Read what objectives and activities share."""
    return {
        **said,
        "id": UUID(said["id"]),
        "bases": tuple(Basis(**{**one, "id": UUID(one["id"])}) for one in said["bases"]),
        "indicators": tuple(_indicator(one) for one in said["indicators"]),
    }


def _indicator(said: dict[str, Any]) -> IndicatorLeaf:
    return IndicatorLeaf(
        **{
            **said,
            "id": UUID(said["id"]),
            "baseline": _value(said["baseline"]),
            "baseline_on": _day(said["baseline_on"]),
            "targets": tuple(
                TargetValue(date.fromisoformat(one["due_on"]), Decimal(one["value"]))
                for one in said["targets"]
            ),
        }
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _value(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None
