import itertools
from dataclasses import replace

import pytest

from paydas.kernel.draw import (
    Clock,
    Member,
    NoPanelError,
    Quota,
    Rule,
    build_lottery,
    feasibility,
    prices,
    why_barred,
)
from tests.factories.draws import make_members, make_rule
from tests.kernel.draw.oracle import all_panels, random_question


def member(number, **values):
    return Member(f"m{number}", {feature: (value,) for feature, value in values.items()})


WOMEN_IN_VAN = [
    member(1, il="Van", alan="kadın"),
    *(member(number, il="İzmir", alan="gençlik") for number in range(2, 8)),
]


def test_feasibility_names_the_quota_that_the_register_cannot_meet():
    rule = Rule(4, (Quota("il", "Van", 3, 4), Quota("alan", "gençlik", 0, 4)))

    found = feasibility(WOMEN_IN_VAN, rule, Clock(5.0))

    assert found.feasible is False
    assert [(b.feature, b.value, b.at_least, b.asked, b.members) for b in found.conflict] == [
        ("il", "Van", True, 3, 1)
    ]
    change = found.reliefs[0].changes[0]
    assert (change.bound.value, change.new, found.reliefs[0].seats) == ("Van", 1, 2)


def test_lottery_refuses_only_with_proof():
    rule = Rule(4, (Quota("il", "Van", 3, 4), Quota("il", "İzmir", 0, 4)))

    with pytest.raises(NoPanelError):
        build_lottery(WOMEN_IN_VAN, rule)


def moved(rule, changes):
    quotas = list(rule.quotas)
    for change in changes:
        for at, quota in enumerate(quotas):
            if (quota.feature, quota.value) == (change.bound.feature, change.bound.value):
                side = {"low": change.new} if change.bound.at_least else {"high": change.new}
                quotas[at] = replace(quota, **side)
    return replace(rule, quotas=tuple(quotas))


def loosened(rule, bounds):
    """Keep only the named bounds; all others ask nothing."""
    kept = {(b.feature, b.value, b.at_least) for b in bounds}
    return replace(
        rule,
        quotas=tuple(
            Quota(
                q.feature,
                q.value,
                q.low if (q.feature, q.value, True) in kept else 0,
                q.high if (q.feature, q.value, False) in kept else rule.seats,
            )
            for q in rule.quotas
        ),
    )


def test_feasibility_agrees_with_listing_every_panel():
    seen = set()
    for seed in range(60):
        members, rule = random_question(seed)
        found = feasibility(members, rule, Clock(5.0))
        assert found.feasible is bool(all_panels(members, rule))
        seen.add(found.feasible)
        if found.feasible:
            continue
        assert not all_panels(members, loosened(rule, found.conflict))
        for fewer in itertools.combinations(found.conflict, len(found.conflict) - 1):
            assert all_panels(members, loosened(rule, fewer))
        for relief in found.reliefs:
            assert all_panels(members, moved(rule, relief.changes))

    assert seen == {True, False}


def test_price_is_the_gain_of_the_lowest_chance():
    members, rule = make_members(), make_rule()

    found = prices(members, rule)

    assert [one.gain for one in found] == sorted((one.gain for one in found), reverse=True)
    assert found[0].gain > 0


def test_member_that_no_panel_can_contain_is_explained():
    members = [
        member(1, il="Van", yaş="genç"),
        member(2, il="Van", yaş="yaşlı"),
        member(3, il="Muş", yaş="yaşlı"),
        member(4, il="Muş", yaş="yaşlı"),
    ]
    rule = Rule(2, (Quota("yaş", "yaşlı", 2, 2), Quota("il", "Van", 0, 2)))

    reason = why_barred(members, rule, "m1", Clock(5.0))

    assert [(b.feature, b.value, b.at_least) for b in reason] == [("yaş", "yaşlı", True)]
    assert why_barred(members, rule, "m2", Clock(5.0)) == ()
