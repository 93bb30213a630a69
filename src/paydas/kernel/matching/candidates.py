"""All possible pairs with their scores, each person's in the order of their own list."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .errors import MatchingError
from .judging import Indices, Judge, total_points
from .keys import Keys, pair_keys
from .progress import SILENT, Progress, step

OFFER_BITS = 24
CHANCE_BITS = 16
SCORE_BITS = 13


@dataclass(frozen=True)
class Candidates:
    """Pairs stored one person after the other; person p has those in starts[p]:stops[p].

    `offers` and `scores` run along; a person's best pairs come first, equals by chance.
    `below` counts the possible pairs of each person that only the floor keeps out.
    """

    starts: NDArray[np.int64]
    stops: NDArray[np.int64]
    offers: NDArray[np.int32]
    scores: NDArray[np.int16]
    below: NDArray[np.int32]

    @property
    def counts(self) -> NDArray[np.int64]:
        """Count each person's pairs."""
        return self.stops - self.starts

    def row(self, person: int) -> slice:
        """Give where one person's pairs stand."""
        return slice(int(self.starts[person]), int(self.stops[person]))

    def take(
        self, persons: Indices, first: int, last: int | None = None
    ) -> tuple[Indices, NDArray[np.int64]]:
        """List the pairs first..last of each person's own order: person, position in the arrays."""
        begin = np.minimum(self.starts[persons] + first, self.stops[persons])
        end = self.stops[persons]
        if last is not None:
            end = np.minimum(self.starts[persons] + last, end)
        counts = end - begin
        owners = np.repeat(persons, counts)
        offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return owners, np.repeat(begin, counts) + offsets


def find_candidates(
    judge: Judge, person_keys: Keys, offer_keys: Keys, progress: Progress = SILENT
) -> Candidates:
    """Filter and score every pair, block by block.

    Pairs below the floor are counted, not kept. Error: `too_many_opportunities`.
    """
    people, offers = judge.pool.people, judge.pool.opportunities
    if len(offers) >= 1 << OFFER_BITS:
        raise MatchingError("too_many_opportunities", limit=1 << OFFER_BITS)
    starts = np.zeros(len(people), dtype=np.int64)
    stops = np.zeros(len(people), dtype=np.int64)
    below = np.zeros(len(people), dtype=np.int32)
    found_offers: list[NDArray[np.int32]] = []
    found_scores: list[NDArray[np.int16]] = []
    length = 0
    wanting = np.flatnonzero((judge.person_failures == 0) & (judge.open > 0))
    for persons in _with_progress(judge.blocks(wanting), progress):
        rows, hits, tables = judge.passes(persons)
        scores = total_points(tables, rows, hits)
        good = scores >= judge.rules.floor
        below[persons] = np.bincount(rows[~good], minlength=len(persons))
        chance = pair_keys(person_keys[persons[rows[good]]], offer_keys[hits[good]])
        row, offer, score = _sort_block(rows[good], hits[good], scores[good], chance)
        ends = np.searchsorted(row, np.arange(len(persons)), side="right") + length
        stops[persons] = ends
        starts[persons] = np.concatenate([[length], ends[:-1]])
        length += len(row)
        found_offers.append(offer.astype(np.int32))
        found_scores.append(score.astype(np.int16))
    if not found_offers:
        return Candidates(starts, stops, np.zeros(0, np.int32), np.zeros(0, np.int16), below)
    return Candidates(
        starts, stops, np.concatenate(found_offers), np.concatenate(found_scores), below
    )


def _with_progress(blocks: list[Indices], progress: Progress) -> Iterator[Indices]:
    for number, block in enumerate(blocks):
        step(progress, "judging", number, len(blocks))
        yield block


def _sort_block(
    rows: Indices, offers: Indices, scores: NDArray[np.int32], chance: Keys
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Sort by row, then best score, then chance: one sort of one packed number per pair."""
    packed = rows.astype(np.int64) << SCORE_BITS
    packed |= (1 << SCORE_BITS) - 1 - scores
    packed <<= CHANCE_BITS
    packed |= (chance >> np.uint64(64 - CHANCE_BITS)).astype(np.int64)
    packed <<= OFFER_BITS
    packed |= offers
    packed.sort()
    offer = packed & ((1 << OFFER_BITS) - 1)
    packed >>= OFFER_BITS + CHANCE_BITS
    score = (1 << SCORE_BITS) - 1 - (packed & ((1 << SCORE_BITS) - 1))
    return packed >> SCORE_BITS, offer, score
