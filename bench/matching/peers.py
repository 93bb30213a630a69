"""What the same pairs give elsewhere; peers get them ready-made, ours finds them itself."""

import sys

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching


def greedy(run):
    """Give the best pair first, then the next that is still free: what people do by hand."""
    owners, pairs = run.candidates.take(np.flatnonzero(run.candidates.counts), 0)
    offers = run.candidates.offers[pairs]
    scores = run.candidates.scores[pairs].astype(np.int64)
    order = np.lexsort((offers, owners, -scores))
    left = run.judge.left.tolist()
    free = [True] * len(run.pool.people)
    placed = total = 0
    for person, offer, score in zip(
        owners[order].tolist(), offers[order].tolist(), scores[order].tolist(), strict=True
    ):
        if free[person] and left[offer]:
            free[person] = False
            left[offer] -= 1
            placed += 1
            total += score
    return placed, total


def expanded_places(run):
    """Solve with scipy: every place a column, and a column of last resort for each person."""
    owners, pairs = run.candidates.take(np.flatnonzero(run.candidates.counts), 0)
    offers = run.candidates.offers[pairs]
    scores = run.candidates.scores[pairs].astype(np.int64)
    left = run.judge.left
    first = np.cumsum(left) - left
    copies = left[offers]
    rows = np.repeat(owners, copies)
    shift = np.arange(copies.sum()) - np.repeat(np.cumsum(copies) - copies, copies)
    columns = np.repeat(first[offers], copies) + shift
    costs = 1 + run.rules.max_score - np.repeat(scores, copies)
    people, places = len(run.pool.people), int(left.sum())
    last_resort = run.rules.max_score * people * 2
    matrix = csr_array(
        (
            np.concatenate([costs, np.full(people, last_resort)]).astype(float),
            (
                np.concatenate([rows, np.arange(people)]),
                np.concatenate([columns, places + np.arange(people)]),
            ),
        ),
        shape=(people, places + people),
    )
    chosen_rows, chosen = min_weight_full_bipartite_matching(matrix)
    real = chosen < places
    spent = np.asarray(matrix[chosen_rows[real], chosen[real]]).ravel()
    return int(real.sum()), int((1 + run.rules.max_score - spent).sum())


def deferred_acceptance(run):
    """Solve with the package `matching`: both sides rank by the score; stable, not most placed."""
    from matching.games import HospitalResident

    people, offers = {}, {}
    for number in range(len(run.pool.people)):
        row = run.candidates.row(number)
        if row.stop > row.start:
            people[number] = run.candidates.offers[row].tolist()
            scores = run.candidates.scores[row].tolist()
            for offer, score in zip(people[number], scores, strict=True):
                offers.setdefault(offer, []).append((-score, number))
    wishes = {f"P{number}": [f"O{one}" for one in row] for number, row in people.items()}
    ranks = {f"O{one}": [f"P{n}" for _, n in sorted(row)] for one, row in offers.items()}
    room = {f"O{one}": int(run.judge.left[one]) for one in offers}
    game = HospitalResident.create_from_dictionaries(wishes, ranks, room)
    placed = total = 0
    for offer, residents in game.solve(optimal="resident").items():
        for resident in residents:
            number, one = int(resident.name[1:]), int(offer.name[1:])
            row = run.candidates.row(number)
            place = np.flatnonzero(run.candidates.offers[row] == one)[0]
            placed += 1
            total += int(run.candidates.scores[row][place])
    return placed, total


def survives(peer, run):
    """Run a peer, with room for deep recursion; tell its failure where it does not survive."""
    sys.setrecursionlimit(20_000)
    try:
        return peer(run)
    except (RecursionError, MemoryError) as error:
        return type(error).__name__, f"at {sys.getrecursionlimit()} levels"
