"""The protocol list: guests in the order in which they are received and seated."""

from collections.abc import Sequence
from dataclasses import dataclass

from paydas.kernel.documents.typesetting import typeset

from .frame import Frame, frame_data

_COLUMNS = 4


@dataclass(frozen=True)
class Guest:
    """One guest; the order of the sequence is the order of protocol."""

    name: str
    title: str = ""
    note: str = ""


def protocol_list_pdf(frame: Frame, guests: Sequence[Guest], *, header: Sequence[str]) -> bytes:
    """Print the guests in the given order; ``header``: order, name, title, note."""
    if len(header) != _COLUMNS:
        raise ValueError("four columns")
    rows = [[guest.name, guest.title, guest.note] for guest in guests]
    data = frame_data(frame) | {"header": list(header), "rows": rows}
    return typeset("paper/protocol", data, dated=frame.dated)
