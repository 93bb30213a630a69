from datetime import date
from types import SimpleNamespace
from uuid import uuid4

import pytest

from paydas.monitoring.queries.progress import Progress, Status

END = date(2023, 12, 31)
OPEN_TO_THE_END, PAST, DONE = (
    SimpleNamespace(id=uuid4(), number=number, ends_on=ends_on)
    for number, ends_on in (("1.1", END), ("1.2", date(2023, 6, 30)), ("1.3", date(2023, 6, 30)))
)
TREE = SimpleNamespace(activities=[OPEN_TO_THE_END, PAST, DONE])


def progress_on(day):
    reported = ((OPEN_TO_THE_END, "going"), (PAST, "going"), (DONE, "done"))
    statuses = {leaf.id: [Status("2023/2", status, "")] for leaf, status in reported}
    return Progress((), {}, {}, statuses, {}, on=day, ends_on=END)


@pytest.mark.parametrize("day", [date(2023, 7, 1), END, date(2024, 1, 1), date(2030, 1, 1)])
def test_lateness_of_an_ended_plan_is_judged_by_its_end(day):
    found = progress_on(day)

    counts = found.counts(TREE)

    assert {key: n for key, n in counts.items() if n} == {"done": 1, "going": 1, "late": 1}


def test_what_a_running_plan_has_not_finished_is_what_is_late():
    found = progress_on(END)

    unfinished = found.unfinished(TREE)

    assert unfinished == [PAST]


def test_what_an_ended_plan_has_not_finished_is_all_that_stands_open():
    found = progress_on(date(2024, 1, 1))

    unfinished = found.unfinished(TREE)

    assert unfinished == [PAST, OPEN_TO_THE_END]
