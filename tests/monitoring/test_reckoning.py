from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from paydas.monitoring.queries.reckoning import Aim, Course, Span, points_of

SPANS = tuple(
    Span(UUID(int=n), label, date(year, month, 1), date(year, month + 5, 30), due)
    for n, (label, year, month, due) in enumerate(
        [
            ("2022/1", 2022, 1, date(2022, 7, 31)),
            ("2022/2", 2022, 7, date(2023, 1, 31)),
            ("2023/1", 2023, 1, date(2023, 7, 31)),
        ]
    )
)


def course(targets, actuals, *, on=date(2024, 1, 1), **traits):
    aims = [
        Aim(span.ends_on, Decimal(t))
        for span, t in zip(SPANS, targets, strict=True)
        if t is not None
    ]
    values = {s.id: Decimal(a) for s, a in zip(SPANS, actuals, strict=True) if a is not None}
    if "baseline" in traits:
        traits["baseline"] = Decimal(traits["baseline"])
    return Course(points_of(SPANS, aims, values, on=on), **traits)


@pytest.mark.parametrize(
    ("direction", "targets", "actuals", "standing"),
    [
        ("up", (10, 20, 30), (11, 19, None), "behind"),
        ("up", (10, 20, 30), (11, 20, None), "on_track"),
        ("up", (10, 20, 30), (11, 20, 30), "reached"),
        ("down", (40, 30, 20), (39, 31, None), "behind"),
        ("down", (40, 30, 20), (39, 30, None), "on_track"),
        ("down", (40, 30, 20), (20, None, None), "reached"),
        ("keep", (100, 100, 100), (104, 96, None), "on_track"),
        ("keep", (100, 100, 100), (104, 94, None), "behind"),
        ("up", (10, 20, 30), (None, None, None), "no_data"),
        ("up", (None, None, None), (5, None, None), "no_target"),
    ],
)
def test_standing_compares_the_last_value_with_the_target_of_its_period(
    direction, targets, actuals, standing
):
    assert course(targets, actuals, direction=direction).standing == standing


def test_a_measure_that_is_not_due_yet_has_no_standing():
    assert course((10, 20, 30), (None,) * 3, on=date(2022, 5, 1)).standing == "not_due"


@pytest.mark.parametrize(
    ("traits", "targets", "actuals", "share"),
    [
        ({"baseline": 10}, (20, 30, 50), (20, None, None), "0.25"),
        ({"baseline": 50, "direction": "down"}, (40, 30, 10), (40, None, None), "0.25"),
        ({"baseline": 10}, (20, 30, 50), (6, None, None), "-0.1"),
        ({}, (20, 30, 40), (None, 10, None), "0.25"),
        ({"direction": "down"}, (20, 15, 10), (None, 12, None), None),
        ({"baseline": 10}, (20, 30, 50), (None, None, None), None),
        ({"baseline": 10}, (None, None, None), (20, None, None), None),
        ({"baseline": 50}, (50, 50, 50), (50, None, None), None),
    ],
)
def test_progress_is_the_share_of_the_way_from_baseline_to_target(traits, targets, actuals, share):
    assert course(targets, actuals, **traits).progress == (Decimal(share) if share else None)


def test_a_missing_value_is_a_gap_and_never_zero():
    found = course((10, 20, 30), (4, None, 12), accumulates=True)

    assert [point.actual for point in found.points] == [4, None, 12]
    assert found.increments == (4, None, None)
    assert found.missing == 1


def test_a_total_since_the_start_adds_from_its_baseline():
    found = course((10, 20, 30), (24, 30, 45), accumulates=True, baseline=20)

    assert found.increments == (4, 6, 15)


def test_targets_say_in_which_periods_a_value_is_expected():
    found = course((None, 20, None), (None, None, None))

    assert [point.span.label for point in found.points] == ["2022/2"]


def test_a_value_that_nobody_expected_is_shown_but_was_not_due():
    found = course((None, 20, None), (3, None, None))

    assert [(p.span.label, p.is_due) for p in found.points] == [("2022/1", False), ("2022/2", True)]
