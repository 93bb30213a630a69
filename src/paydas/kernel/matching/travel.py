"""How far it is from a person to an opportunity."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .pools import Opportunity, Person

EARTH_KM = 6371.0
UNREACHABLE = np.inf


class Where(NamedTuple):
    """What decides about travelling: equal values travel alike."""

    place: str
    latitude: float
    longitude: float
    online: bool = False


def where_of(one: Person | Opportunity) -> Where:
    """Read the position, as fine as a hundredth of a degree; NaN where none is given."""
    online = isinstance(one, Opportunity) and one.online
    if one.point is None:
        return Where(one.place, np.nan, np.nan, online)
    return Where(one.place, round(one.point.latitude, 2), round(one.point.longitude, 2), online)


def distances(people: Sequence[Where], opportunities: Sequence[Where]) -> NDArray[np.float64]:
    """Measure kilometres, to a tenth: 0 for the same place or online, infinite where unknown.

    Where both sides have a position, the great circle counts (haversine formula); else the
    same place is near and another place is out of reach. A side without any place is everywhere.
    """
    first = np.array([(one.latitude, one.longitude) for one in people], dtype=float)
    second = np.array([(one.latitude, one.longitude) for one in opportunities], dtype=float)
    first, second = np.radians(first), np.radians(second)
    turn = first[:, None, :] - second[None, :, :]
    lean = np.cos(first[:, 0])[:, None] * np.cos(second[:, 0])[None, :]
    chord = np.sin(turn[:, :, 0] / 2) ** 2 + lean * np.sin(turn[:, :, 1] / 2) ** 2
    km = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    unknown = np.isnan(km)
    km[unknown] = np.where(_same_place(people, opportunities), 0.0, UNREACHABLE)[unknown]
    km[:, [one.online for one in opportunities]] = 0.0
    rounded: NDArray[np.float64] = np.round(km, 1)
    return rounded


def _same_place(people: Sequence[Where], opportunities: Sequence[Where]) -> NDArray[np.bool_]:
    names: dict[str, int] = {"": 0}
    first = np.array([names.setdefault(one.place, len(names)) for one in people])
    second = np.array([names.setdefault(one.place, len(names)) for one in opportunities])
    same = first[:, None] == second[None, :]
    anywhere = (first == 0)[:, None] | (second == 0)[None, :]
    result: NDArray[np.bool_] = same | anywhere
    return result
