"""The tables of conditions and points, against the same rules written plainly, pair by pair."""

import math
import random

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
from tests.factories.pools import opportunity, person

TOWNS = {"06": Point(39.93, 32.86), "34": Point(41.01, 28.98), "p": Point(39.58, 32.15)}
TOPICS, NEEDS = ("music", "sport", "sewing", "film"), ("step free", "childcare")
RULES = (Rules(floor=0), VIDA, PRESETS["needs"], Rules(floor=0, weights={"time": 7, "aims": 9}))


def some(chance, words):
    return tuple(chance.sample(words, chance.randint(0, min(3, len(words)))))


def hours(chance):
    starts = sorted(chance.sample(range(0, 24 * 60 - 200, 5), 2))
    ends = min(starts[0] + chance.randint(1, 200), starts[1]), starts[1] + chance.randint(1, 199)
    day = chance.randint(0, 1)
    return tuple(Window(day, one, end) for one, end in zip(starts, ends, strict=True))


def where(chance):
    town = chance.choice(("", *TOWNS))
    return {"place": town, "point": TOWNS.get(town) if chance.random() < 0.7 else None}


def somebody(chance, number):
    return person(
        number,
        **where(chance),
        languages=some(chance, ("tr", "ar", "fa")),
        practice=some(chance, ("tr", "en")),
        access=some(chance, NEEDS)[:1],
        free=chance.choice(((), (Window(0, 0, 1440), Window(1, 0, 1440)), hours(chance))),
        liked=chance.choice(((), hours(chance))),
        interests=tuple(chance.sample(TOPICS, chance.randint(0, 4))),
        aims=some(chance, ("language", "health", "network")),
        tags=some(chance, ("student",)),
        age=chance.choice((None, 12, 17, 18, 40, 70)),
        travel_km=chance.choice((None, 0.0, 80.0, 900.0)),
        consent=chance.random() < 0.9,
        withdrawn=chance.random() < 0.1,
        sector=chance.choice(("", "public", "ngo")),
        months=chance.choice((None, 0, 6, 12)),
    )


def something(chance, number):
    return opportunity(
        number,
        chance.choice((0, 1, 9, 11)),
        **where(chance),
        online=chance.random() < 0.1,
        languages=some(chance, ("tr", "ar")),
        practice=some(chance, ("tr", "en")),
        access=some(chance, NEEDS),
        sessions=chance.choice(((), hours(chance))),
        session_count=chance.choice((None, 4, 5, 10, 11)),
        topics=some(chance, TOPICS),
        aims=some(chance, ("language", "health", "network")),
        requires=some(chance, ("student",)),
        age_min=chance.choice((None, 18)),
        age_max=chance.choice((None, 65)),
        vetted=chance.random() < 0.5,
        voluntary=chance.random() < 0.8,
        withdrawn=chance.random() < 0.1,
        sector=chance.choice(("", "public", "ngo")),
        months=chance.choice((None, 0, 6, 12)),
    )


def kilometres(one, other):
    if other.online:
        return 0.0
    if not one.point or not other.point:
        return 0.0 if not one.place or not other.place or one.place == other.place else math.inf
    first, second, turn = (
        math.radians(degrees)
        for degrees in (
            one.point.latitude,
            other.point.latitude,
            one.point.longitude - other.point.longitude,
        )
    )
    chord = math.sin((first - second) / 2) ** 2
    chord += math.cos(first) * math.cos(second) * math.sin(turn / 2) ** 2
    return round(2 * 6371 * math.asin(math.sqrt(chord)), 1)


def quarters(windows, *, inner):
    found = set()
    for one in windows:
        for quarter in range(96):
            begin, end = 15 * quarter, 15 * quarter + 15
            whole = one.start <= begin and end <= one.end
            touched = one.start < end and begin < one.end
            if whole if inner else touched:
                found.add((one.weekday, quarter))
    return found


