"""Editions of the report as PDF and DOCX, set once and kept.

Setting a large report takes seconds of a processor: the worker does it after publication, so that
no reader's request waits for it. The key holds the edition's hash, so that a kept file is never
that of another content; what had to go is thrown away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import caches

from paydas.kernel.documents.docx import report_docx
from paydas.kernel.documents.pdf import report_pdf
from paydas.sensemaking.models import SituationReport
from paydas.sensemaking.queries.report import report_editions
from paydas.sensemaking.queries.tree import edition_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paydas.sources.models import Edition

FORMS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
MAKERS = {"pdf": report_pdf, "docx": report_docx}
# As long as one setting may take; afterwards another may try.
A_WHILE = 120


def kept_file(edition: Edition, form: str) -> bytes | None:
    """Return the file of an edition if it was set before."""
    found: bytes | None = caches["files"].get(_key(edition, form))
    return found


def set_file(report: SituationReport, edition: Edition, form: str) -> bytes | None:
    """Return the file of an edition, set and kept now if it was not before.

    None when its words had to go, and while somebody else is setting it.
    """
    kept = kept_file(edition, form)
    if kept is not None:
        return kept
    tree = edition_tree(report, edition)
    files, busy = caches["files"], f"{_key(edition, form)}.busy"
    if tree is None or not files.add(busy, 1, A_WHILE):
        return None
    try:
        made = MAKERS[form](tree)
        files.set(_key(edition, form), made, None)
    finally:
        files.delete_many([busy])
    return made


def forget_file(edition: Edition, form: str) -> bool:
    """Throw a kept file away; return whether there was one."""
    was_kept = kept_file(edition, form) is not None
    caches["files"].delete_many([_key(edition, form)])
    return was_kept


def published() -> Iterator[tuple[SituationReport, Edition, bool]]:
    """Yield every edition of every report, and whether its words still stand."""
    for report in SituationReport.objects.select_related("consultation__owner", "file"):
        for edition in report_editions(report):
            yield report, edition, bool(edition.content) and edition.withdrawn_at is None


def _key(edition: Edition, form: str) -> str:
    return f"report.{edition.sha256}.{edition.number}.{form}"
