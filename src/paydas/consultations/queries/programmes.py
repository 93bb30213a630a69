"""Programmes and projects, shared by consultations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch

from paydas.consultations.models import Programme, ProgrammePeriod, Project, ProjectPartner
from paydas.kernel.text.folding import fold

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def programmes() -> QuerySet[Programme]:
    """Return programmes with their periods and how many projects these fund."""
    periods = ProgrammePeriod.objects.order_by("number", "label")
    counted = Programme.objects.annotate(projects=Count("periods__project"))
    return counted.order_by("sort").prefetch_related(Prefetch("periods", periods))


def projects(actor: Actor) -> QuerySet[Project]:
    """Return projects with their frame and partners."""
    partners = ProjectPartner.objects.select_related("organisation").order_by("role", "pk")
    return Project.objects.select_related("period__programme").prefetch_related(
        Prefetch("partners", partners)
    )


def named_like(words: str, found: QuerySet[Project]) -> QuerySet[Project]:
    """Return the projects whose name contains every word, however it is spelled."""
    keys = [fold(word) for word in words.split()]
    wanted = [
        pk for pk, name in found.values_list("pk", "name") if all(key in fold(name) for key in keys)
    ]
    return found.filter(pk__in=wanted)
