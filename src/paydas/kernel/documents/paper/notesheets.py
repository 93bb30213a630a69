"""Note sheets: for tables where notes are taken by hand first."""

from collections.abc import Sequence
from dataclasses import dataclass

from paydas.kernel.documents.qr import qr_svg
from paydas.kernel.documents.typesetting import typeset

from .frame import Frame, frame_data


@dataclass(frozen=True)
class NoteSheet:
    """One sheet: whose table, which question, where the notes are entered afterwards."""

    table: str
    question: str
    address: str = ""


def note_sheets_pdf(
    frame: Frame, sheets: Sequence[NoteSheet], *, header: Sequence[str], hint: str, scan: str
) -> bytes:
    """Print ruled sheets; ``header`` names the columns (number, kind, note, how many said so).

    ``hint`` explains the kinds and stands above the lines; ``scan`` stands beside the code.
    """
    pages = [
        {
            "table": sheet.table,
            "question": sheet.question,
            "qr": qr_svg(sheet.address, title=scan) if sheet.address else "",
        }
        for sheet in sheets
    ]
    data = frame_data(frame) | {
        "sheets": pages,
        "header": list(header),
        "hint": hint,
        "scan": scan,
    }
    return typeset("paper/notesheets", data, dated=frame.dated)
