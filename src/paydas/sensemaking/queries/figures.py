"""The figures of a report, drawn from the numbers that it keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from paydas.kernel.documents.figures import figure_block
from paydas.kernel.figures.bars import Bar, BarChart, bar_chart
from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.lines import Indicator, Point, small_chart
from paydas.kernel.figures.maps import Coverage, coverage_map
from paydas.kernel.figures.numerals import Numerals
from paydas.kernel.figures.provinces import provinces
from paydas.kernel.text.sorting import sort_key
from paydas.listening.vocabulary import ContributionKind, ListeningChannel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from paydas.kernel.documents.tree import FigureBlock
    from paydas.kernel.figures.figure import Figure

Json = dict[str, Any]


def figure_blocks(content: Json) -> list[FigureBlock]:
    """Draw what can be drawn: no figure of nothing."""
    numerals = Numerals(content["language"], _("no data"))
    figures, method = content["figures"], content["method"]
    drawn: list[Figure | None] = [
        _bars(_("Contributions by channel"), _channels(method["channels"]), numerals, "channels"),
        _bars(_("Contributions by kind"), _kinds(figures["kinds"]), numerals, "kinds"),
        _bars(_("Contributions by heading"), _headings(figures["headings"]), numerals, "headings"),
        curve((method["coding"] or {}).get("curve", []), numerals),
    ]
    blocks = [figure_block(figure) for figure in drawn if figure is not None]
    # The map says in words what its table of 81 rows would say on two pages.
    return [*blocks, *(replace(figure_block(one), table=None) for one in _map(figures))]


def curve(points: list[list[int]], numerals: Numerals) -> Figure | None:
    """Draw how many different codes were known after so many contributions."""
    if len(points) < 2:  # noqa: PLR2004 -- a line has two ends
        return None
    return small_chart(
        Indicator(
            Caption(
                _("Saturation"),
                _("Different codes known after so many contributions, in the order of speaking."),
                id="figure-saturation",
            ),
            numerals,
            tuple(Point(numerals.write(n), actual=known) for n, known in points),
            headings=(_("Contributions"), "", _("Codes known")),
        )
    )


def _bars(title: str, counts: list[tuple[str, int]], numerals: Numerals, key: str) -> Figure | None:
    if not any(n for _label, n in counts):
        return None
    bars = tuple(Bar(label, n) for label, n in counts)
    said = "; ".join(f"{label}: {numerals.write(n)}" for label, n in counts)
    caption = Caption(title, said + ".", id=f"figure-{key}")
    return bar_chart(BarChart(caption, numerals, bars, (title, _("How many"), "")))


def _channels(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    known = [(str(ListeningChannel.label_of(key)), n) for key, n in counts.items() if n]
    return sorted(known, key=lambda one: -one[1])


def _kinds(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    known = [(str(label), counts.get(str(key), 0)) for key, label in ContributionKind.options()]
    return sorted((one for one in known if one[1]), key=lambda one: -one[1])


def _headings(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Put the largest first and what has no heading last."""
    ordered = sorted(counts.items(), key=lambda one: (not one[0], -one[1]))
    return [(title or _("without a heading"), n) for title, n in ordered]


def _map(figures: Json) -> Iterator[Figure]:
    if not figures["reached"]:
        return
    reached = frozenset(figures["reached"])
    absent = sorted(
        (one.name for one in provinces().values() if one.plate not in reached), key=sort_key
    )
    said = _("Participants came from %(reached)s of %(all)s provinces.") % {
        "reached": len(reached),
        "all": len(provinces()),
    }
    if absent:
        said += " " + _("Nobody took part from: %(names)s.") % {"names": ", ".join(absent)}
    yield coverage_map(
        Coverage(
            Caption(
                _("Provinces that took part"),
                said,
                id="figure-provinces",
            ),
            hosts=frozenset(figures["hosts"]),
            covered=reached,
            kinds=(_("held a gathering"), _("participants came from here"), _("nobody took part")),
            headings=(_("Province"), _("Part taken")),
        )
    )
