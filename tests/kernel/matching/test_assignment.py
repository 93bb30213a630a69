import itertools
import random
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from paydas.kernel.matching import (
    HighsEngine,
    History,
    MatchingError,
    Rules,
    choose_engine,
    force,
    make_pool,
    run_matching,
)
from tests.factories.pools import opportunity, person, random_pool

LOW = Rules(floor=0)
GROUPED = Rules(floor=0, group="gender")


def shallow():
    """Start with one pair per person and timid weights, so that proving and bettering is tried."""
    engine = HighsEngine()
    engine.depth = 1
    engine.guess = 1
    return engine


def chosen(run):
    return set(zip(run.owners.tolist(), run.offers.tolist(), strict=True))


def value(run, pairs):
    """Say how good a set of pairs is, most important first."""
    scores = {
        (number, int(offer)): int(score)
        for number in range(len(run.pool.people))
        for offer, score in zip(
            run.candidates.offers[run.candidates.row(number)],
            run.candidates.scores[run.candidates.row(number)],
            strict=True,
        )
    }
    people = {one for one, _ in pairs}
    waiting = sum(run.pool.people[one].waiting_days for one in people)
    points = sum(scores[pair] for pair in pairs)
    return len(people), len(pairs), filled(run, pairs), points, waiting


def filled(run, pairs):
    total = 0
    for number, offer in enumerate(run.pool.opportunities):
        groups = [run.pool.people[one].groups["gender"] for one, other in pairs if other == number]
        total += sum(min(groups.count(name), n) for name, n in offer.minimums.items())
    return total if run.rules.group else 0


def best_by_trying_all(run):
    """Try every assignment, person by person; keep the best value for each use of the places."""
    pool = run.pool
    options = [
        sorted(map(int, run.candidates.offers[run.candidates.row(n)]))
        for n in range(len(pool.people))
    ]

    @cache
    def beyond(number, left):
        if number == len(pool.people):
            return ((),)
        plans = []
        for size in range(pool.people[number].wanted + 1):
            for taken in itertools.combinations(options[number], size):
                rest = list(left)
                for offer in taken:
                    rest[offer] -= 1
                if min(rest) >= 0:
                    own = tuple((number, offer) for offer in taken)
                    plans += [own + later for later in beyond(number + 1, tuple(rest))]
        return tuple(plans)

    every = beyond(0, tuple(one.capacity for one in pool.opportunities))
    return max(value(run, plan) for plan in every)


@pytest.mark.parametrize("batch", range(10))
def test_assignment_equals_brute_force_on_five_hundred_tiny_pools(batch):
    for seed in range(batch * 50, batch * 50 + 50):
        rules = GROUPED if seed % 2 else LOW
        run = run_matching(
            random_pool(seed, 4, 3, minimums=bool(seed % 2)), rules, str(seed), shallow()
        )

        assert value(run, chosen(run)) == best_by_trying_all(run), seed


def test_soft_minimums_equal_a_mixed_integer_model():
    for seed in range(30):
        pool = random_pool(seed, 14, 5, minimums=True)
        pool = make_pool([replace(one, wanted=1) for one in pool.people], pool.opportunities)
        run = run_matching(pool, GROUPED, engine=shallow())

        assert value(run, chosen(run))[1:4] == mixed_integer_optimum(run), seed


