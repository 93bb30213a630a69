"""The signature list: who comes signs beside the name."""

from collections.abc import Sequence
from dataclasses import dataclass

from paydas.kernel.documents.typesetting import typeset

from .frame import Frame, frame_data

_COLUMNS = 4


@dataclass(frozen=True)
class Attendee:
    """One line of the list."""

    name: str
    organisation: str = ""


def signature_list_pdf(
    frame: Frame, attendees: Sequence[Attendee], *, header: Sequence[str], blank_lines: int = 0
) -> bytes:
    """Print a signature list with its header on every page.

    ``header`` names the columns number, name, organisation, signature; ``blank_lines`` follow
    for those who come without having been expected.
    """
    if len(header) != _COLUMNS:
        raise ValueError("four columns")
    rows = [[person.name, person.organisation] for person in attendees]
    rows += [["", ""]] * blank_lines
    data = frame_data(frame) | {"header": list(header), "rows": rows}
    return typeset("paper/signatures", data, dated=frame.dated)
