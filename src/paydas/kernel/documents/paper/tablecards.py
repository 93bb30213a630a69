"""Table cards: a sheet of A4 folded once, a tent of two A5 faces."""

from collections.abc import Sequence
from dataclasses import dataclass

from paydas.kernel.documents.qr import qr_svg
from paydas.kernel.documents.typesetting import typeset

from .frame import Frame, frame_data


@dataclass(frozen=True)
class TableCard:
    """One table: its number in words ("Masa 3"), its question, the rapporteur's address."""

    table: str
    question: str
    theme: str = ""
    address: str = ""


def table_cards_pdf(frame: Frame, cards: Sequence[TableCard], *, scan: str) -> bytes:
    """Print one tent a table; ``scan`` tells the rapporteur what the code is for.

    The code stands on one face only: the one that is turned to the rapporteur.
    """
    tents = [
        {
            "table": card.table,
            "question": card.question,
            "theme": card.theme,
            "qr": qr_svg(card.address, title=scan) if card.address else "",
        }
        for card in cards
    ]
    data = frame_data(frame) | {"cards": tents, "scan": scan}
    return typeset("paper/tablecards", data, dated=frame.dated)
