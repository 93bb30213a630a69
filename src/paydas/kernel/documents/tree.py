"""The report as a tree: what a document says, apart from how any format shows it.

One tree serves the web edition, PDF and DOCX, so that they cannot say different things.
All words come in from outside, in the document's language.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

_ANCHOR = re.compile(r"[a-z][a-z0-9-]*")
_DEEPEST = 4


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; a link has its address, a code leads to its thread."""

    text: str
    style: Literal["plain", "strong", "emphasis", "link", "code"] = "plain"
    address: str = ""


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """Make the runs of a text that has no markup."""
    return (Run(text),) if text else ()


def text_of(runs: Runs) -> str:
    """Give the bare text of runs."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    runs: Runs


@dataclass(frozen=True)
class Quotation:
    """What somebody said; set apart, with the public code that leads to its thread."""

    text: str
    code: str = ""
    attribution: str = ""


@dataclass(frozen=True)
class BulletList:
    """A list of points, numbered where their order matters."""

    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True)
class TableBlock:
    """A table; the first cell of a row names the row, ``numeric`` columns (from 0) align right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        """Refuse rows of another width: every format would show them differently."""
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("rows and header differ in width")


@dataclass(frozen=True)
class KeyPatch:
    """What one look in a drawing means; the patch for the page and the one for paper."""

    label: str
    svg: str
    paper_svg: str


@dataclass(frozen=True)
class FigureBlock:
    """A drawing with its text alternative, its key and the table it draws.

    ``svg`` is painted by the page's stylesheet; ``paper_svg`` carries its own colours, for PDF
    and DOCX. ``documents.figures`` makes both from a drawing of ``kernel.figures``.
    """

    svg: str
    paper_svg: str
    title: str
    description: str
    table: TableBlock | None = None
    key: tuple[KeyPatch, ...] = ()

    @property
    def table_below(self) -> TableBlock | None:
        """The table as it follows the drawing on paper, where one title serves both."""
        if self.table is None or self.table.caption != self.title:
            return self.table
        return replace(self.table, caption="")


@dataclass(frozen=True)
class Fact:
    """One named fact."""

    label: str
    value: str


@dataclass(frozen=True)
class FactList:
    """Named facts, one under the other."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Notice:
    """A passage that must not be overlooked: limits of the method, a declared gap."""

    runs: Runs
    title: str = ""


@dataclass(frozen=True)
class PageBreak:
    """Begin a new page where there are pages."""


Block = (
    Paragraph | Quotation | BulletList | TableBlock | FigureBlock | FactList | Notice | PageBreak
)


@dataclass(frozen=True)
class Section:
    """A heading with its matter; ``id`` is the anchor, level 1 is a chapter."""

    id: str
    heading: str
    blocks: tuple[Block, ...] = ()
    level: int = 1

    def __post_init__(self) -> None:
        """Refuse anchors that are no anchors: they stand in addresses that must not change."""
        if not _ANCHOR.fullmatch(self.id) or not 1 <= self.level <= _DEEPEST:
            raise ValueError("not an anchor or level", self.id, self.level)


@dataclass(frozen=True)
class Labels:
    """The few words of the frame. ``page`` holds ``{page}`` and ``{pages}``."""

    contents: str
    page: str
    table_of_figure: str


@dataclass(frozen=True)
class Meta:
    """What is known about the document: who, when, which edition.

    ``dated`` is the only date that gets into the file, so that equal input gives equal bytes.
    ``edition`` is the line for the foot of every page, ``facts`` stand on the first page
    (edition, date, hash). ``sample_mark`` is set on every page of invented content.
    ``code_base`` is the address before a public code, e.g. ``https://example.org/k/``.
    """

    dated: date
    owner: str
    labels: Labels
    edition: str = ""
    facts: tuple[Fact, ...] = ()
    sample_mark: str = ""
    code_base: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """A whole document in one language (``tr``, ``en``)."""

    title: str
    language: str
    meta: Meta
    subtitle: str = ""
    sections: tuple[Section, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse two sections with one anchor."""
        ids = [section.id for section in self.sections]
        if len(set(ids)) != len(ids):
            raise ValueError("two sections share an anchor")


def levels(sections: tuple[Section, ...]) -> tuple[int, ...]:
    """Give the levels without gaps: a heading is at most one deeper than the one before it."""
    result: list[int] = []
    for section in sections:
        result.append(min(section.level, result[-1] + 1 if result else 1))
    return tuple(result)
