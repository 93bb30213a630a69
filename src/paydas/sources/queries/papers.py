"""Editions as PDF and DOCX, set once and kept.

Setting a large document takes seconds of a processor: the worker does it after publication, so
that no reader's request waits for it. The key holds the edition's hash, so that a kept file is
never that of another content; what had to go is thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.cache import caches

from paydas.kernel.documents.docx import report_docx
from paydas.kernel.documents.pdf import report_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from paydas.kernel.documents.tree import Report
    from paydas.sources.models import Edition

FORMS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
MAKERS = {"pdf": report_pdf, "docx": report_docx}
# As long as one setting may take; afterwards another may try.
A_WHILE = 120


@dataclass(frozen=True, slots=True)
class Paper:
    """An edition and how to read what is set; that gives None once its words had to go."""

    edition: Edition
    read: Callable[[], Report | None]

    @property
    def stands(self) -> bool:
        """Whether its words are still public."""
        return bool(self.edition.content) and self.edition.withdrawn_at is None


def kept_file(edition: Edition, form: str) -> bytes | None:
    """Return the file of an edition if it was set before."""
    found: bytes | None = caches["files"].get(_key(edition, form))
    return found


def set_file(paper: Paper, form: str) -> bytes | None:
    """Return the file of an edition, set and kept now if it was not before.

    None when its words had to go, and while somebody else is setting it.
    """
    kept = kept_file(paper.edition, form)
    if kept is not None:
        return kept
    tree = paper.read()
    files, busy = caches["files"], f"{_key(paper.edition, form)}.busy"
    if tree is None or not files.add(busy, 1, A_WHILE):
        return None
    try:
        made = MAKERS[form](tree)
        files.set(_key(paper.edition, form), made, None)
    finally:
        files.delete_many([busy])
    return made


def forget_file(edition: Edition, form: str) -> bool:
    """Throw a kept file away; return whether there was one."""
    was_kept = kept_file(edition, form) is not None
    caches["files"].delete_many([_key(edition, form)])
    return was_kept


def _key(edition: Edition, form: str) -> str:
    return f"{edition.kind}.{edition.sha256}.{edition.number}.{form}"
