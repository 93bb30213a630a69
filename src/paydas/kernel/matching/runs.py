"""One run: from two lists, rules and a seed to proposals that can be explained."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .assignment import Solved, assign
from .candidates import Candidates, find_candidates
from .engines import Engine, choose_engine
from .errors import MatchingError
from .judging import Indices, Judge
from .keys import id_keys
from .models import Model
from .pools import Pool
from .progress import SILENT, Progress
from .rules import Rules, check_rules


@dataclass(frozen=True)
class Proposal:
    """One person proposed for one opportunity."""

    person_id: str
    offer_id: str
    score: int


@dataclass(frozen=True)
class MatchRun:
    """A solved run. `owners`, `offers` and `scores` run along, in the order of the ids."""

    judge: Judge
    candidates: Candidates
    model: Model
    solved: list[Solved]
    seed: str
    engine: str
    owners: Indices
    offers: Indices
    scores: NDArray[np.int64]

    @property
    def pool(self) -> Pool:
        """Give both sides."""
        return self.judge.pool

    @property
    def rules(self) -> Rules:
        """Give the rules of the run."""
        return self.judge.rules

    @property
    def proposals(self) -> list[Proposal]:
        """List the proposals in the order of people and opportunities."""
        people, offers = self.pool.people, self.pool.opportunities
        return [
            Proposal(people[person].id, offers[offer].id, score)
            for person, offer, score in zip(
                self.owners.tolist(), self.offers.tolist(), self.scores.tolist(), strict=True
            )
        ]

    @cached_property
    def placed(self) -> NDArray[np.bool_]:
        """Tell who got a proposal or has an accepted place from before."""
        mark = np.zeros(len(self.pool.people), dtype=bool)
        mark[self.owners] = True
        mark[[self.judge.person_number[person] for person, _ in self.pool.history.accepted]] = True
        return mark

    @cached_property
    def waiting(self) -> Indices:
        """List who asked and got nothing, longest waiting first, then by id."""
        people = self.pool.people
        numbers = np.flatnonzero(~self.placed).tolist()
        numbers.sort(key=lambda number: (-people[number].waiting_days, number))
        return np.array(numbers, dtype=np.intp)

    @cached_property
    def holders(self) -> dict[int, list[tuple[int, int]]]:
        """List for every opportunity who is proposed there, as (score, person), best first."""
        found: dict[int, list[tuple[int, int]]] = {}
        for person, offer, score in zip(
            self.owners.tolist(), self.offers.tolist(), self.scores.tolist(), strict=True
        ):
            found.setdefault(offer, []).append((score, person))
        return {
            offer: sorted(held, key=lambda one: (-one[0], one[1])) for offer, held in found.items()
        }

    def kilometres(self, person_id: str, offer_id: str) -> float:
        """Measure how far one opportunity is from one person; infinite where unknown."""
        person = np.array([self.judge.person_number[person_id]], dtype=np.intp)
        return float(self.judge.kilometres(person)[0, self.judge.offer_number[offer_id]])


def run_matching(
    pool: Pool,
    rules: Rules,
    seed: str = "0",
    engine: Engine | None = None,
    progress: Progress = SILENT,
) -> MatchRun:
    """Match the two sides of a pool.

    In this order: most people placed, most of the groups' minimums filled, most points,
    longest waiting, chance from the seed. Pairs below the floor are not made at all.
    The outcome depends on the contents of pool, rules and seed alone: not on the order of rows,
    nor on the engine.

    Errors: `group_missing`, `group_unknown`, `too_large` (with advice to install
    the extra), `cancelled`, `engine_failed`.
    """
    check_rules(rules)
    _check_group(pool, rules)
    judge = Judge(pool, rules)
    person_keys = id_keys(seed, "person", [one.id for one in pool.people])
    offer_keys = id_keys(seed, "opportunity", [one.id for one in pool.opportunities])
    candidates = find_candidates(judge, person_keys, offer_keys, progress)
    engine = engine or choose_engine(len(candidates.offers))
    if len(candidates.offers) > engine.pair_limit:
        raise MatchingError(
            "too_large", pairs=len(candidates.offers), limit=engine.pair_limit, engine=engine.name
        )
    model = Model(judge, candidates, person_keys, offer_keys)
    solved = assign(model, engine, progress)
    owners = np.concatenate([np.zeros(0, np.intp), *(one.owners for one in solved)])
    pairs = np.concatenate([np.zeros(0, np.int64), *(one.pairs for one in solved)])
    offers = candidates.offers[pairs].astype(np.intp)
    order = np.lexsort((offers, owners))
    scores = candidates.scores[pairs].astype(np.int64)
    return MatchRun(
        judge,
        candidates,
        model,
        solved,
        seed,
        engine.name,
        owners[order],
        offers[order],
        scores[order],
    )


def _check_group(pool: Pool, rules: Rules) -> None:
    """Refuse minimums that would be ignored in silence."""
    if not rules.group and any(one.minimums for one in pool.opportunities):
        raise MatchingError("group_missing")
    if rules.group and not any(rules.group in one.groups for one in pool.people):
        raise MatchingError("group_unknown", name=rules.group)
