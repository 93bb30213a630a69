"""Turn attributes into small tables: one row per person, one column per kind of opportunity.

Opportunities that agree in an attribute share one column, so a pair is judged by looking up a
cell instead of comparing texts: this is what makes millions of pairs possible.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from .pools import Opportunity

Value = TypeVar("Value", bound=Hashable)
Grid = NDArray[np.float32]


@dataclass(frozen=True)
class Kinds(Generic[Value]):
    """The distinct values of one attribute, and which of them each opportunity has."""

    values: list[Value]
    index: NDArray[np.intp]


@dataclass(frozen=True)
class Lookup:
    """A table of people by kinds, and the kind of each opportunity."""

    cells: NDArray[np.int32]
    kinds: NDArray[np.intp]


def kinds_of(
    opportunities: Sequence[Opportunity], pick: Callable[[Opportunity], Value]
) -> Kinds[Value]:
    """Find the distinct values of an attribute in order of appearance."""
    seen: dict[Value, int] = {}
    index = [seen.setdefault(pick(one), len(seen)) for one in opportunities]
    return Kinds(list(seen), np.array(index, dtype=np.intp))


def vocabulary(*sides: Iterable[Iterable[str]]) -> dict[str, int]:
    """Give a number to every word that occurs on either side."""
    words = {word for side in sides for row in side for word in row}
    return {word: number for number, word in enumerate(sorted(words))}


def membership(rows: Sequence[Collection[str]], words: dict[str, int]) -> Grid:
    """Mark which words each row has, as 0/1."""
    grid = np.zeros((len(rows), max(len(words), 1)), dtype=np.float32)
    columns = [words[word] for row in rows for word in row]
    grid[np.repeat(np.arange(len(rows)), lengths(rows)), columns] = 1
    return grid


def shared(first: Grid, second: Grid) -> Grid:
    """Count the words that each row of one side shares with each row of the other."""
    counts: Grid = first @ second.T
    return counts


def stated(rows: Sequence[Collection[object]]) -> NDArray[np.bool_]:
    """Tell for each row whether anything was stated."""
    return lengths(rows) > 0


def lengths(rows: Sequence[Collection[object]]) -> NDArray[np.intp]:
    """Count what each row holds."""
    return np.fromiter(map(len, rows), dtype=np.intp, count=len(rows))