def mixed_integer_optimum(run):
    """Solve placements, then minimums, then points as three mixed-integer programmes."""
    pairs = [
        (n, int(offer), int(score))
        for n in range(len(run.pool.people))
        for offer, score in zip(
            run.candidates.offers[run.candidates.row(n)],
            run.candidates.scores[run.candidates.row(n)],
            strict=True,
        )
    ]
    needs = [
        (number, name, amount)
        for number, one in enumerate(run.pool.opportunities)
        for name, amount in one.minimums.items()
    ]
    width = len(pairs) + len(needs)
    rows, highest = [], []
    for n in range(len(run.pool.people)):
        rows.append([float(one == n) for one, _, _ in pairs] + [0.0] * len(needs))
        highest.append(1)
    for number, one in enumerate(run.pool.opportunities):
        rows.append([float(offer == number) for _, offer, _ in pairs] + [0.0] * len(needs))
        highest.append(one.capacity)
    for place, (number, name, _) in enumerate(needs):
        members = [
            -float(offer == number and run.pool.people[n].groups["gender"] == name)
            for n, offer, _ in pairs
        ]
        rows.append(members + [float(place == other) for other in range(len(needs))])
        highest.append(0)
    aims = [
        np.array([1.0] * len(pairs) + [0.0] * len(needs)),
        np.array([0.0] * len(pairs) + [1.0] * len(needs)),
        np.array([float(score) for _, _, score in pairs] + [0.0] * len(needs)),
    ]
    upper = np.array([1.0] * len(pairs) + [float(amount) for _, _, amount in needs])
    limits = [LinearConstraint(np.array(rows), -np.inf, np.array(highest))]
    found = []
    for aim in aims:
        best = milp(-aim, integrality=np.ones(width), bounds=Bounds(0, upper), constraints=limits)
        found.append(round(-best.fun))
        limits.append(LinearConstraint(aim, found[-1], np.inf))
    return tuple(found)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_order_of_rows_changes_nothing(seed, shuffle):
    pool = random_pool(seed, 12, 5)
    people, offers = list(pool.people), list(pool.opportunities)
    random.Random(shuffle).shuffle(people)
    random.Random(shuffle).shuffle(offers)

    first = run_matching(pool, LOW, "seed", HighsEngine())
    second = run_matching(make_pool(people, offers), LOW, "seed", HighsEngine())

    assert first.proposals == second.proposals


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_new_place_never_lowers_the_number_placed(seed):
    pool = random_pool(seed, 12, 5)
    more = [opportunity(99, 1, topics=("music",)), *pool.opportunities]

    before = run_matching(pool, LOW, engine=shallow())
    after = run_matching(make_pool(pool.people, more), LOW, engine=shallow())

    assert after.placed.sum() >= before.placed.sum()


@given(st.integers(0, 10**6), st.integers(0, 11))
@settings(max_examples=40, deadline=None)
def test_score_never_depends_on_other_people(seed, number):
    pool = random_pool(seed, 12, 5)
    alone = make_pool([pool.people[number]], pool.opportunities)

    among = run_matching(pool, LOW, engine=HighsEngine()).candidates
    single = run_matching(alone, LOW, engine=HighsEngine()).candidates

    def listed(candidates, row):
        return sorted(zip(candidates.offers[row], candidates.scores[row], strict=True))

    assert listed(among, among.row(number)) == listed(single, single.row(0))


def test_depth_of_the_first_list_changes_nothing():
    for seed in range(20):
        pool = random_pool(seed, 15, 6, minimums=True)

        few = run_matching(pool, GROUPED, "s", shallow()).proposals
        many = run_matching(pool, GROUPED, "s", HighsEngine()).proposals

        assert few == many


ENGINES = """
import importlib.util, sys
if importlib.util.find_spec("ortools") is None:
    sys.exit(77)
from paydas.kernel.matching import HighsEngine, OrToolsEngine, Rules, run_matching
from tests.factories.pools import random_pool
rules = Rules(floor=0, group="gender")
for seed in range(200):
    pool = random_pool(seed, 25, 8, minimums=bool(seed % 2))
    first = run_matching(pool, rules, str(seed), HighsEngine()).proposals
    second = run_matching(pool, rules, str(seed), OrToolsEngine()).proposals
    assert first == second, seed
"""


def test_both_engines_agree_on_two_hundred_pools():
    # In a process of its own: OR-Tools cannot be loaded beside highspy.
    done = subprocess.run(
        [sys.executable, "-c", ENGINES],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": "src:."},
    )
    if done.returncode == 77:
        pytest.skip("the extra paydas[fast] is not installed")

    assert (done.returncode, done.stderr) == (0, "")


def test_longest_waiting_gets_the_last_place_among_equals():
    people = [person(n, waiting_days=days) for n, days in enumerate((3, 90, 41))]

    run = run_matching(make_pool(people, [opportunity(capacity=1)]), LOW, engine=HighsEngine())

    assert [one.person_id for one in run.proposals] == ["P001"]


def test_seed_decides_between_people_who_are_equal_in_everything():
    pool = make_pool([person(n) for n in range(8)], [opportunity(capacity=1)])

    winners = {
        run_matching(pool, LOW, str(seed), HighsEngine()).proposals[0].person_id
        for seed in range(60)
    }

    assert len(winners) == 8


def test_pair_below_the_floor_waits():
    people = [person(interests=("music",), aims=("health",))]
    offers = [opportunity(topics=("sport",), aims=("network",))]

    run = run_matching(make_pool(people, offers), Rules(floor=50), engine=HighsEngine())

    assert (run.proposals, run.candidates.below.tolist()) == ([], [1])


