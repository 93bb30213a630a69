import itertools
import random

import pytest

from paydas.kernel.matching import Guest, MatchingError, seat
from tests.kernel.matching.test_pools import code_of


def room(count, seed, organisations=0):
    chance = random.Random(seed)
    return [
        Guest(
            f"G{number:03}",
            f"K{chance.randrange(organisations)}" if organisations else "",
            {
                "province": chance.choice(("06", "34", "35")),
                "sector": chance.choice(("public", "ngo")),
            },
        )
        for number in range(count)
    ]


def imbalance(guests, table_of, tables):
    total = 0
    for trait in ("province", "sector"):
        for value in {guest.traits[trait] for guest in guests}:
            members = [guest for guest in guests if guest.traits[trait] == value]
            for table in range(tables):
                here = sum(table_of[guest.id] == table for guest in members)
                total += (tables * here - len(members)) ** 2
    return total


def test_seating_says_its_own_imbalance():
    guests = room(40, 1)

    seating = seat(guests, 5)

    assert seating.imbalance == imbalance(guests, seating.table_of, 5)


@pytest.mark.parametrize("seed", range(12))
def test_seating_equals_the_best_of_all_seatings_of_a_small_room(seed):
    guests = room(8, seed)
    best = min(
        imbalance(guests, {g.id: int(g.id not in left) for g in guests}, 2)
        for left in itertools.combinations([guest.id for guest in guests], 4)
    )

    assert seat(guests, 2).imbalance == best


def test_no_table_has_two_of_one_organisation():
    guests = room(60, 3, organisations=25)

    seating = seat(guests, 8)

    pairs = {(seating.table_of[guest.id], guest.organisation) for guest in guests}
    assert (len(pairs), seating.repeats) == (60, 0)


def test_tables_differ_by_one_guest_at_most():
    seating = seat(room(43, 2), 6)

    sizes = [list(seating.table_of.values()).count(table) for table in range(6)]
    assert sorted(sizes) == [7, 7, 7, 7, 7, 8]


def test_bound_is_never_above_what_is_found():
    for seed in range(10):
        seating = seat(room(30, seed), 4)

        assert seating.bound <= seating.imbalance


def test_order_of_guests_changes_nothing():
    guests = room(30, 4, organisations=15)

    assert seat(guests, 4, "s") == seat(guests[::-1], 4, "s")


@pytest.mark.parametrize(
    ("guests", "tables", "code"),
    [
        ([], 2, "no_people"),
        ([Guest("a")], 0, "no_opportunities"),
        ([Guest("a"), Guest("a")], 2, "id_duplicate"),
    ],
)
def test_wrong_room_is_refused_with_a_code(guests, tables, code):
    assert code_of(lambda: seat(guests, tables)) == code


def test_error_shows_its_code_and_parameters():
    assert str(MatchingError("id_duplicate", id="a")) == "id_duplicate {'id': 'a'}"


class Stopping:
    def report(self, *_):
        pass

    def is_cancelled(self):
        return True


def test_seating_stops_when_the_host_cancels():
    assert code_of(lambda: seat(room(9, 1), 3, progress=Stopping())) == "cancelled"
