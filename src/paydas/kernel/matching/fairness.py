"""Who gains from a run: shares by group, envy, and the wishes that nobody could meet."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from .calling import FACETS, UNKNOWN, Call, Wish, find_calls, find_wishes
from .runs import MatchRun


@dataclass(frozen=True)
class GroupRow:
    """One group's outcome; figures are None where the group is too small to be shown."""

    facet: str
    group: str
    people: int | None
    placed: int | None
    mean_score: float | None

    @property
    def share(self) -> float | None:
        """Give the share of the group that was placed."""
        if self.people is None or self.placed is None:
            return None
        return self.placed / self.people


@dataclass(frozen=True)
class Fairness:
    """The report of one run."""

    people: int
    placed: int
    places: int
    mean_score: float | None
    envy: int
    minimums_asked: int
    minimums_filled: int
    groups: tuple[GroupRow, ...]
    unmet: tuple[tuple[str, str, int], ...]
    calls: tuple[Call, ...]
    wishes: tuple[Wish, ...]


def assess(run: MatchRun) -> Fairness:
    """Report on a run by group, with groups of fewer than `rules.small` people hidden.

    When one group of a facet is hidden, the next smallest is hidden with it, so that it cannot
    be found by subtraction. Envy counts people who would rather have a place that somebody
    with fewer points for it holds: the price of placing more people.
    """
    asked, filled = _minimums(run)
    facets = sorted({facet for person in run.pool.people for facet in person.groups})
    rows = [row for facet in facets for row in _group_rows(run, facet)]
    calls = find_calls(run)
    return Fairness(
        len(run.pool.people),
        int(run.placed.sum()),
        int(run.judge.left.clip(0).sum()),
        float(run.scores.mean()) if len(run.scores) else None,
        count_envy(run),
        asked,
        filled,
        tuple(rows),
        _unmet(run),
        calls,
        find_wishes(run, {person for call in calls for person in call.persons}),
    )


def count_envy(run: MatchRun) -> int:
    """Count people who have more points for a better-liked place than somebody who holds it."""
    top = int(np.iinfo(np.int64).max)
    lowest = np.full(len(run.pool.opportunities), top)
    np.minimum.at(lowest, run.offers, run.scores)
    own = np.full(len(run.pool.people), -1)
    own[run.owners] = run.scores
    wanting = np.flatnonzero(run.candidates.counts)
    owners, pairs = run.candidates.take(wanting, 0)
    scores = run.candidates.scores[pairs]
    envious = (scores > own[owners]) & (scores > lowest[run.candidates.offers[pairs]])
    return len(np.unique(owners[envious]))


def _minimums(run: MatchRun) -> tuple[int, int]:
    held = Counter(
        (offer, int(run.model.person_group[person]))
        for person, offer in zip(run.owners.tolist(), run.offers.tolist(), strict=True)
    )
    needs = zip(
        run.model.need_offer.tolist(),
        run.model.need_group.tolist(),
        run.model.need_amount.tolist(),
        strict=True,
    )
    asked = filled = 0
    for offer, group, amount in needs:
        asked += amount
        filled += min(amount, held[offer, group])
    return asked, filled


def _group_rows(run: MatchRun, facet: str) -> list[GroupRow]:
    members: dict[str, list[int]] = {}
    for number, person in enumerate(run.pool.people):
        members.setdefault(person.groups.get(facet, UNKNOWN), []).append(number)
    hidden = _hidden({group: len(numbers) for group, numbers in members.items()}, run.rules.small)
    score = np.full(len(run.pool.people), -1)
    score[run.owners] = run.scores
    rows = []
    for group, numbers in sorted(members.items()):
        if group in hidden:
            rows.append(GroupRow(facet, group, None, None, None))
            continue
        got = score[numbers]
        mean = float(got[got >= 0].mean()) if (got >= 0).any() else None
        rows.append(GroupRow(facet, group, len(numbers), int(run.placed[numbers].sum()), mean))
    return rows


def _hidden(sizes: dict[str, int], small: int) -> set[str]:
    order = sorted(sizes, key=lambda group: (sizes[group], group))
    hidden = [group for group in order if sizes[group] < small]
    if len(hidden) == 1 and len(order) > 1:
        hidden.append(order[1])
    return set(hidden)


def _unmet(run: MatchRun) -> tuple[tuple[str, str, int], ...]:
    """Count the waiting by each facet by itself; somebody with two interests counts in both."""
    rows: list[tuple[str, str, int]] = []
    for facet, pick in FACETS.items():
        counted: Counter[str] = Counter()
        for number in run.waiting.tolist():
            counted.update(set(pick(run.pool.people[number])))
        order = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        rows += [(facet, value, amount) for value, amount in order]
    return tuple(rows)
