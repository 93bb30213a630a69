import random
from dataclasses import replace

import pytest

from paydas.kernel.draw import (
    Clock,
    Quota,
    Rule,
    SetRule,
    Standing,
    build_lottery,
    provisional_chances,
)
from tests.factories.draws import PROVINCES, make_members, make_rule


def test_lottery_is_the_same_whatever_the_order_of_rows():
    members, rule = make_members(), make_rule()
    mixed, turned = members[:], replace(rule, quotas=rule.quotas[::-1])
    random.Random(5).shuffle(mixed)

    assert build_lottery(mixed, turned).lottery == build_lottery(members, rule).lottery


def test_members_with_the_same_values_have_the_same_chance():
    members = make_members()

    chance = build_lottery(members, make_rule()).lottery.chances()

    alike = {}
    for one in members:
        alike.setdefault(tuple(sorted(one.values.items())), set()).add(chance[one.id])
    assert {len(values) for values in alike.values()} == {1}


@pytest.mark.parametrize("number", range(7))
def test_relaxing_a_quota_never_lowers_the_lowest_chance(number):
    members, rule = make_members(), make_rule()
    quotas = list(rule.quotas)
    loose = replace(quotas[number], low=quotas[number].low - 1, high=quotas[number].high + 1)
    quotas[number] = loose

    before = min(provisional_chances(members, rule).values())
    after = min(provisional_chances(members, replace(rule, quotas=tuple(quotas))).values())

    assert after >= before - 1e-12


def test_provisional_chances_are_those_of_the_lottery():
    members, rule = make_members(), make_rule()

    quick, exact = provisional_chances(members, rule), build_lottery(members, rule)

    assert exact.lottery.certified
    worst = max(abs(float(v) - quick[k]) for k, v in exact.lottery.chances().items())
    assert worst <= 1e-9


def test_chances_sum_to_the_seats_exactly():
    chance = build_lottery(make_members(), make_rule()).lottery.chances()

    assert sum(chance.values()) == 8


def test_settled_members_have_chance_one_and_declined_ones_none():
    members = make_members()
    members[3] = replace(members[3], standing=Standing.MUST)
    members[4] = replace(members[4], standing=Standing.DECLINED)

    chance = build_lottery(members, make_rule()).lottery.chances()

    assert chance[members[3].id] == 1
    assert members[4].id not in chance


def test_rule_on_a_set_holds_in_every_panel():
    members = make_members()
    house = frozenset(one.id for one in members[:10])

    lottery = build_lottery(members, make_rule(sets=(SetRule("house", house, 1, 1),))).lottery

    inside = [sum(n for t, n in p.seats if lottery.types[t][0] in house) for p in lottery.panels]
    assert set(inside) == {1}


def test_everybody_settled_leaves_one_panel_without_open_seats():
    members = [replace(one, standing=Standing.MUST) for one in make_members(3)]

    built = build_lottery(members, replace(make_rule(3), quotas=()))

    assert built.lottery.certified
    assert built.lottery.chances() == dict.fromkeys(("k000", "k001", "k002"), 1)


def test_all_seats_for_all_members_is_certain():
    members = make_members(6)
    quotas = tuple(Quota("il", province, 0, 6) for province in PROVINCES)

    lottery = build_lottery(members, Rule(6, quotas), Clock(5.0)).lottery

    assert set(lottery.chances().values()) == {1}