def limit_of(one, rules):
    return rules.travel_km if one.travel_km is None else one.travel_km


def fits_shape(other, rules):
    shape, minutes = rules.shape, sum(one.minutes for one in other.sessions)
    within = [
        shape.capacity_max is None or other.capacity <= shape.capacity_max,
        len(set(other.aims)) >= shape.aims_min,
        other.voluntary or not shape.must_be_voluntary,
    ]
    if other.session_count is not None and shape.sessions_min is not None:
        within.append(shape.sessions_min <= other.session_count <= shape.sessions_max)
    if minutes and shape.weekly_minutes_min is not None:
        within.append(shape.weekly_minutes_min <= minutes <= shape.weekly_minutes_max)
    return all(within)


def failed(one, other, rules):
    km, age = kilometres(one, other), one.age
    unknown_is_fine = math.isinf(km) and not rules.place_binds
    wished, busy = set(one.interests), quarters(other.sessions, inner=False)
    unwished = rules.topic_binds and wished and other.topics and not wished & set(other.topics)
    old = age is not None and not (other.age_min or 0) <= age <= (other.age_max or 999)
    found = {
        "LANGUAGE": one.languages
        and other.languages
        and not set(one.languages) & set(other.languages),
        "ACCESS": set(one.access) - set(other.access),
        "PLACE": km > limit_of(one, rules) and not unknown_is_fine,
        "TIME": one.free and busy - quarters(one.free, inner=True),
        "AGE_SAFEGUARD": old or (age is not None and age < 18 and not other.vetted),
        "CAPACITY": other.capacity == 0,
        "CONSENT": not one.consent,
        "ELIGIBLE": unwished or set(other.requires) - set(one.tags) or not fits_shape(other, rules),
        "WITHDRAWN": one.withdrawn or other.withdrawn,
    }
    return tuple(code for code, fails in found.items() if fails)


def shares(one, other, rules):
    km, limit = kilometres(one, other), limit_of(one, rules)
    ranks = [one.interests.index(word) for word in other.topics if word in one.interests]
    busy = quarters(other.sessions, inner=False)
    longest = max(one.months or 0, other.months or 0, 1)
    return {
        "interest": (1, 0.75, 0.5, 0.25)[min(ranks)] if ranks else 0,
        "travel": 0.5 if math.isinf(km) else 1 - km / max(limit, 0.1),
        "aims": len(set(one.aims) & set(other.aims)) / max(len(one.aims), 1),
        "practice": bool(set(one.practice) & set(other.practice)),
        "time": len(busy & quarters(one.liked, inner=True)) / max(len(busy), 1),
        "sector": one.sector != other.sector,
        "horizon": min(one.months or 0, other.months or 0) / longest,
    }


def unstated(one, other):
    return {
        "interest": not one.interests,
        "aims": not one.aims,
        "practice": not one.practice,
        "time": not one.liked or not other.sessions,
        "sector": not one.sector or not other.sector,
        "horizon": one.months is None or other.months is None,
    }


@pytest.mark.parametrize("seed", range(40))
def test_every_pair_is_judged_as_the_rules_read(seed):
    chance, rules = random.Random(seed), RULES[seed % len(RULES)]
    people = [somebody(chance, number) for number in range(8)]
    offers = [something(chance, number) for number in range(8)]
    run = run_matching(make_pool(people, offers), rules, engine=HighsEngine())

    for one in people:
        for other in offers:
            verdict = why(run, one.id, other.id)

            assert verdict.failed == failed(one, other, rules), (one, other)
            if not verdict.failed:
                plain, silent = shares(one, other, rules), unstated(one, other)
                expected = {
                    part: math.floor((0.5 if silent.get(part) else plain[part]) * weight + 0.5)
                    for part, weight in rules.weights.items()
                    if weight
                }
                assert {part: points for part, points, _ in verdict.parts} == expected, (one, other)
