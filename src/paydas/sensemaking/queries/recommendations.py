"""Recommendations with the findings they are drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.kernel.text.folding import words
from paydas.sensemaking.models import Recommendation
from paydas.sensemaking.queries.readers import published_or_inside
from paydas.stakeholders.models import Organisation

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


def visible_to(actor: Actor) -> QuerySet[Recommendation]:
    """Return the recommendations that an actor may read; drafts only inside the consultation."""
    return Recommendation.objects.filter(published_or_inside(actor)).select_related("addressee")


def recommendations_of(consultation_id: Key) -> QuerySet[Recommendation]:
    """Return the recommendations of a consultation in their order."""
    found = Recommendation.objects.filter(consultation_id=consultation_id)
    return found.select_related("addressee").order_by("position", "created_at")


def search(found: QuerySet[Recommendation], text: str) -> QuerySet[Recommendation]:
    """Keep the recommendations whose text holds every word."""
    for word in words(text):
        found = found.filter(search__contains=word)
    return found


def bodies_asked(consultation_id: Key) -> list[tuple[str, str]]:
    """Return the bodies that recommendations are addressed to, by key and name, for a filter."""
    asked = Organisation.objects.filter(recommendation__consultation_id=consultation_id).distinct()
    return [(str(pk), name) for pk, name in asked.order_by("sort").values_list("pk", "name")]
