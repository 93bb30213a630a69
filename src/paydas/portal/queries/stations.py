"""The values that a station of the thread page is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.kernel.figures.figure import Figure
    from paydas.portal.queries.parts import Fact, Link
    from paydas.portal.queries.voices import VoiceRow

LONG_QUOTE = 320


@dataclass(frozen=True, slots=True)
class Branch:
    """Another record of the same kind on the thread."""

    text: str
    url: str
    code: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """The curve with the numbers that stand below it."""

    svg: str
    caption: str
    periods: Sequence[str]
    targets: Sequence[str | None]
    actuals: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Stop:
    """One station, ready to be drawn."""

    station: str
    kind: str = "record"
    when: str = ""
    code: str = ""
    text: str = ""
    text_url: str = ""
    decision: str = ""
    note: str = ""
    facts: Sequence[Fact] = ()
    side: Sequence[str] = ()
    side_links: Sequence[Link] = ()
    strands: Figure | None = None
    strands_text: str = ""
    others_label: str = ""
    others: Sequence[Branch] = ()
    voices_label: str = ""
    voices: Sequence[VoiceRow] = ()
    hidden_note: str = ""
    status: str = ""
    status_label: str = ""
    result: tuple[str, str] | None = None
    chart: Chart | None = None
    end: str = ""
    is_here: bool = False
    is_last: bool = False
    # The language of its words; empty where they are the page's own.
    lang: str = ""

    @property
    def name(self) -> str:
        """The station's name."""
        return str(Station.label_of(self.station))

    @property
    def plain_kind(self) -> str:
        """The kind where no curve is drawn: a result read backwards is a record."""
        return "record" if self.kind == "result" else self.kind

    @property
    def is_long(self) -> bool:
        """Whether a quotation is too long for the largest letters."""
        return len(self.text) > LONG_QUOTE

    @property
    def url(self) -> str:
        """The thread of this station's own record."""
        return address(self.code) if self.code and not self.is_here else ""


def address(code: str) -> str:
    """Return the page of a code's thread."""
    return reverse("portal:thread", args=[code])
