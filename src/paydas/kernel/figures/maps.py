"""Province maps: a quantity in four steps, and hosts with the neighbours that they cover."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from paydas.kernel.figures.drawing import Anchor, Dot, Drawing, Outline, Shape, Text
from paydas.kernel.figures.figure import Caption, Figure, KeyEntry, Table, make_figure
from paydas.kernel.figures.numerals import Numerals, Value
from paydas.kernel.figures.provinces import HEIGHT, WIDTH, Province, neighbours_of, provinces
from paydas.kernel.text.sorting import sort_key

_STEPS = 4
_NO_DATA = "m-none"
_LETTER_WIDTH, _LETTER_HEIGHT = 10.5, 20
_PIN = 7


@dataclass(frozen=True, slots=True)
class Choropleth:
    """A quantity for each province, by plate number.

    A province that is not named, or is None, has no data; zero is a value of its own. ``notes``
    says instead of a value what may be said (a suppressed small count). ``bounds`` are the lower
    bounds of four steps above zero; without them quarters of the different values decide.
    """

    caption: Caption
    numerals: Numerals
    values: Mapping[str, Value | None]
    headings: tuple[str, str] = ("", "")
    bounds: tuple[Value, Value, Value, Value] | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    labelled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Hosts, the provinces that they cover (their neighbours, unless named), and the others.

    ``kinds`` are the words for host, covered and neither; headings for province and kind.
    """

    caption: Caption
    hosts: frozenset[str]
    kinds: tuple[str, str, str]
    covered: frozenset[str] | None = None
    headings: tuple[str, str] = ("", "")


def choropleth(chosen: Choropleth) -> Figure:
    """Draw the map of a quantity; the table runs from the highest to the lowest value.

    Raises ValueError for a negative value or bounds that do not rise.
    """
    values = {plate: chosen.values.get(plate) for plate in provinces()}
    bounds = chosen.bounds or _quarters([value for value in values.values() if value is not None])
    if any(value is not None and value < 0 for value in values.values()):
        raise ValueError("negative")
    if list(bounds) != sorted(bounds):
        raise ValueError("bounds")
    words = {
        plate: chosen.notes.get(plate) or chosen.numerals.write(value)
        for plate, value in values.items()
    }
    shapes: list[Shape] = [
        Outline(_step(values[plate], bounds), each.outline, f"{each.name}: {words[plate]}")
        # Last what has no data, so that its dashed border lies over its neighbours' borders.
        for plate, each in sorted(provinces().items(), key=lambda item: values[item[0]] is None)
    ]
    shapes += _name(sorted(chosen.labelled))
    ranked = sorted(
        provinces().values(),
        key=lambda each: (-_rank(values[each.plate]), sort_key(each.name)),
    )
    return make_figure(
        _map(shapes),
        chosen.caption,
        Table(
            chosen.caption.title,
            chosen.headings,
            tuple((each.name, words[each.plate]) for each in ranked),
            frozenset({1}),
        ),
        _key(chosen.numerals, values.values(), bounds),
    )


def coverage_map(coverage: Coverage) -> Figure:
    """Draw hosts with a pin and their name, covered provinces, and those that are neither."""
    covered = neighbours_of(coverage.hosts) if coverage.covered is None else coverage.covered
    kinds = {
        plate: 0 if plate in coverage.hosts else 1 if plate in covered else 2
        for plate in provinces()
    }
    classes = ("m4", "m2", "m0")
    shapes: list[Shape] = [
        Outline(classes[kinds[plate]], each.outline, f"{each.name}: {coverage.kinds[kinds[plate]]}")
        for plate, each in provinces().items()
    ]
    hosts = sorted(coverage.hosts)
    shapes += [Dot("host", *provinces()[plate].centre, _PIN) for plate in hosts]
    shapes += _name(hosts)
    ranked = sorted(provinces().values(), key=lambda each: (kinds[each.plate], sort_key(each.name)))
    return make_figure(
        _map(shapes),
        coverage.caption,
        Table(
            coverage.caption.title,
            coverage.headings,
            tuple((each.name, coverage.kinds[kinds[each.plate]]) for each in ranked),
        ),
        tuple(KeyEntry(cls, kind) for cls, kind in zip(classes, coverage.kinds, strict=True)),
    )


def _map(shapes: list[Shape]) -> Drawing:
    return Drawing("fixed", WIDTH, HEIGHT, (WIDTH, HEIGHT), tuple(shapes))


def _rank(value: Value | None) -> float:
    return -1.0 if value is None else float(value)


def _quarters(values: Sequence[Value]) -> tuple[Value, Value, Value, Value]:
    """Return lower bounds of four quarters of the different values above zero."""
    above = sorted({value for value in values if value > 0})
    if not above:
        return (1, 1, 1, 1)
    above = [above[0]] * (_STEPS - len(above)) + above
    first, second, third, fourth = (above[len(above) * step // _STEPS] for step in range(_STEPS))
    return (first, second, third, fourth)


def _step(value: Value | None, bounds: Sequence[Value]) -> str:
    """Return m0 for zero, m1 to m4 by the bounds, and a class of its own without data."""
    if value is None:
        return _NO_DATA
    return f"m{max(1, bisect_right(bounds, value))}" if value else "m0"


def _key(
    numerals: Numerals, values: Iterable[Value | None], bounds: Sequence[Value]
) -> tuple[KeyEntry, ...]:
    """Name the steps that occur, lowest first: from the lowest value in each to the highest."""
    found: dict[str, list[Value]] = {}
    has_gap = False
    for value in values:
        if value is None:
            has_gap = True
        else:
            found.setdefault(_step(value, bounds), []).append(value)
    entries = []
    for cls, inside in sorted(found.items()):
        low, high = numerals.write(min(inside)), numerals.write(max(inside))
        entries.append(KeyEntry(cls, low if low == high else f"{low}–{high}"))
    return (*entries, *([KeyEntry(_NO_DATA, numerals.missing)] if has_gap else []))


def _name(plates: Iterable[str]) -> list[Shape]:
    """Letter provinces where neither the edge nor an earlier name is in the way."""
    taken: list[tuple[float, float, float, float]] = []
    names: list[Shape] = []
    for plate in plates:
        each = provinces()[plate]
        x, y, anchor, box = _free_place(each, taken)
        taken.append(box)
        names.append(Text(x, y, each.name, anchor, "place"))
    return names


_Box = tuple[float, float, float, float]


def _free_place(each: Province, taken: list[_Box]) -> tuple[float, float, Anchor, _Box]:
    """Try above, right, left, below; the first place stays when none is free."""
    x, y = each.centre
    width = len(each.name) * _LETTER_WIDTH
    tried: list[tuple[float, float, Anchor, float]] = [
        (x, y - 14, "middle", x - width / 2),
        (x + 13, y + 7, "start", x + 13),
        (x - 13, y + 7, "end", x - 13 - width),
        (x, y + 27, "middle", x - width / 2),
    ]
    places: list[tuple[float, float, Anchor, _Box]] = [
        (at_x, at_y, anchor, (left, at_y - _LETTER_HEIGHT, left + width, at_y + 4))
        for at_x, at_y, anchor, left in tried
    ]
    return next((place for place in places if _is_free(place[3], taken)), places[0])


def _is_free(box: _Box, taken: list[_Box]) -> bool:
    left, top, right, bottom = box
    is_inside = left >= 0 and right <= WIDTH and top >= 0 and bottom <= HEIGHT
    return is_inside and not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in taken
    )
