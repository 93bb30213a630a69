"""Work of the schedule: editions of the report as PDF and DOCX, before anybody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from paydas.core.jobs import called
from paydas.sensemaking.queries.papers import papers
from paydas.sources.jobs import set_missing

if TYPE_CHECKING:
    from paydas.core.jobs import Progress


@called(_("Set reports as PDF and DOCX"))
def set_files(progress: Progress) -> dict[str, object]:
    """Set what is missing of every report.

    Started by whoever publishes, and by the schedule: a restored backup has no kept files.
    """
    return set_missing(papers(), progress)
