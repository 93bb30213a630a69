"""What the values of an indicator mean: progress, increments, on or off track.

Nothing here asks the database. A value that nobody has is None and is never taken for zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from paydas.monitoring.vocabulary import Standing
from paydas.planning.vocabulary import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

# How far a value that is to be kept may stray from its target.
KEEP_WITHIN = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Span:
    """A reporting period."""

    id: UUID
    label: str
    starts_on: date
    ends_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Point:
    """One period of an indicator: what was aimed at, what was measured, whether it was due."""

    span: Span
    target: Decimal | None
    actual: Decimal | None
    is_due: bool


@dataclass(frozen=True, slots=True)
class Course:
    """An indicator over its periods; only approved values are in it.

    `accumulates` says that each value is a total since the start of the plan.
    """

    points: tuple[Point, ...]
    direction: str = Direction.UP
    accumulates: bool = False
    baseline: Decimal | None = None
    # By period, as the measurement keeps it: queries.parts reads it.
    parts: Mapping[UUID, Sequence[Mapping[str, Any]]] = field(default_factory=dict)

    @property
    def latest(self) -> Point | None:
        """The last period with a value."""
        return next((p for p in reversed(self.points) if p.actual is not None), None)

    @property
    def final_target(self) -> Decimal | None:
        """The value aimed at in the end."""
        return next((p.target for p in reversed(self.points) if p.target is not None), None)

    @property
    def missing(self) -> int:
        """How many periods are due and have no value."""
        return sum(1 for point in self.points if point.is_due and point.actual is None)

    @property
    def progress(self) -> Decimal | None:
        """The share of the way from the baseline to the final target; None when unknowable.

        (value - baseline) / (target - baseline), also where less is better. Without a baseline
        only a rising measure has a way, from zero. May be negative or above one.
        """
        latest, goal = self.latest, self.final_target
        start = self.baseline
        if start is None and self.direction == Direction.UP:
            start = Decimal(0)
        if latest is None or latest.actual is None or goal is None or start is None:
            return None
        if self.direction == Direction.KEEP or goal == start:
            return None
        return (latest.actual - start) / (goal - start)

    @property
    def standing(self) -> str:
        """How the last value stands against the target of its own period."""
        latest = self.latest
        if latest is None or latest.actual is None:
            is_due = any(point.is_due for point in self.points)
            return Standing.NO_DATA if is_due else Standing.NOT_DUE
        goal = self.final_target
        if goal is None:
            return Standing.NO_TARGET
        if self.direction != Direction.KEEP and self.meets(latest.actual, goal):
            return Standing.REACHED
        aim = self._target_by(latest)
        if aim is None:
            return Standing.NO_TARGET
        return Standing.ON_TRACK if self.meets(latest.actual, aim) else Standing.BEHIND

    def _target_by(self, point: Point) -> Decimal | None:
        until = self.points[: self.points.index(point) + 1]
        return next((p.target for p in reversed(until) if p.target is not None), None)

    def meets(self, value: Decimal, target: Decimal) -> bool:
        """Tell whether a value is as good as its target."""
        if self.direction == Direction.DOWN:
            return value <= target
        if self.direction == Direction.KEEP:
            return abs(value - target) <= abs(target) * KEEP_WITHIN
        return value >= target

    @property
    def increments(self) -> tuple[Decimal | None, ...]:
        """What each period added to a total; None where a value or the one before is missing.

        Of a measure that is no total the values themselves.
        """
        actuals = [point.actual for point in self.points]
        if not self.accumulates or not actuals:
            return tuple(actuals)
        first = actuals[0] - (self.baseline or Decimal(0)) if actuals[0] is not None else None
        steps = [
            None if one is None or other is None else other - one
            for one, other in pairwise(actuals)
        ]
        return (first, *steps)


@dataclass(frozen=True, slots=True)
class Aim:
    """The value aimed at by a day."""

    due_on: date
    value: Decimal


def points_of(
    spans: Sequence[Span], aims: Sequence[Aim], values: dict[UUID, Decimal], *, on: date
) -> tuple[Point, ...]:
    """Lay targets and values over the periods in which the indicator is measured.

    Where there are targets, these say in which periods a value is expected; without any, it is
    expected in all. A value in another period is shown too.
    """
    points = []
    for span in spans:
        target = target_in(span, aims)
        if target is None and aims and span.id not in values:
            continue
        is_expected = target is not None or not aims
        points.append(Point(span, target, values.get(span.id), is_expected and span.due_on < on))
    return tuple(points)


def target_in(span: Span, aims: Sequence[Aim]) -> Decimal | None:
    """Return the last target whose day lies in the period."""
    inside = [aim for aim in aims if span.starts_on <= aim.due_on <= span.ends_on]
    return max(inside, key=lambda aim: aim.due_on).value if inside else None


def is_expected(span: Span, aims: Sequence[Aim]) -> bool:
    """Tell whether a value is expected in a period."""
    return not aims or target_in(span, aims) is not None
