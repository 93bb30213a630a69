from dataclasses import replace

import numpy as np
import pytest

from paydas.kernel.draw import Clock, NoPanelError, UncertainError
from paydas.kernel.draw.leximin import Settings, leximin
from paydas.kernel.draw.pool import compile_pool
from tests.kernel.draw.oracle import leximin_chances, random_question


def solved(members, rule, small):
    """Return the chances by id, or None when it is proved that no panel exists."""
    pool = compile_pool(members, rule)
    try:
        outcome = leximin(pool, Clock(20.0), Settings(cap=rule.cap, small=small))
    except NoPanelError:
        return None
    assert outcome.certified
    assert all(pool.holds(panel) for panel in outcome.panels)
    return {
        one: float(chance)
        for ids, chance in zip(pool.members, outcome.chance, strict=True)
        for one in ids
    }


def mismatch(seed, small, **kind):
    members, rule = random_question(seed, **kind)
    expected, got = leximin_chances(members, rule), solved(members, rule, small)
    if expected is None or got is None:
        return 0.0 if expected is got else np.inf
    return max(abs(got[one] - expected[one]) for one in expected)


@pytest.mark.parametrize(("small", "pools"), [(24, 20), (1, 3)], ids=["exact", "fast forced"])
@pytest.mark.parametrize(
    "kind",
    [{}, {"several": True}, {"sets": True}, {"several": True, "sets": True}],
    ids=["quotas", "several values", "set rules", "both"],
)
def test_leximin_agrees_with_listing_every_panel(kind, small, pools):
    worst = {seed: mismatch(seed, small, **kind) for seed in range(pools)}

    assert {seed: value for seed, value in worst.items() if value > 1e-6} == {}


def test_cap_agrees_with_listing_every_panel():
    seen = set()
    for seed in range(40):
        members, rule = random_question(seed)
        free = leximin_chances(members, rule)
        if free is None or not 0 < max(free.values()) < 1:
            continue
        capped = replace(rule, cap=round(max(free.values()) - 0.01, 3))
        expected = leximin_chances(members, capped)
        try:
            got = solved(members, capped, 24)
        except UncertainError:
            got = None
        seen.add(got is None)
        assert (got is None) == (expected is None)
        if got is not None:
            assert max(abs(got[one] - expected[one]) for one in expected) < 1e-6

    assert seen == {True, False}
