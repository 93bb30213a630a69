"""Name badges: eight on a page of A4, with marks to cut along."""

from collections.abc import Sequence
from dataclasses import dataclass

from paydas.kernel.documents.typesetting import typeset

from .frame import Frame, frame_data


@dataclass(frozen=True)
class Badge:
    """One badge; ``role`` is empty for participants without a special one."""

    name: str
    organisation: str = ""
    role: str = ""


def badges_pdf(frame: Frame, badges: Sequence[Badge]) -> bytes:
    """Print badges, 105 x 74 mm each; long names get a smaller type, never a cut."""
    cards = [[badge.name, badge.organisation, badge.role] for badge in badges]
    return typeset("paper/badges", frame_data(frame) | {"badges": cards}, dated=frame.dated)
