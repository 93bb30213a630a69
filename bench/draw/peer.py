"""The peer: sortition-algorithms with its free solver; its maximin, a weaker aim than leximin.

Only called through its published interface; never a part of the product (GPL).
"""

import logging

import numpy as np


def lowest_chance(members, rule):
    """Return the peer's maximin value, or None where it is not installed or finds no answer."""
    try:
        from sortition_algorithms.committee_generation import (
            find_distribution_maximin,
        )
        from sortition_algorithms.features import read_in_features
        from sortition_algorithms.people import read_in_people
        from sortition_algorithms.settings import Settings
    except ImportError:
        return None
    names = sorted({quota.feature for quota in rule.quotas})
    heading = ["feature", "value", "min", "max"]
    rows = [
        dict(zip(heading, (q.feature, q.value, str(q.low), str(q.high)), strict=True))
        for q in rule.quotas
    ]
    features, *_ = read_in_features(heading, rows)
    people_rows = [
        {"id": one.id, **{name: one.values[name][0] for name in names}} for one in members
    ]
    settings = Settings("id", [])
    people, *_ = read_in_people(["id", *names], people_rows, features, settings)
    logging.disable(logging.INFO)  # its progress would break our table
    panels, weights, _ = find_distribution_maximin(features, people, rule.seats, [])
    chance = {}
    for panel, weight in zip(panels, weights, strict=True):
        for one in panel:
            chance[one] = chance.get(one, 0.0) + weight
    return float(np.min([chance.get(one.id, 0.0) for one in members]))
