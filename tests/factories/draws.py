"""Pools to draw from, invented: 40 organisations of four provinces."""

import random

from paydas.kernel.draw import Member, Quota, Rule

PROVINCES = ("Van", "İzmir", "Ordu", "Muş")
FIELDS = ("kadın", "gençlik", "engellilik")


def make_members(count=40, seed=1):
    rnd = random.Random(seed)
    return [
        Member(
            f"k{number:03d}",
            {
                "il": (rnd.choices(PROVINCES, (6, 3, 2, 1))[0],),
                "alan": tuple(sorted(rnd.sample(FIELDS, rnd.choice((1, 1, 2))))),
            },
        )
        for number in range(count)
    ]


def make_rule(seats=8, **extra):
    quotas = (
        *(Quota("il", province, 1, 3) for province in PROVINCES),
        *(Quota("alan", field, 2, 6) for field in FIELDS),
    )
    return Rule(seats, quotas, **extra)


def write_tables(folder, members, rule, mark=",", encoding="utf-8"):
    """Write people.csv and quotas.csv as an office would."""
    people, quotas = folder / "people.csv", folder / "quotas.csv"
    features = sorted({quota.feature for quota in rule.quotas})
    lines = [mark.join(["id", *features])]
    lines += [
        mark.join([one.id, *("|".join(one.values[feature]) for feature in features)])
        for one in members
    ]
    people.write_text("\n".join(lines) + "\n", encoding=encoding)
    lines = [mark.join(["category", "feature", "min", "max"])]
    lines += [mark.join([q.feature, q.value, str(q.low), str(q.high)]) for q in rule.quotas]
    quotas.write_text("\n".join(lines) + "\n", encoding=encoding)
    return people, quotas
