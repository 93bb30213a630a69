"""Why this proposal, or why none: in codes and figures; the host has the sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .conditions import Condition
from .forcing import Forced, force
from .judging import Indices
from .runs import MatchRun
from .travel import distances, where_of

ALTERNATIVES = 3
NEAREST = 3
CONSIDERED = 50
Parts = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Alternative:
    """An opportunity higher in the person's list, and what beat it.

    `lowest` and `highest` are the scores of those proposed there; None where nobody is.
    `forced` is the price for all others of giving this person that place.
    """

    offer_id: str
    score: int
    taken: int
    capacity: int
    lowest: int | None
    highest: int | None
    forced: Forced | None


@dataclass(frozen=True)
class NearMiss:
    """An opportunity that only a few conditions keep out of reach."""

    offer_id: str
    failed: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """Everything that decided about one person and one proposal, or about waiting.

    `rank` is the place of the proposal in the person's own list of `possible` opportunities;
    those with equal points share a rank. `failed` counts the opportunities that each condition
    kept out; one opportunity may fail several. `fills` is the group whose minimum at the proposed
    opportunity this person helps to reach. `weak` is the best that only the floor keeps out, with
    its score.
    """

    person_id: str
    status: str
    offer_id: str = ""
    score: int = 0
    parts: Parts = ()
    distance_km: float | None = None
    rank: int = 0
    possible: int = 0
    below_floor: int = 0
    failed: tuple[tuple[str, int], ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    nearest: tuple[NearMiss, ...] = ()
    fills: str = ""
    weak: tuple[str, int] | None = None


@dataclass(frozen=True)
class Verdict:
    """The conditions of a single pair, and its score if it passes them all."""

    failed: tuple[str, ...]
    passed: tuple[str, ...]
    score: int | None
    parts: Parts


def why(run: MatchRun, person_id: str, offer_id: str) -> Verdict:
    """Judge one pair by itself: what it passes, what it fails, what it would be worth."""
    person = np.array([run.judge.person_number[person_id]])
    offer = np.array([run.judge.offer_number[offer_id]])
    mask = Condition(int(run.judge.failures(person)[0, offer[0]]))
    passed = tuple(one.name for one in Condition if one not in mask and one.name)
    if mask:
        return Verdict(mask.codes, passed, None, ())
    parts = _parts(run, person, offer)[0]
    return Verdict((), passed, sum(points for _, points, _ in parts), parts)


def explain(run: MatchRun, persons: Iterable[int], *, forcing: bool) -> list[Explanation]:
    """Explain the outcome for some people (numbers in the pool), one record per proposal.

    With `forcing`, each better-liked alternative carries its price; this costs one search of
    the network per opportunity asked for.
    """
    numbers = list(persons)
    chosen: dict[int, list[tuple[int, int]]] = {number: [] for number in numbers}
    for person, offer, score in zip(
        run.owners.tolist(), run.offers.tolist(), run.scores.tolist(), strict=True
    ):
        if person in chosen:
            chosen[person].append((offer, score))
    better = {number: _better(run, number, chosen[number]) for number in numbers}
    asked = [(number, offer) for number, found in better.items() for offer, _ in found]
    prices = force(run, asked) if forcing else {}
    alternatives = {
        number: tuple(
            _alternative(run, offer, score, prices.get((number, offer))) for offer, score in found
        )
        for number, found in better.items()
    }
    waiting = [number for number in numbers if not run.placed[number]]
    refusals = dict(zip(waiting, _refusals(run, waiting), strict=True))
    parts = _parts_of_proposals(run, chosen)
    held: dict[str, list[str]] = {}
    for person_id, offer_id in sorted(run.pool.history.accepted):
        held.setdefault(person_id, []).append(offer_id)
    records: list[Explanation] = []
    for number in numbers:
        if number in refusals:
            records.append(_of_waiting(run, number, alternatives[number], refusals[number]))
        else:
            one = run.pool.people[number].id
            records += [Explanation(one, "accepted", offer) for offer in held.get(one, ())]
            found = [(offer, score, parts[number, offer]) for offer, score in chosen[number]]
            records += _of_placed(run, number, found, alternatives[number])
    return records


def _parts_of_proposals(
    run: MatchRun, chosen: dict[int, list[tuple[int, int]]]
) -> dict[tuple[int, int], Parts]:
    pairs = [(person, offer) for person, found in chosen.items() for offer, _ in found]
    persons = np.array([person for person, _ in pairs], dtype=np.intp)
    offers = np.array([offer for _, offer in pairs], dtype=np.intp)
    return dict(zip(pairs, _parts(run, persons, offers), strict=True))


def _parts(run: MatchRun, persons: Indices, offers: Indices) -> list[Parts]:
    amounts = run.judge.parts(persons, offers)
    weights = run.rules.weights
    return [
        tuple((part, int(points[row]), weights[part]) for part, points in amounts.items())
        for row in range(len(persons))
    ]


def _better(run: MatchRun, person: int, chosen: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find the best alternatives with more points than the person's (worst) proposal."""
    row = run.candidates.row(person)
    least = min((score for _, score in chosen), default=-1)
    taken = {offer for offer, _ in chosen}
    pairs = zip(
        run.candidates.offers[row].tolist(), run.candidates.scores[row].tolist(), strict=True
    )
    found = [(offer, score) for offer, score in pairs if score > least and offer not in taken]
    return found[:ALTERNATIVES]


