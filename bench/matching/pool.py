"""Synthetic but shaped pools: heavy-tailed provinces, languages, access needs, weekly hours."""

import random
from dataclasses import dataclass
from itertools import accumulate

from paydas.kernel.matching import Opportunity, Person, Point, Window

INTERESTS = [
    "cooking",
    "music",
    "football",
    "walking",
    "gardening",
    "sewing",
    "theatre",
    "reading",
    "swimming",
    "cycling",
    "chess",
    "painting",
    "choir",
    "dance",
    "photography",
    "coding",
    "carpentry",
    "childcare",
    "volunteering",
    "history",
    "yoga",
    "handicraft",
    "film",
    "conversation",
]
SPOKEN = {"tr": 55, "ar": 26, "fa": 6, "ku": 6, "en": 3, "ru": 2, "uk": 1, "so": 1}
ACCESS = {"step_free": 4, "childcare": 6, "hearing_loop": 1, "sign_language": 1, "braille": 1}
STARTS = (9 * 60, 13 * 60, 18 * 60)
PART_OF_DAY = (8 * 60 + 30, 13 * 60, 17 * 60 + 30, 22 * 60)


@dataclass(frozen=True)
class Shape:
    """How large a pool is, and how scarce its places are (places per person)."""

    people: int
    opportunities: int
    places_per_person: float
    provinces: int = 81
    travel: float = 1.0
    minimums: bool = False


def make_pool(shape: Shape, seed: int) -> tuple[list[Person], list[Opportunity]]:
    chance = random.Random(seed)
    towns = _towns(shape, chance)
    weights = list(accumulate(weight for _, _, weight in towns))
    people = [
        _person(chance, number, towns, weights, shape.travel) for number in range(shape.people)
    ]
    sizes = [chance.randint(4, 10) for _ in range(shape.opportunities)]
    factor = shape.places_per_person * shape.people / sum(sizes)
    offers = [
        _offer(chance, number, towns, weights, max(1, round(size * factor)), shape)
        for number, size in enumerate(sizes)
    ]
    return people, offers


def _towns(shape: Shape, chance: random.Random) -> list[tuple[str, Point, float]]:
    """Districts around 81 centres; the n-th province weighs 1/n, as ours nearly do."""
    towns = []
    for number in range(shape.provinces):
        centre = (36.5 + 5 * chance.random(), 26.5 + 18 * chance.random())
        districts = max(3, 39 // (number + 1))
        for district in range(districts):
            spread = 0.22 if number else 0.3
            point = Point(
                round(centre[0] + chance.gauss(0, spread), 2),
                round(centre[1] + chance.gauss(0, spread), 2),
            )
            towns.append((f"{number + 1:02}-{district:02}", point, 1 / (number + 1) / districts))
    return towns


def _hours(chance: random.Random, share: float) -> tuple[Window, ...]:
    return tuple(
        Window(day, PART_OF_DAY[part], PART_OF_DAY[part + 1])
        for day in range(7)
        for part in range(3)
        if chance.random() < share
    )


def _person(
    chance: random.Random,
    number: int,
    towns: list[tuple[str, Point, float]],
    weights: list[float],
    travel: float,
) -> Person:
    place, point, _ = chance.choices(towns, cum_weights=weights)[0]
    mother = chance.choices(list(SPOKEN), list(SPOKEN.values()))[0]
    speaks = {mother, "tr"} if chance.random() < 0.35 else {mother}
    free = _hours(chance, chance.choice((0.4, 0.6, 0.9)))
    age = chance.choice((chance.randint(12, 17), *(chance.randint(18, 64) for _ in range(9))))
    gender = chance.choice(("woman", "woman", "man"))
    needs = tuple(need for need, rate in ACCESS.items() if chance.random() * 100 < rate)
    return Person(
        id=f"P{number:06}",
        place=place,
        point=point,
        travel_km=travel * chance.choice((5, 10, 15, 25, 40)),
        languages=tuple(sorted(speaks)),
        practice=("tr",) if chance.random() < 0.7 else (),
        access=needs,
        free=free or _hours(chance, 1.0),
        liked=tuple(window for window in free if chance.random() < 0.4),
        interests=tuple(chance.sample(INTERESTS, chance.randint(1, 4))),
        aims=tuple(aim for aim in ("language", "health", "network") if chance.random() < 0.5),
        age=age,
        waiting_days=int(chance.expovariate(1 / 60)),
        groups={
            "gender": gender,
            "age_band": "12-17" if age < 18 else "18-29" if age < 30 else "30-64",
            "language": mother,
            "province": place[:2],
            "access": "need" if needs else "none",
        },
    )


def _offer(
    chance: random.Random,
    number: int,
    towns: list[tuple[str, Point, float]],
    weights: list[float],
    capacity: int,
    shape: Shape,
) -> Opportunity:
    place, point, _ = chance.choices(towns, cum_weights=weights)[0]
    start = chance.choice(STARTS)
    day = chance.randrange(7)
    minutes = chance.choice((120, 150, 180))
    return Opportunity(
        id=f"O{number:05}",
        title=f"Örnek etkinlik {number}",
        capacity=capacity,
        place=place,
        point=point,
        online=chance.random() < 0.005,
        languages=("tr", "ar", "fa", "ku", "en")[: chance.choice((1, 2, 2, 3, 5))],
        practice=("tr",) if chance.random() < 0.6 else (),
        access=tuple(need for need in ACCESS if chance.random() < 0.4),
        sessions=(Window(day, start, start + minutes),),
        session_count=chance.randint(5, 10),
        topics=tuple(chance.sample(INTERESTS, chance.randint(1, 2))),
        aims=tuple(chance.sample(("language", "health", "network"), chance.randint(1, 3))),
        age_min=chance.choice((None, None, 18)),
        vetted=chance.random() < 0.5,
        minimums={"woman": 2, "man": 1} if shape.minimums and capacity >= 6 else {},
    )
