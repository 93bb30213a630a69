"""The small thread: seven dots, the big one is where the record stands now."""

from dataclasses import dataclass

from paydas.kernel.figures.drawing import Dot, Drawing, Line, Path, Shape
from paydas.kernel.figures.figure import Caption, Figure, Table, make_figure

STATIONS = 7

_STEP = 10
_WIDTH, _HEIGHT = 80, 14
_MIDDLE = _HEIGHT / 2

# The dots are the dashes of a line; it runs a little past the last, which else is left out.
_PAST = 0.1


@dataclass(frozen=True, slots=True)
class ThreadMark:
    """A place on the thread, 1 (voice) to 7 (indicator); ``is_refused`` ends it there."""

    caption: Caption
    position: int
    is_refused: bool = False


def thread_mark(mark: ThreadMark) -> Figure:
    """Draw the small thread; after a refusal nothing is still to come, so no open dots follow.

    Raises ValueError for a position outside the seven stations.
    """
    if not 1 <= mark.position <= STATIONS:
        raise ValueError("position")
    x = mark.position * _STEP
    shapes: list[Shape] = [_dots("tm-line", x), _dots("tm-dots", x)]
    if not mark.is_refused:
        shapes.insert(0, _dots("tm-open", STATIONS * _STEP))
    if mark.is_refused:
        shapes.append(Line("tm-stop", x + 4, 1, x + 4, _HEIGHT - 1))
    shapes.append(Dot("tm-end", x, _MIDDLE, 4.8))
    drawing = Drawing("fixed", _WIDTH, _HEIGHT, (_WIDTH, _HEIGHT), tuple(shapes))
    return make_figure(
        drawing,
        mark.caption,
        Table(mark.caption.title, ("",), ((mark.caption.description,),)),
    )


def _dots(cls: str, last: int) -> Path:
    return Path(cls, (("M", (_STEP, _MIDDLE)), ("H", (last + _PAST,))))
