"""Consultations as different readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from paydas.consultations.models import Consultation
from paydas.consultations.queries.roles import roles_of
from paydas.consultations.vocabulary import ConsultationState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def visible_to(actor: Actor) -> QuerySet[Consultation]:
    """Return what a reader may open in the portal: all that are not being set up."""
    return Consultation.objects.exclude(state=ConsultationState.DRAFT)


def staffed_by(actor: Actor) -> QuerySet[Consultation]:
    """Return what an account may open in the console: where it has a role."""
    found = Consultation.objects.select_related("owner")
    if actor.is_administrator:
        return found
    return found.filter(pk__in={role.consultation_id for role in roles_of(actor)})


def for_page(consultation: Consultation) -> Consultation:
    """Add what the set-up page shows: project, predecessor, steps, phases and outline."""
    prefetch_related_objects(
        [consultation],
        "project",
        "predecessor",
        "steps",
        "phases",
        "headings",
        "themes__working_areas",
        "questions__heading",
    )
    return consultation
