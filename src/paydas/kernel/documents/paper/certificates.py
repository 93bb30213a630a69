"""Certificates of attendance."""

from collections.abc import Sequence
from dataclasses import dataclass

from paydas.kernel.documents.typesetting import typeset

from .frame import Frame, Signatory, frame_data


@dataclass(frozen=True)
class Certificate:
    """One certificate: for whom, and the sentence that says what was attended."""

    name: str
    sentence: str
    organisation: str = ""
    number: str = ""


def certificates_pdf(
    frame: Frame, certificates: Sequence[Certificate], *, signatories: Sequence[Signatory]
) -> bytes:
    """Print one certificate a page, A4 across; ``frame.title`` is its heading."""
    data = frame_data(frame) | {
        "certificates": [
            {
                "name": one.name,
                "sentence": one.sentence,
                "organisation": one.organisation,
                "number": one.number,
            }
            for one in certificates
        ],
        "signatories": [[one.name, one.title] for one in signatories],
    }
    return typeset("paper/certificates", data, dated=frame.dated)
