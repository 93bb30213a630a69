"""Small pools for matching: people and opportunities that fit unless a test says otherwise."""

import random

from paydas.kernel.matching import Opportunity, Person, Window, make_pool

TUESDAY = Window(1, 10 * 60, 12 * 60)


def person(number=0, **changes):
    return Person(**({"id": f"P{number:03}", "place": "06", "languages": ("tr",)} | changes))


def opportunity(number=0, capacity=1, **changes):
    plain = {"id": f"O{number:03}", "place": "06", "languages": ("tr",), "sessions": (TUESDAY,)}
    return Opportunity(**(plain | {"capacity": capacity} | changes))


def random_pool(seed, people=6, opportunities=4, *, minimums=False, history=None):
    """Draw a tiny pool in which interests, places and groups make all kinds of conflicts."""
    chance = random.Random(seed)
    topics = ("music", "cooking", "sport", "sewing")
    persons = [
        person(
            number,
            place=chance.choice(("06", "34", "")),
            interests=tuple(chance.sample(topics, chance.randint(1, 3))),
            languages=tuple(chance.sample(("tr", "ar"), chance.randint(1, 2))),
            waiting_days=chance.randint(0, 40),
            wanted=chance.choice((1, 1, 1, 2)),
            groups={"gender": chance.choice(("woman", "man"))},
        )
        for number in range(people)
    ]
    offers = [
        opportunity(
            number,
            chance.randint(0, 2),
            place=chance.choice(("06", "34")),
            languages=(chance.choice(("tr", "ar")),),
            topics=tuple(chance.sample(topics, chance.randint(1, 2))),
            minimums={"woman": 1, "man": 1} if minimums and chance.random() < 0.7 else {},
        )
        for number in range(opportunities)
    ]
    return make_pool(persons, offers, history)
