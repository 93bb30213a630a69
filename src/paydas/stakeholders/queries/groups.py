"""Named groups of bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from paydas.stakeholders.models import OrganisationGroup

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def visible_to(actor: Actor) -> QuerySet[OrganisationGroup]:
    """Return the groups; every account may see them."""
    return OrganisationGroup.objects.all()


def with_sizes(found: QuerySet[OrganisationGroup]) -> QuerySet[OrganisationGroup]:
    """Add how many bodies are in a group."""
    return found.annotate(n_members=Count("members"))