def _alternative(run: MatchRun, offer: int, score: int, forced: Forced | None) -> Alternative:
    held = run.holders.get(offer, [])
    return Alternative(
        run.pool.opportunities[offer].id,
        score,
        len(held),
        int(run.judge.left[offer]),
        held[-1][0] if held else None,
        held[0][0] if held else None,
        forced,
    )


def _of_placed(
    run: MatchRun,
    number: int,
    chosen: list[tuple[int, int, Parts]],
    alternatives: tuple[Alternative, ...],
) -> list[Explanation]:
    person = run.pool.people[number]
    row = run.candidates.row(number)
    scores = run.candidates.scores[row]
    records = []
    for offer, score, parts in chosen:
        opportunity = run.pool.opportunities[offer]
        km = float(distances([where_of(person)], [where_of(opportunity)])[0, 0])
        records.append(
            Explanation(
                person.id,
                "proposed",
                opportunity.id,
                score,
                parts,
                None if opportunity.online else km,
                1 + int((scores > score).sum()),
                len(scores),
                int(run.candidates.below[number]),
                (),
                alternatives,
                fills=_filled_group(run, number, offer),
            )
        )
    return records


def _filled_group(run: MatchRun, person: int, offer: int) -> str:
    """Name the person's group if its minimum at this opportunity is not exceeded."""
    model, name = run.model, run.rules.group
    own = model.person_group[person]
    asked = model.need_amount[(model.need_offer == offer) & (model.need_group == own)]
    held = sum(model.person_group[one] == own for _, one in run.holders.get(offer, ()))
    needed = len(asked) and held <= asked[0]
    return run.pool.people[person].groups.get(name, "") if needed else ""


def _of_waiting(
    run: MatchRun,
    number: int,
    alternatives: tuple[Alternative, ...],
    refusal: tuple[tuple[tuple[str, int], ...], tuple[NearMiss, ...]],
) -> Explanation:
    possible, below = int(run.candidates.counts[number]), int(run.candidates.below[number])
    if run.judge.person_failures[number]:
        status = "excluded"
    elif possible:
        status = "full"
    elif below:
        status = "floor"
    else:
        status = "nothing_possible"
    return Explanation(
        run.pool.people[number].id,
        status,
        possible=possible,
        below_floor=below,
        failed=refusal[0],
        alternatives=alternatives,
        nearest=refusal[1],
        weak=_weak(run, number) if status == "floor" else None,
    )


def _weak(run: MatchRun, number: int) -> tuple[str, int] | None:
    """Find the best of the pairs that meet all conditions and miss the floor."""
    person = np.array([number], dtype=np.intp)
    offers = np.flatnonzero(run.judge.failures(person)[0] == 0)
    worth = sum(run.judge.parts(np.repeat(person, len(offers)), offers).values())
    scores = np.asarray(worth)
    best = int(np.lexsort((offers, -scores))[0])
    return run.pool.opportunities[int(offers[best])].id, int(scores[best])


def _refusals(
    run: MatchRun, persons: list[int]
) -> list[tuple[tuple[tuple[str, int], ...], tuple[NearMiss, ...]]]:
    """Count for each person what kept the opportunities out, and name the nearest ones."""
    size = max(1, 2_000_000 // len(run.pool.opportunities))
    result = []
    for start in range(0, len(persons), size):
        some = np.array(persons[start : start + size], dtype=np.intp)
        masks, km = run.judge.failures(some), run.judge.kilometres(some)
        result += [
            _refusal(run, number, row, far)
            for number, row, far in zip(some.tolist(), masks, km, strict=True)
        ]
    return result


def _refusal(
    run: MatchRun, person: int, mask: NDArray[np.int32], km: NDArray[np.float64]
) -> tuple[tuple[tuple[str, int], ...], tuple[NearMiss, ...]]:
    counted = [(one.name or "", int(((mask & int(one)) > 0).sum())) for one in Condition]
    lacking = np.bitwise_count(mask)
    order = np.lexsort((np.arange(len(mask)), km, lacking))
    near = order[lacking[order] > 0][:CONSIDERED].tolist()
    wished = set(run.pool.people[person].interests)
    offers = run.pool.opportunities
    near.sort(key=lambda number: (lacking[number], wished.isdisjoint(offers[number].topics)))
    nearest = tuple(
        NearMiss(offers[number].id, Condition(int(mask[number])).codes) for number in near[:NEAREST]
    )
    return tuple((code, amount) for code, amount in counted if amount), nearest
