"""The voices that join at a finding, drawn as strands of one thread."""

from dataclasses import dataclass
from math import floor

from paydas.kernel.figures.drawing import Drawing, Path
from paydas.kernel.figures.figure import Caption, Figure, KeyEntry, Table, make_figure

MOST_STRANDS = 60

_STANCES = ("supports", "contradicts", "nuances")
_CLASSES = {"supports": "", "contradicts": "against", "nuances": "nuance"}
_STARTS = (0, 6, 0, 3, 10, 0, 6, 3)
_JITTER = (0.0, 0.7, -0.5, 0.9, -0.8, 0.3, -0.2, 0.5)
_FIRST_X, _LAST_X = 6, 96


@dataclass(frozen=True, slots=True)
class Voices:
    """How many voices support a finding, contradict it, or add a shade to it."""

    supports: int = 0
    contradicts: int = 0
    nuances: int = 0

    @property
    def total(self) -> int:
        """Count all voices."""
        return self.supports + self.contradicts + self.nuances

    def of(self, stance: str) -> int:
        """Return the count of one stance."""
        return int(getattr(self, stance))


@dataclass(frozen=True, slots=True)
class Merge:
    """The voices of a finding with the words for its table: stance, count, drawn, the stances."""

    caption: Caption
    voices: Voices
    headings: tuple[str, str, str] = ("", "", "")
    stances: tuple[str, str, str] = ("", "", "")


def drawn_voices(voices: Voices) -> Voices:
    """Say how many strands of each stance are drawn: all, or 60 in the same proportion.

    Largest remainders decide; a stance that anybody took keeps at least one strand.
    """
    if voices.total <= MOST_STRANDS:
        return voices
    shares = {stance: voices.of(stance) * MOST_STRANDS / voices.total for stance in _STANCES}
    drawn = {stance: max(floor(share), int(share > 0)) for stance, share in shares.items()}
    by_remainder = sorted(
        _STANCES, key=lambda stance: (drawn[stance] - shares[stance], _STANCES.index(stance))
    )
    for stance in by_remainder[: max(0, MOST_STRANDS - sum(drawn.values()))]:
        drawn[stance] += 1
    drawn["supports" if drawn["supports"] > 1 else max(drawn, key=lambda s: drawn[s])] -= max(
        0, sum(drawn.values()) - MOST_STRANDS
    )
    return Voices(**drawn)


def merge_strands(merge: Merge) -> Figure:
    """Draw the strands that run into the thread: solid, dashed against, dotted nuance.

    The same counts always give the same picture. The table tells all counts, and how many
    strands are drawn where they are fewer.
    """
    voices, drawn = merge.voices, drawn_voices(merge.voices)
    order = _interleave(drawn)
    curves: dict[str, list[tuple[str, tuple[float, ...]]]] = {stance: [] for stance in _STANCES}
    for place, stance in enumerate(order):
        curves[stance] += _strand(place, len(order))
    shapes = tuple(
        Path(_CLASSES[stance], tuple(commands)) for stance, commands in curves.items() if commands
    )
    is_partial = drawn != voices
    rows = tuple(
        (label, str(voices.of(stance)), *([str(drawn.of(stance))] if is_partial else []))
        for stance, label in zip(_STANCES, merge.stances, strict=True)
    )
    header = merge.headings if is_partial else merge.headings[:2]
    return make_figure(
        Drawing("stretched", 100, 100, (480, 150), shapes),
        merge.caption,
        Table(merge.caption.title, header, rows, frozenset({1, 2})),
        tuple(
            KeyEntry(_CLASSES[stance], label)
            for stance, label in zip(_STANCES, merge.stances, strict=True)
        ),
    )


def _interleave(voices: Voices) -> list[str]:
    """Spread the stances evenly over the strands, so that the few are seen among the many."""
    places = [
        ((number + 0.5) / voices.of(stance), _STANCES.index(stance), stance)
        for stance in _STANCES
        for number in range(voices.of(stance))
    ]
    return [stance for _, _, stance in sorted(places)]


def _strand(place: int, count: int) -> list[tuple[str, tuple[float, ...]]]:
    """Lead one strand from the top to the thread at the left edge, later ones further down."""
    along = place / (count - 1) if count > 1 else 0
    wobble = _JITTER[place % len(_JITTER)] if 0 < place < count - 1 else 0
    x = round(_FIRST_X + (_LAST_X - _FIRST_X) * along + wobble, 1)
    top = _STARTS[place % len(_STARTS)]
    bends = (x, round(32 + 30 * along), 0, round(26 + 24 * along), 0, round(52 + 48 * along))
    return [("M", (x, top)), ("C", bends)]
