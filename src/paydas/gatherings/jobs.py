"""Work that the schedule starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from paydas.core.actors import SYSTEM
from paydas.core.jobs import called
from paydas.gatherings.operations.attendance import forget_needs
from paydas.gatherings.queries.attendance import spent_needs

if TYPE_CHECKING:
    from paydas.core.jobs import Progress

DAYS_KEPT = 60
BATCH = 200


@called(_("Forget access needs of past gatherings"))
def forget_spent_needs(progress: Progress) -> dict[str, object]:
    """Delete the access needs that nobody has to know any longer."""
    spent = spent_needs(DAYS_KEPT)
    for start in range(0, len(spent), BATCH):
        forget_needs(by=SYSTEM, need_ids=spent[start : start + BATCH])
        progress.step(min(start + BATCH, len(spent)), len(spent))
    return {"forgotten": len(spent)}
