"""What an edition of the responses says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paydas.responses.models import Response
from paydas.responses.vocabulary import ResponseState

if TYPE_CHECKING:
    from paydas.core.vocabulary import Key


def edition_content(consultation_id: Key) -> dict[str, Any]:
    """Return the answers as they would be published: each draft in the place of the older one.

    The same before and after publication, so that it can be hashed for the approver.
    """
    rows = (
        Response.objects.filter(recommendation__consultation_id=consultation_id)
        .select_related("recommendation", "body")
        .order_by("recommendation__position", "recommendation__code", "number")
    )
    newest = {
        row.recommendation_id: row
        for row in rows
        if row.is_current or row.state != ResponseState.PUBLISHED
    }
    return {"responses": [_said(row) for row in newest.values()]}


def _said(row: Response) -> dict[str, str]:
    return {
        "id": str(row.pk),
        "recommendation": row.recommendation.code or "",
        "text": row.recommendation.text,
        "body": row.body.name,
        "decision": row.decision,
        "reason": row.reason,
        "not_accepted_part": row.not_accepted_part,
        "decided_on": row.decided_on.isoformat(),
    }
