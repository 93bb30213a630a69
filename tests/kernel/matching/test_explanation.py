import pytest

from paydas.kernel.matching import (
    Forced,
    HighsEngine,
    History,
    Point,
    Rules,
    Window,
    assess,
    explain,
    make_pool,
    run_matching,
)
from tests.factories.pools import opportunity, person
from tests.kernel.matching.test_pools import code_of

MUSIC = {"interests": ("music",)}
LOW = Rules(floor=0)
HALILIYE, SURUC, ANKARA = Point(37.16, 38.80), Point(36.98, 38.42), Point(39.93, 32.86)


def explained(people, offers, rules=LOW, history=None):
    run = run_matching(make_pool(people, offers, history), rules, engine=HighsEngine())
    records = explain(run, range(len(people)), forcing=True)
    return {one.person_id: one for one in records}


def test_proposal_tells_its_parts_and_its_place_in_the_own_list():
    offers = [opportunity(0, topics=("music",)), opportunity(1, topics=("sport",))]

    record = explained([person(0, **MUSIC)], offers)["P000"]

    assert (record.status, record.offer_id, record.rank, record.possible) == (
        "proposed",
        "O000",
        1,
        2,
    )
    assert sum(points for _, points, _ in record.parts) == record.score


def test_second_choice_tells_what_beat_the_first_and_what_forcing_it_costs():
    people = [
        person(0, interests=("sport", "music"), practice=("en",)),
        person(1, interests=("music",), practice=("tr",)),
    ]
    offers = [
        opportunity(0, topics=("music",), practice=("tr",)),
        opportunity(1, topics=("cooking",)),
    ]

    record = explained(people, offers)["P000"]

    assert (record.offer_id, record.rank) == ("O001", 2)
    (better,) = record.alternatives
    assert (better.offer_id, better.taken, better.lowest) == ("O000", 1, 88)
    assert better.forced == Forced(people_lost=0, minimums_lost=0, points_lost=20)


def test_waiting_for_a_full_place_tells_who_has_it():
    people = [person(0), person(1, waiting_days=9)]

    record = explained(people, [opportunity()])["P000"]

    assert (record.status, record.possible) == ("full", 1)
    assert record.alternatives[0].forced == Forced(0, 0, 0)


def test_nothing_possible_counts_the_conditions_and_names_the_nearest():
    offers = [opportunity(0, place="34", languages=("ar",)), opportunity(1, languages=("ar",))]

    record = explained([person()], offers)["P000"]

    assert (record.status, record.failed) == (
        "nothing_possible",
        (("LANGUAGE", 2), ("PLACE", 1)),
    )
    assert (record.nearest[0].offer_id, record.nearest[0].failed) == ("O001", ("LANGUAGE",))


def test_statuses_tell_floor_exclusion_and_earlier_acceptance():
    people = [person(0, interests=("sport",)), person(1, consent=False), person(2)]
    history = History(accepted=frozenset({("P002", "O000")}))

    records = explained(people, [opportunity(0, 3, topics=("music",))], Rules(floor=60), history)

    assert [records[one].status for one in sorted(records)] == ["floor", "excluded", "accepted"]


def report(people, offers, rules=LOW):
    return assess(run_matching(make_pool(people, offers), rules, engine=HighsEngine()))


def test_groups_under_five_are_hidden_with_one_more():
    sizes = {"a": 3, "b": 6, "c": 20}
    groups = [name for name, size in sizes.items() for _ in range(size)]
    people = [person(number, groups={"g": name}) for number, name in enumerate(groups)]

    rows = report(people, [opportunity(0, 12)]).groups

    assert [(row.group, row.people) for row in rows] == [("a", None), ("b", None), ("c", 20)]


def test_envy_counts_who_would_rather_have_a_place_held_with_fewer_points():
    people = [
        person(0, interests=("music", "sport")),
        person(1, interests=("sport", "music"), place="34"),
    ]
    offers = [
        opportunity(0, topics=("music",), online=True),
        opportunity(1, topics=("cooking",), place="06"),
    ]

    assert report(people, offers).envy == 1


def test_minimums_are_filled_before_points_are_counted():
    people = [person(n, groups={"g": "man"}, **MUSIC) for n in range(2)]
    people += [person(n + 2, groups={"g": "woman"}, interests=("sport",)) for n in range(2)]
    offers = [opportunity(0, 2, topics=("music",), minimums={"woman": 1})]

    result = report(people, offers, Rules(floor=0, group="g"))

    assert (result.minimums_asked, result.minimums_filled, result.placed) == (1, 1, 2)


