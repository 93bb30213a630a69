import pytest

from paydas.kernel.matching import (
    PRESETS,
    VIDA,
    HighsEngine,
    Point,
    Rules,
    Window,
    make_pool,
    run_matching,
    why,
)
from tests.factories.pools import TUESDAY, opportunity, person

ANKARA, POLATLI, IZMIR = Point(39.93, 32.86), Point(39.58, 32.15), Point(38.42, 27.14)
PLAIN = Rules(floor=0)


def judge(one, other, rules=PLAIN):
    run = run_matching(make_pool([one], [other]), rules, engine=HighsEngine())
    return why(run, one.id, other.id)


@pytest.mark.parametrize(
    ("changes", "offer", "code"),
    [
        ({"languages": ("ar",)}, {}, "LANGUAGE"),
        ({"access": ("step free",)}, {}, "ACCESS"),
        ({"place": "34"}, {}, "PLACE"),
        ({"point": ANKARA}, {"point": POLATLI}, "PLACE"),
        ({"free": (Window(1, 600, 719),)}, {}, "TIME"),
        ({"free": (Window(2, 600, 720),)}, {}, "TIME"),
        ({"age": 15}, {}, "AGE_SAFEGUARD"),
        ({"age": 70}, {"age_max": 65}, "AGE_SAFEGUARD"),
        ({"age": 19}, {"age_min": 20}, "AGE_SAFEGUARD"),
        ({}, {"capacity": 0}, "CAPACITY"),
        ({"consent": False}, {}, "CONSENT"),
        ({}, {"requires": ("student",)}, "ELIGIBLE"),
        ({"withdrawn": True}, {}, "WITHDRAWN"),
        ({}, {"withdrawn": True}, "WITHDRAWN"),
    ],
)
def test_pair_that_fails_one_condition_is_never_scored(changes, offer, code):
    verdict = judge(person(**changes), opportunity(**offer))

    assert (verdict.failed, verdict.score) == ((code,), None)


@pytest.mark.parametrize(
    ("changes", "offer"),
    [
        ({"languages": ()}, {}),
        ({"access": ("step free",)}, {"access": ("braille", "step free")}),
        ({"place": "34"}, {"online": True}),
        ({"place": "34", "point": ANKARA}, {"point": ANKARA}),
        ({"point": ANKARA, "travel_km": 80.0}, {"point": POLATLI}),
        ({"free": (Window(1, 600, 720),)}, {}),
        ({"age": 15}, {"vetted": True}),
        ({"tags": ("student", "new")}, {"requires": ("student",)}),
        ({"place": ""}, {}),
    ],
)
def test_pair_that_meets_all_conditions_is_scored(changes, offer):
    verdict = judge(person(**changes), opportunity(**offer))

    assert (verdict.failed, verdict.score is not None) == ((), True)


def test_all_failed_conditions_are_kept():
    verdict = judge(person(languages=("ar",), place="34", consent=False), opportunity(capacity=0))

    assert verdict.failed == ("LANGUAGE", "PLACE", "CAPACITY", "CONSENT")


@pytest.mark.parametrize(
    ("changes", "offer", "part", "points"),
    [
        ({"interests": ("music", "sport")}, {"topics": ("music",)}, "interest", 40),
        ({"interests": ("sport", "music")}, {"topics": ("music",)}, "interest", 30),
        ({"interests": ("a", "b", "c", "d", "music")}, {"topics": ("music",)}, "interest", 10),
        ({"interests": ("sport",)}, {"topics": ("music",)}, "interest", 0),
        ({"interests": ()}, {"topics": ("music",)}, "interest", 20),
        ({"aims": ("health", "network")}, {"aims": ("health",)}, "aims", 8),
        ({"aims": ("health",)}, {"aims": ("language",)}, "aims", 0),
        ({"practice": ("tr",)}, {"practice": ("en", "tr")}, "practice", 10),
        ({"practice": ("tr",)}, {}, "practice", 0),
        ({"liked": (TUESDAY,)}, {}, "time", 10),
        ({"liked": (Window(1, 660, 800),)}, {}, "time", 5),
        ({}, {}, "travel", 25),
        ({"point": ANKARA, "travel_km": 200.0}, {"point": POLATLI}, "travel", 16),
    ],
)
def test_part_of_the_score_is_what_the_rules_say(changes, offer, part, points):
    verdict = judge(person(**changes), opportunity(**offer))

    assert {name: amount for name, amount, _ in verdict.parts}[part] == points


def test_score_is_the_sum_of_its_parts():
    verdict = judge(person(interests=("music",)), opportunity(topics=("music",)))

    assert verdict.score == sum(points for _, points, _ in verdict.parts)


def test_groups_never_enter_the_score():
    one = judge(person(groups={"gender": "woman"}), opportunity())
    other = judge(person(groups={"gender": "man"}), opportunity())

    assert one == other


def test_needs_prefer_another_sector_and_a_like_horizon():
    rules = Rules(name="needs", weights={"sector": 25, "horizon": 15}, floor=0)

    same = judge(person(sector="public", months=6), opportunity(sector="public", months=12), rules)
    other = judge(person(sector="public", months=12), opportunity(sector="ngo", months=12), rules)

    assert (same.score, other.score) == (8, 40)


@pytest.mark.parametrize(
    "wrong",
    [
        {"capacity": 11},
        {"session_count": 4},
        {"session_count": 11},
        {"sessions": (Window(1, 600, 660),)},
        {"sessions": (Window(1, 600, 840),)},
        {"aims": ()},
        {"voluntary": False},
    ],
)
def test_vida_takes_only_what_has_its_shape(wrong):
    right = {"capacity": 10, "session_count": 8, "aims": ("health",)}

    assert judge(person(), opportunity(**right), VIDA).failed == ()
    assert judge(person(), opportunity(**(right | wrong)), VIDA).failed == ("ELIGIBLE",)


def test_needs_fail_where_no_wish_is_met_and_never_for_the_town_alone():
    rules = PRESETS["needs"]
    need = person(place="63", interests=("law",))

    fitting = judge(need, opportunity(place="06", topics=("law",)), rules)
    foreign = judge(need, opportunity(place="63", topics=("transport",)), rules)
    silent = judge(need, opportunity(place="06"), rules)

    assert (fitting.failed, foreign.failed, silent.failed) == ((), ("ELIGIBLE",), ())
    assert {part: points for part, points, _ in fitting.parts}["travel"] == 8
