from dataclasses import replace
from fractions import Fraction

import pytest

from paydas.kernel.draw import (
    Clock,
    DrawError,
    Member,
    Method,
    NoPanelError,
    Quota,
    Rule,
    SetRule,
    Standing,
    build_lottery,
    draw,
)
from tests.factories.draws import make_members, make_rule
from tests.kernel.draw.oracle import all_panels, leximin_chances, meets, random_question

PROVINCE = (Quota("il", "Muş", 2, 2), Quota("il", "Van", 1, 9), Quota("il", "İzmir", 0, 1))


def provinces():
    names = ["Muş"] * 3 + ["Van"] * 6 + ["İzmir"] * 3
    return [Member(f"k{number:02d}", {"il": (name,)}) for number, name in enumerate(names)]


def lowest(chances):
    return min(value for value in chances.values() if value > 1e-9)


def test_maximin_agrees_with_listing_every_panel():
    seen = 0
    for seed in range(40):
        members, rule = random_question(seed, several=seed % 2 == 0, sets=seed % 3 == 0)
        expected = leximin_chances(members, rule)
        if expected is None:
            continue
        seen += 1

        lottery = build_lottery(members, rule, Clock(20.0), method=Method.MAXIMIN).lottery

        chances = {one: float(value) for one, value in lottery.chances().items()}
        assert lottery.certified
        assert lowest(chances) == pytest.approx(lowest(expected), abs=1e-6)

    assert seen > 10


def test_maximin_needs_no_more_panels_than_leximin_and_keeps_the_cap():
    members, rule = make_members(), make_rule()
    fair = build_lottery(members, rule).lottery
    highest = float(max(fair.chances().values()))

    found = build_lottery(members, replace(rule, cap=highest), method=Method.MAXIMIN).lottery

    assert found.certified
    assert len(found.panels) <= len(fair.panels)
    assert float(max(found.chances().values())) <= highest + 1e-9
    assert min(found.chances().values()) >= min(fair.chances().values()) - Fraction(1, 10**9)


def test_stratified_gives_equal_chances_within_a_group_and_meets_the_quotas():
    members, rule = provinces(), Rule(6, PROVINCE)

    built = build_lottery(members, rule, method=Method.STRATIFIED)

    chances = built.lottery.chances()
    by_group = {}
    for one in members:
        by_group.setdefault(one.values["il"][0], set()).add(chances[one.id])
    assert by_group == {"Muş": {Fraction(2, 3)}, "Van": {Fraction(1, 2)}, "İzmir": {Fraction(1, 3)}}
    drawn = frozenset(draw(built.lottery, "hash", "seed").drawn)
    assert meets(drawn, members, rule)


def test_stratified_shares_seats_by_size():
    quotas = tuple(Quota("il", one, 0, 9) for one in ("Muş", "Van", "İzmir"))

    chances = build_lottery(provinces(), Rule(4, quotas), method=Method.STRATIFIED).lottery

    assert set(chances.chances().values()) == {Fraction(1, 3)}


def test_stratified_counts_settled_members_and_leaves_out_who_declined():
    members = provinces()
    members[0] = replace(members[0], standing=Standing.MUST)
    members[1] = replace(members[1], standing=Standing.DECLINED, values={})

    chances = build_lottery(members, Rule(6, PROVINCE), method=Method.STRATIFIED).lottery.chances()

    assert chances["k00"] == 1
    assert chances["k02"] == 1
    assert "k01" not in chances


@pytest.mark.parametrize(
    ("members", "rule", "code"),
    [
        (make_members(), make_rule(), "strata_one_feature"),
        (provinces(), Rule(6, PROVINCE, cap=0.5), "strata_one_feature"),
        (
            provinces(),
            Rule(6, PROVINCE, (SetRule("ev", frozenset(["k01"])),)),
            "strata_one_feature",
        ),
        (
            [*provinces(), Member("x", {"il": ("Muş", "Van")})],
            Rule(6, PROVINCE),
            "strata_one_value",
        ),
    ],
)
def test_stratified_refuses_groups_that_overlap(members, rule, code):
    with pytest.raises(DrawError) as error:
        build_lottery(members, rule, method=Method.STRATIFIED)

    assert [fault.code for fault in error.value.params["faults"]] == [code]


def test_stratified_refuses_only_what_no_panel_meets():
    refused = set()
    for seed in range(80):
        members, rule = random_question(seed)
        feature = rule.quotas[0].feature
        more = seed % 3
        quotas = tuple(
            replace(one, low=one.low + more, high=one.high + more)
            for one in rule.quotas
            if one.feature == feature
        )
        rule = Rule(rule.seats, quotas)
        try:
            lottery = build_lottery(members, rule, method=Method.STRATIFIED).lottery
        except (NoPanelError, DrawError):
            refused.add(seed)
            assert not all_panels(members, rule)
            continue
        assert meets(frozenset(draw(lottery, "hash", str(seed)).drawn), members, rule)

    assert 0 < len(refused) < 80