@pytest.mark.parametrize(("group", "code"), [("", "group_missing"), ("age", "group_unknown")])
def test_minimums_are_never_ignored_in_silence(group, code):
    pool = make_pool([person(groups={"g": "man"})], [opportunity(minimums={"man": 1})])

    assert code_of(lambda: run_matching(pool, Rules(group=group))) == code


def calls_of(people, offers, rules=LOW):
    return [(one.offer_id, one.need, one.persons) for one in report(people, offers, rules).calls]


@pytest.mark.parametrize(
    ("changes", "offer", "need"),
    [
        ({"languages": ("fa",)}, {}, "LANGUAGE"),
        ({"access": ("childcare",)}, {}, "ACCESS"),
        ({"point": HALILIYE, "travel_km": 5.0}, {"point": SURUC}, "PLACE"),
        ({"free": (Window(2, 600, 720),)}, {}, "TIME"),
        ({"age": 16}, {}, "AGE_SAFEGUARD"),
        ({}, {"requires": ("student",)}, "ELIGIBLE"),
        ({}, {"capacity": 0}, "FULL"),
    ],
)
def test_call_asks_for_the_one_thing_that_keeps_somebody_out(changes, offer, need):
    people, offers = [person(**MUSIC, **changes)], [opportunity(topics=("music",), **offer)]

    assert calls_of(people, offers) == [("O000", need, ("P000",))]


@pytest.mark.parametrize(
    ("changes", "offer", "floor"),
    [
        ({"languages": ("fa",), "access": ("childcare",)}, {}, 0),
        ({"place": "34"}, {}, 0),
        ({"point": HALILIYE, "travel_km": 5.0}, {"point": ANKARA}, 0),
        ({"languages": ("fa",)}, {"topics": ("sport",)}, 0),
        ({"languages": ("fa",)}, {}, 95),
        ({"consent": False}, {}, 0),
        ({}, {"withdrawn": True}, 0),
        ({"languages": ("fa",)}, {"withdrawn": True}, 0),
    ],
)
def test_nobody_is_called_in_vain(changes, offer, floor):
    people = [person(**(MUSIC | changes))]
    offers = [opportunity(**({"topics": ("music",)} | offer))]

    assert calls_of(people, offers, Rules(floor=floor)) == []


def test_calls_to_one_association_stand_together():
    people = [person(n, languages=("fa",), **MUSIC) for n in range(3)]
    people += [person(3, access=("childcare",), **MUSIC), person(4, age=16, interests=("sport",))]
    offers = [opportunity(0, topics=("sport",)), opportunity(1, topics=("music",))]

    assert [(offer, need, len(who)) for offer, need, who in calls_of(people, offers)] == [
        ("O001", "LANGUAGE", 3),
        ("O001", "ACCESS", 1),
        ("O000", "AGE_SAFEGUARD", 1),
    ]


def test_wishes_join_whom_no_call_helps_and_name_the_nearest_on_the_topic():
    people = [person(n, languages=("fa",), age=15, **MUSIC) for n in range(3)]
    people.append(person(3, languages=("fa",), **MUSIC))

    result = report(people, [opportunity(0, topics=("music",)), opportunity(1)])

    (wish,) = result.wishes
    assert (wish.place, wish.language, wish.interest, wish.persons, wish.ask) == (
        "06",
        "fa",
        "music",
        ("P000", "P001", "P002"),
        ("O000",),
    )
    assert ("interest", "music", 4) in result.unmet


def test_waiting_below_the_floor_names_the_best_that_was_too_weak():
    people = [person(interests=("sport",))]
    offers = [opportunity(0, topics=("music",)), opportunity(1, topics=("music",), age_min=99)]

    record = explained(people, offers, Rules(floor=60))["P000"]

    assert (record.status, record.weak) == ("floor", ("O000", 43))


def test_proposal_tells_the_minimum_that_it_helps_to_fill():
    people = [person(n, groups={"g": "man"}, **MUSIC) for n in range(2)]
    people.append(person(2, groups={"g": "woman"}, interests=("sport",)))
    offers = [opportunity(0, 2, topics=("music",), minimums={"woman": 1})]

    records = explained(people, offers, Rules(floor=0, group="g"))

    assert sorted(one.fills for one in records.values() if one.offer_id) == ["", "woman"]


def test_nearest_prefers_what_the_person_wishes():
    offers = [opportunity(n, languages=("ar",), topics=(("sport", "music")[n],)) for n in range(2)]

    record = explained([person(**MUSIC)], offers)["P000"]

    assert [near.offer_id for near in record.nearest] == ["O001", "O000"]
