"""Where in the input of a draw something is wrong, and how a file is read at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paydas.kernel.draw import Fault

ENCODINGS = ("utf-8-sig", "cp1254")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands; the first row is the heading."""

    file: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A fault with its place."""

    place: Place
    fault: Fault


class InputError(Exception):
    """Carry everything that is wrong with the input."""

    def __init__(self, faults: Sequence[Placed]) -> None:
        """Keep the faults in the order of the files."""
        super().__init__(faults)
        self.faults = faults


def fail(place: Place, code: str, **params: object) -> InputError:
    """Make the error of a single fault."""
    return InputError([Placed(place, Fault(code, params))])


def decoded(path: Path) -> str:
    """Return the text of a file; raises InputError."""
    try:
        raw = path.read_bytes()
    except OSError:
        raise fail(Place(path.name), "file_missing") from None
    if b"\0" in raw:
        raise fail(Place(path.name), "encoding_wrong")
    for encoding in ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise fail(Place(path.name), "encoding_wrong")
