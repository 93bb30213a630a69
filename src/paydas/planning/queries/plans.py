"""Plans as different readers see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from paydas.consultations.access import can_enter
from paydas.core.queries.kept import kept
from paydas.planning.models import DeclaredGap, Plan
from paydas.planning.queries.shapes import Gap, tree_from
from paydas.planning.queries.tree import tree_of
from paydas.sources.queries.editions import content_of as said_by
from paydas.sources.queries.editions import current_edition
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.planning.queries.shapes import PlanTree
    from paydas.sources.models import Edition


def visible_to(actor: Actor, consultation_id: UUID) -> QuerySet[Plan]:
    """Return the plans of a consultation: drafts for its staff, published ones for everybody."""
    found = Plan.objects.filter(consultation_id=consultation_id).select_related("vision")
    return found if can_enter(actor, consultation_id) else found.filter(published_on__isnull=False)


def plans_of(consultation_id: Key) -> QuerySet[Plan]:
    """Return the plans of a consultation, newest first, with the number of their parts."""
    return (
        Plan.objects.filter(consultation_id=consultation_id)
        .select_related("vision", "predecessor")
        .annotate(
            objective_count=Count("objectives", distinct=True),
            activity_count=Count("objectives__activities", distinct=True),
        )
    )


def published_plan(consultation_id: Key) -> Plan | None:
    """Return the newest plan of a consultation that was published."""
    return (
        Plan.objects.filter(consultation_id=consultation_id, published_on__isnull=False)
        .order_by("-published_on", "-starts_on")
        .first()
    )


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    """What the public reads: the edition in force and its tree."""

    plan: Plan
    edition: Edition
    tree: PlanTree


@kept
def published_tree(consultation_id: Key, plan_id: Key | None = None) -> PublishedPlan | None:
    """Return a plan as it was published, also while its next edition is being written.

    Of the whole consultation the newest plan; two queries. None before publication.
    """
    found = (
        Plan.objects.filter(
            consultation_id=consultation_id, pk=plan_id, published_on__isnull=False
        ).first()
        if plan_id
        else published_plan(consultation_id)
    )
    if found is None:
        return None
    edition = current_edition(found, EditionKind.PLAN)
    content: dict[str, Any] | None = said_by(edition) if edition else None
    if edition is None or content is None:
        return None
    return PublishedPlan(found, edition, tree_from(content))


def declared_gaps(plan: Plan) -> QuerySet[DeclaredGap]:
    """Return the gaps that are declared and not closed."""
    return DeclaredGap.objects.filter(plan=plan, closed_on=None).order_by("kind", "created_at")


def gaps_of(plan: Plan) -> tuple[Gap, ...]:
    """Return the gaps that are declared and not closed, for the plan's front page."""
    rows = declared_gaps(plan)
    return tuple(Gap(row.kind, row.count, row.reason, row.due_on) for row in rows)


@kept
def staff_tree(plan: Plan) -> PlanTree:
    """Return the plan as it stands now, published or not; eight queries."""
    return tree_of(plan)
