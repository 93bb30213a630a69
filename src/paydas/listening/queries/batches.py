"""Imports of contributions and the fates of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from paydas.consultations.access import ANALYSTS
from paydas.consultations.queries.roles import has_role
from paydas.core.models import Job
from paydas.listening.models import BatchRow, ContributionBatch
from paydas.listening.vocabulary import RowFate

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


def visible_to(actor: Actor, consultation_id: Key) -> QuerySet[ContributionBatch]:
    """Return the imports of a consultation, for those who analyse it."""
    if not has_role(actor, str(consultation_id), *ANALYSTS):
        return ContributionBatch.objects.none()
    found = ContributionBatch.objects.filter(consultation_id=consultation_id)
    return found.select_related("uploaded_by")


def fate_counts(batch_id: Key) -> dict[str, int]:
    """Count the lines of an import by fate, the dropped ones also by reason."""
    rows = BatchRow.objects.filter(batch__pk=str(batch_id)).values_list("fate", "reason")
    counted = rows.annotate(n=Count("pk")).order_by()
    counts: dict[str, int] = {}
    for fate, reason, n in counted:
        counts[fate] = counts.get(fate, 0) + n
        if reason:
            counts[f"{fate}:{reason}"] = n
    return counts


def rows_to_write(batch_id: Key) -> list[int]:
    """Return the lines that still wait to become contributions, in order."""
    found = BatchRow.objects.filter(batch__pk=str(batch_id), fate=RowFate.CREATE, contribution=None)
    return list(found.order_by("number").values_list("pk", flat=True))


def rows_to_undo(batch_id: Key) -> list[int]:
    """Return the lines whose contribution is still there and was not yet found to be kept."""
    found = BatchRow.objects.filter(batch__pk=str(batch_id)).exclude(contribution=None)
    return list(
        found.exclude(reason="not_unchanged").order_by("number").values_list("pk", flat=True)
    )


def fates_of(batch_id: Key, fate: str = "") -> QuerySet[BatchRow]:
    """Return the lines of an import in the order of the file, perhaps of one fate."""
    found = BatchRow.objects.filter(batch__pk=str(batch_id)).select_related("contribution")
    return found.filter(fate=fate) if fate else found


def job_of(batch_id: Key) -> Job | None:
    """Return the newest work on an import: how far it is, or that it waits its turn."""
    return Job.objects.filter(key=f"listening.batch:{batch_id}").order_by("-created_at").first()
