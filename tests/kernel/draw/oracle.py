"""Leximin by listing every panel and solving plain programs: slow, simple, independent."""

import itertools
import random

import numpy as np
from scipy.optimize import linprog

from paydas.kernel.draw import Member, Quota, Rule, SetRule


def meets(panel, members, rule):
    """Check a panel (set of ids) against the rule as a person would, member by member."""
    chosen = [one for one in members if one.id in panel]
    for quota in rule.quotas:
        count = sum(quota.value in one.values.get(quota.feature, ()) for one in chosen)
        if not quota.low <= count <= quota.high:
            return False
    for one in rule.sets:
        count = len(panel & one.members)
        if count < one.low or (one.high is not None and count > one.high):
            return False
    return True


def all_panels(members, rule):
    ids = sorted(one.id for one in members)
    combinations = map(frozenset, itertools.combinations(ids, rule.seats))
    return [panel for panel in combinations if meets(panel, members, rule)]


def leximin_chances(members, rule):
    """Return the leximin chances by id, or None when no panel exists."""
    ids = sorted(one.id for one in members)
    panels = all_panels(members, rule)
    if not panels:
        return None
    inside = np.array([[one in panel for panel in panels] for one in ids], float)
    if _highest(inside, {}, range(len(ids)), cap=rule.cap) is None:
        return None
    fixed = {}
    while len(fixed) < len(ids):
        level = _highest(
            inside, fixed, [i for i in range(len(ids)) if i not in fixed], cap=rule.cap
        )
        free = [i for i in range(len(ids)) if i not in fixed]
        stuck = [
            i
            for i in free
            if _highest(inside, fixed, [i], level, free, cap=rule.cap) < level + 1e-7
        ]
        fixed |= dict.fromkeys(stuck, level)
    return {ids[i]: value for i, value in fixed.items()}


def _highest(inside, fixed, raised, level=None, free=(), cap=1.0):
    """Maximise the lowest chance of ``raised``, the others held at their values or the level."""
    panels = inside.shape[1]
    cost = np.r_[np.zeros(panels), -1.0]
    low_rows = [np.r_[-inside[i], 1.0] for i in raised]
    bounds = [0.0] * len(raised)
    for i in free:
        low_rows.append(np.r_[-inside[i], 0.0])
        bounds.append(-(level - 1e-9))
    for i, value in fixed.items():
        low_rows.append(np.r_[-inside[i], 0.0])
        bounds.append(-(value - 1e-9))
    for row in inside:
        low_rows.append(np.r_[row, 0.0])
        bounds.append(cap)
    one = np.r_[np.ones(panels), 0.0][None]
    found = linprog(cost, np.array(low_rows), bounds, one, [1.0], bounds=(0, 1), method="highs")
    return None if found.fun is None else -found.fun


def random_question(seed, *, several=False, sets=False):
    """Make a tiny pool and a rule; about six in ten can be met."""
    rnd = random.Random(seed)
    count = rnd.randint(4, 9)
    seats = rnd.randint(1, min(4, count - 1))
    features = {
        f"f{i}": [f"v{j}" for j in range(rnd.randint(2, 3))] for i in range(rnd.randint(1, 3))
    }
    members = []
    for number in range(count):
        values = {}
        for feature, known in features.items():
            many = rnd.choice([0, 1, 1, 2]) if several and feature == "f0" else 1
            values[feature] = tuple(sorted(rnd.sample(known, many)))
        members.append(Member(f"m{number}", values))
    quotas = []
    for feature, known in features.items():
        for value in known:
            having = sum(value in one.values[feature] for one in members)
            expected = having * seats / count
            low = max(0, round(expected - rnd.random()))
            quotas.append(Quota(feature, value, low, max(low, round(expected + rnd.random()))))
    rules = []
    for number in range(rnd.randint(1, 3) if sets else 0):
        ids = frozenset(one.id for one in rnd.sample(members, rnd.randint(2, count)))
        low = rnd.choice([0, 0, 0, 1])
        rules.append(SetRule(f"s{number}", ids, low, rnd.choice([max(1, low), None])))
    return members, Rule(seats, tuple(quotas), tuple(rules))