def test_refused_pair_is_never_proposed_again():
    history = History(refused=frozenset({("P000", "O000")}))

    run = run_matching(make_pool([person()], [opportunity()], history), LOW, engine=HighsEngine())

    assert run.proposals == []


def test_accepted_pair_keeps_its_place_in_the_next_batch():
    history = History(accepted=frozenset({("P000", "O000")}))
    people = [person(0), person(1, waiting_days=500)]

    pool = make_pool(people, [opportunity(capacity=1)], history)
    run = run_matching(pool, LOW, engine=HighsEngine())

    assert (run.proposals, run.placed.tolist()) == ([], [True, False])


def test_need_for_several_partners_gets_one_before_others_get_two():
    people = [person(0, wanted=3), person(1)]
    offers = [opportunity(number, 1) for number in range(3)]

    run = run_matching(make_pool(people, offers), LOW, engine=HighsEngine())

    assert sorted(one.person_id for one in run.proposals) == ["P000", "P000", "P001"]


def test_force_costs_what_solving_again_with_the_pair_fixed_costs():
    checked = 0
    for seed in range(25):
        pool = random_pool(seed, 10, 5, minimums=bool(seed % 2))
        pool = make_pool([replace(one, wanted=1) for one in pool.people], pool.opportunities)
        run = run_matching(pool, GROUPED, "s", shallow())
        every = [
            (n, int(offer))
            for n in range(10)
            for offer in run.candidates.offers[run.candidates.row(n)]
        ]
        prices = force(run, every)
        for pair in every[::3]:
            fixed = History(
                accepted=frozenset({(pool.people[pair[0]].id, pool.opportunities[pair[1]].id)})
            )
            again = run_matching(
                make_pool(pool.people, pool.opportunities, fixed), GROUPED, "s", HighsEngine()
            )
            before = value(run, chosen(run))
            after = value(run, chosen(again) | {pair})
            cost = prices[pair]
            assert (cost.people_lost, cost.minimums_lost, cost.points_lost) == (
                before[0] - after[0],
                before[2] - after[2],
                before[3] - after[3],
            ), (seed, pair)
            checked += 1
    assert checked > 100


class Watching:
    def __init__(self):
        self.seen = []

    def report(self, stage, done, total):
        self.seen.append((stage, done, total))

    def is_cancelled(self):
        return False


def test_run_reports_its_stages_in_order_and_never_goes_back():
    progress = Watching()

    run_matching(random_pool(1), LOW, engine=HighsEngine(), progress=progress)

    stages = list(dict.fromkeys(stage for stage, _, _ in progress.seen))
    assert stages == ["judging", "assigning", "solving"]
    for stage in stages:
        done = [(part, total) for one, part, total in progress.seen if one == stage]
        assert done == sorted(done)
        assert all(0 <= part <= total for part, total in done)


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_batches_keep_what_was_accepted_and_never_repeat_what_was_refused(seed):
    chance = random.Random(seed)
    accepted, refused = set(), set()
    for _ in range(4):
        pool = random_pool(seed, 12, 5, history=History(frozenset(accepted), frozenset(refused)))
        run = run_matching(pool, LOW, engine=HighsEngine())
        proposed = {(one.person_id, one.offer_id) for one in run.proposals}
        held = Counter(offer for _, offer in accepted | proposed)

        assert not proposed & (accepted | refused)
        assert all(held[one.id] <= one.capacity for one in pool.opportunities)

        for pair in sorted(proposed):
            (accepted if chance.random() < 0.5 else refused).add(pair)


class Impatient:
    def report(self, stage, *_):
        self.stage = stage

    def is_cancelled(self):
        return self.stage == "assigning"


def test_run_stops_when_the_host_cancels():
    pool = random_pool(1)

    with pytest.raises(MatchingError) as caught:
        run_matching(pool, LOW, engine=HighsEngine(), progress=Impatient())

    assert (caught.value.code, caught.value.params) == ("cancelled", {"stage": "assigning"})


def test_run_too_large_for_the_engine_says_so():
    engine = HighsEngine()
    engine.pair_limit = 0

    with pytest.raises(MatchingError) as caught:
        run_matching(make_pool([person()], [opportunity()]), LOW, engine=engine)

    assert caught.value.code == "too_large"


@pytest.mark.parametrize("pairs", [0, 100_000])
def test_small_runs_never_load_the_extra_engine(pairs):
    assert choose_engine(pairs).name == "highs"
