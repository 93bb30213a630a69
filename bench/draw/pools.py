"""The pools that the benchmarks draw from: files where they lie beside the checkout, else made."""

import csv
import json
from pathlib import Path

import numpy as np

from paydas.kernel.draw import Member, Quota, Rule

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "draw"
NAMES = (
    "opendlp_monitoring_30",
    "diversimax_exact_60",
    "diversimax_wide_60",
    "tr_region_60",
    "tr_national_215",
)


def read_pool(folder):
    """Read `respondents.csv`, `categories.csv` and the seats of `meta.json`."""
    with (folder / "categories.csv").open(encoding="utf-8") as file:
        quotas = tuple(
            Quota(row["category"], row["feature"], int(row["min"]), int(row["max"]))
            for row in csv.DictReader(file)
        )
    features = sorted({quota.feature for quota in quotas})
    with (folder / "respondents.csv").open(encoding="utf-8") as file:
        members = [
            Member(row["id"], {feature: (row[feature],) for feature in features})
            for row in csv.DictReader(file)
        ]
    seats = json.loads((folder / "meta.json").read_text())["k"]
    return members, Rule(seats, quotas)


def hard_pool(seed):
    """Make a random pool with correlated features and quotas around a planted panel."""
    rng = np.random.default_rng(seed)
    count = int(rng.integers(60, 900))
    seats = int(rng.integers(max(10, count // 30), max(12, count // 4)))
    features = int(rng.integers(3, 9))
    values, hidden = [], rng.standard_normal(count)
    for _ in range(features):
        kinds = int(rng.integers(2, 13))
        share = 1 / np.arange(1, kinds + 1) ** rng.uniform(0, 1.5)
        mixed = rng.uniform(0, 1.2) * hidden + rng.standard_normal(count)
        rank = np.argsort(np.argsort(mixed)) / count
        edges = np.cumsum(share / share.sum()) - 1e-12
        values.append(np.searchsorted(edges, rank).clip(0, kinds - 1))
    tilt = rng.uniform(0, 1)
    mode = rng.choice(["exact", "pm1", "share10", "mixed"])
    weight = np.ones(count)
    for one in values:
        weight *= (1 / np.bincount(one)[one]) ** (tilt / len(values) * 2)
    panel = rng.choice(count, seats, replace=False, p=weight / weight.sum())
    quotas = []
    for number, one in enumerate(values):
        for value in sorted(set(one.tolist()), key=lambda value: f"v{value}"):
            planted = int((one[panel] == value).sum())
            low, high = _around(planted, mode, rng)
            quotas.append(Quota(f"f{number}", f"v{value}", low, high))
    members = [
        Member(f"p{i:05d}", {f"f{n}": (f"v{one[i]}",) for n, one in enumerate(values)})
        for i in range(count)
    ]
    return members, Rule(seats, tuple(quotas))


def _around(planted, mode, rng):
    if mode == "mixed":
        mode = rng.choice(["exact", "pm1", "share10"])
    if mode == "exact":
        return planted, planted
    if mode == "pm1":
        return max(0, planted - 1), planted + 1
    return int(np.floor(planted * 0.9)), int(np.ceil(planted * 1.1))
