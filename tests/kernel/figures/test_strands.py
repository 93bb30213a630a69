from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.strands import (
    MOST_STRANDS,
    Merge,
    Voices,
    drawn_voices,
    merge_strands,
)
from tests.kernel.figures.reading import read

counts = st.integers(0, 5_000)


def merge(supports=0, contradicts=0, nuances=0):
    return merge_strands(
        Merge(
            Caption("Bulgu"),
            Voices(supports, contradicts, nuances),
            ("Duruş", "Görüş", "Çizilen"),
            ("destekliyor", "çelişiyor", "ayrıntı katıyor"),
        )
    )


def strands_of(shown):
    return {
        each.get("class") or "": each.get("d").count("M") for each in read(shown.svg).iter("path")
    }


def test_every_voice_of_a_few_is_one_strand_of_its_stance():
    shown = merge(30, 3, 1)

    assert strands_of(shown) == {"": 30, "against": 3, "nuance": 1}
    assert shown.table.header == ("Duruş", "Görüş")
    assert shown.table.rows[1] == ("çelişiyor", "3")


def test_many_voices_are_drawn_in_proportion_and_counted_in_full():
    shown = merge(1200, 600, 1)

    assert sum(strands_of(shown).values()) == MOST_STRANDS
    assert shown.table.header == ("Duruş", "Görüş", "Çizilen")
    assert shown.table.rows == (
        ("destekliyor", "1200", "39"),
        ("çelişiyor", "600", "20"),
        ("ayrıntı katıyor", "1", "1"),
    )


def test_no_voice_is_no_strand():
    assert strands_of(merge()) == {}


@given(counts, counts, counts)
def test_at_most_sixty_strands_are_drawn_and_nobody_disappears(supports, contradicts, nuances):
    voices = Voices(supports, contradicts, nuances)

    drawn = drawn_voices(voices)

    assert drawn.total == min(voices.total, MOST_STRANDS)
    for stance in ("supports", "contradicts", "nuances"):
        assert (drawn.of(stance) > 0) == (voices.of(stance) > 0)
        assert drawn.of(stance) <= voices.of(stance)


@given(counts, counts, counts)
def test_strands_stay_in_the_picture_and_it_stays_small(supports, contradicts, nuances):
    shown = merge(supports, contradicts, nuances)

    assert len(shown.svg.encode()) < 2_048
    for each in read(shown.svg).iter("path"):
        numbers = each.get("d").replace("M", " ").replace("C", " ").split()
        assert all(0 <= float(number) <= 100 for number in numbers)
