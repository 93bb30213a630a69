import pytest

from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.marks import STATIONS, ThreadMark, thread_mark
from tests.kernel.figures.reading import read


def by_class(shown):
    return {each.get("class"): each for each in read(shown.svg)}


@pytest.mark.parametrize("position", range(1, STATIONS + 1))
def test_the_big_dot_stands_at_the_position(position):
    found = by_class(thread_mark(ThreadMark(Caption(), position)))

    assert found["tm-end"].get("cx") == str(10 * position)
    assert set(found) == {"tm-open", "tm-line", "tm-dots", "tm-end"}


def test_after_a_refusal_nothing_is_still_to_come():
    found = by_class(thread_mark(ThreadMark(Caption(), 4, is_refused=True)))

    assert set(found) == {"tm-line", "tm-dots", "tm-stop", "tm-end"}
    assert found["tm-stop"].get("x1") == "44"


@pytest.mark.parametrize("position", [0, 8])
def test_there_are_seven_stations(position):
    with pytest.raises(ValueError, match="position"):
        thread_mark(ThreadMark(Caption(), position))
