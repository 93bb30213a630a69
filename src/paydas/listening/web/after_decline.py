"""Where somebody who declined an invitation is led; named in settings as PAYDAS_AFTER_DECLINE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from paydas.listening.queries.surveys import survey_for_absent_of

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.actors import Actor


def survey_address(actor: Actor, participant_id: UUID) -> str:
    """Return the page that offers the survey to the holder of an invitation; "" without one."""
    if actor.link is None or survey_for_absent_of(participant_id) is None:
        return ""
    return reverse("listening:absent", args=[actor.link.subject_id])
