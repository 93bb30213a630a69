from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydas.consultations.queries.suppression import (
    THRESHOLD,
    Crowd,
    Snapshot,
    shows_total,
    suppressed,
    suppressed_table,
)

counts = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 40), max_size=8)
tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=1, max_size=5
    )
)
people = st.builds(
    Snapshot,
    sector=st.sampled_from(["civil", "public", ""]),
    province=st.sampled_from(["06", "34", ""]),
    region=st.sampled_from(["TR5", "TR1", ""]),
    area=st.sampled_from(["women", "children", ""]),
)


@given(counts)
def test_no_small_count_is_shown(found):
    shown = suppressed(found)

    assert [n for n in shown.values() if n is not None and 0 < n < THRESHOLD] == []
    assert all(shown[key] in (None, n) for key, n in found.items())


@given(counts)
def test_zero_and_large_counts_alone_are_all_shown(found):
    safe = {key: n for key, n in found.items() if n == 0 or n >= THRESHOLD}

    assert suppressed(safe) == safe


@given(counts)
def test_a_hidden_count_is_never_the_only_one_missing_from_a_total(found):
    hidden = [key for key, n in suppressed(found).items() if n is None]

    assert len(hidden) != 1 or not shows_total(found)


def told_by(hidden, guesses):
    """Return the hidden counts that have one value only in all guesses with the same sum."""
    worlds = [w for w in product(guesses, repeat=len(hidden)) if sum(w) == sum(hidden)]
    return [place for place in range(len(hidden)) if len({w[place] for w in worlds}) == 1]


@pytest.mark.parametrize("size", [2, 3])
def test_a_total_tells_no_hidden_count(size):
    small = range(1, THRESHOLD)
    for cells in product(range(10), repeat=size):
        found = dict(enumerate(cells))
        hidden = [found[key] for key, n in suppressed(found).items() if n is None]
        if hidden and shows_total(found):
            assert told_by(hidden, range(1, 30)) == []
            assert not set(hidden) <= set(small) or told_by(hidden, small) == []


@given(tables)
def test_a_table_hides_no_single_cell_of_a_line_that_has_others_to_hide(rows):
    shown = suppressed_table(rows)

    lines = [*zip(rows, shown, strict=True)]
    lines += [([r[c] for r in rows], [r[c] for r in shown]) for c in range(len(rows[0]))]
    alone = [
        true
        for true, seen in lines
        if sum(n is None for n in seen) == 1 and sum(n > 0 for n in true) > 1
    ]
    assert alone == []
    assert [n for row in shown for n in row if n is not None and 0 < n < THRESHOLD] == []


@given(st.lists(people, max_size=40))
def test_what_is_shown_of_a_person_is_shared_by_five(everybody):
    crowd = Crowd(everybody)

    for person in everybody:
        shown = crowd.coarsen(person)
        told = [n for n in ("sector", "province", "region", "area") if getattr(shown, n)]
        alike = [p for p in everybody if all(getattr(p, n) == getattr(shown, n) for n in told)]
        assert not told or len(alike) >= THRESHOLD
        assert all(getattr(person, n) == getattr(shown, n) for n in told)


def test_the_finest_rung_that_five_share_is_shown():
    women = [Snapshot("civil", "06", "TR5", "women")] * 5
    lonely = Snapshot("civil", "71", "TR5", "women")

    crowd = Crowd([*women, lonely])

    assert crowd.coarsen(women[0]) == Snapshot(sector="civil", province="06", area="women")
    assert crowd.coarsen(lonely) == Snapshot(sector="civil", region="TR5", area="women")
