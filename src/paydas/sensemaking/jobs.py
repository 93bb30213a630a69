"""Work of the schedule: editions of the report as PDF and DOCX, before anybody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from paydas.core.jobs import called
from paydas.sensemaking.queries.files import FORMS, forget_file, kept_file, published, set_file

if TYPE_CHECKING:
    from paydas.core.jobs import Progress


@called(_("Set reports as PDF and DOCX"))
def set_files(progress: Progress) -> dict[str, object]:
    """Set what is missing and throw away what had to go; a killed run goes on with the next file.

    Started by whoever publishes, and by the schedule: a restored backup has no kept files.
    """
    wanted = [(one, form) for one in published() for form in FORMS]
    made = gone = 0
    for number, ((report, edition, stands), form) in enumerate(wanted, 1):
        if not stands:
            gone += forget_file(edition, form)
        elif kept_file(edition, form) is None:
            made += set_file(report, edition, form) is not None
        progress.step(number, len(wanted))
    return {"made": made, "gone": gone}
