"""Organisations: who may see which, search, filters, record page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch

from paydas.core.queries.kept import kept
from paydas.kernel.text.folding import words
from paydas.stakeholders.models import (
    Alias,
    Organisation,
    Relation,
    Representation,
    TargetGroup,
    WorkingArea,
)
from paydas.stakeholders.vocabulary import OrganisationState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def visible_to(actor: Actor) -> QuerySet[Organisation]:
    """Return what a reader may look up: accounts all, others bodies that are not merged away."""
    found = Organisation.objects.all()
    return found if actor.is_registrar else found.exclude(state=OrganisationState.MERGED)


def search(found: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    """Keep the bodies that have every word in a name, an acronym or a number."""
    for word in words(text):
        found = found.filter(search__contains=word)
    return found


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list was asked for; an empty value asks for nothing."""

    text: str = ""
    province: str = ""
    area: str = ""
    group: str = ""
    legal_form: str = ""
    sector: str = ""
    state: str = OrganisationState.ACTIVE
    social_assistance: bool = False


def filtered(found: QuerySet[Organisation], asked: Filters) -> QuerySet[Organisation]:
    """Keep what a list asks for."""
    plain = {
        "province": asked.province,
        "legal_form": asked.legal_form,
        "sector": asked.sector,
        "state": asked.state,
        "working_areas": asked.area,
        "groups": asked.group,
    }
    found = found.filter(**{name: value for name, value in plain.items() if value})
    if asked.social_assistance:
        found = found.filter(is_state_social_assistance=True)
    return search(found, asked.text)


def for_list(found: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Add what a row of the list shows, in two more queries for any number of rows."""
    return found.select_related("province", "parent").prefetch_related(
        "identifiers", "working_areas"
    )


def for_export(found: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Add what an export shows."""
    return found.select_related("province", "country", "parent").prefetch_related(
        "identifiers", "aliases", "working_areas", "target_groups"
    )


def for_page(found: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Add what the record page shows."""
    return found.select_related(
        "province", "district", "country", "parent", "merged_into"
    ).prefetch_related(
        "identifiers",
        "contacts",
        "working_areas",
        "target_groups",
        "active_in",
        "groups",
        Prefetch("aliases", Alias.objects.order_by("kind", "text")),
        Prefetch("children", Organisation.objects.order_by("sort")),
        Prefetch("relations", Relation.objects.select_related("target")),
        Prefetch("related_by", Relation.objects.select_related("origin")),
        Prefetch(
            "representations",
            Representation.objects.select_related("person").order_by("until", "person__sort"),
        ),
    )


@kept
def page_of(actor: Actor, pk: UUID) -> Organisation | None:
    """Return a record with all that its page shows; None for one that the reader may not see."""
    return for_page(visible_to(actor)).filter(pk=pk).first()


def by_province(found: QuerySet[Organisation]) -> dict[str, int]:
    """Count bodies by plate code, for the map; provinces without any are not named."""
    rows = found.filter(province__isnull=False).order_by().values("province")
    return {row["province"]: row["n"] for row in rows.annotate(n=Count("pk"))}


@kept
def counted(actor: Actor, asked: Filters) -> tuple[dict[str, int], int]:
    """Count what a list asks for, by plate code and in all; whoever has no province is in all."""
    found = filtered(visible_to(actor), asked)
    return by_province(found), found.count()


def suggest(found: QuerySet[Organisation], text: str, limit: int = 20) -> list[Organisation]:
    """Return the first bodies that match, names that begin with the words first."""
    needle = " ".join(words(text))
    if not needle:
        return []
    hits = search(found, text).select_related("province")
    first = list(hits.filter(search__startswith=needle)[:limit])
    rest = hits.exclude(pk__in=[one.pk for one in first])[: limit - len(first)]
    return [*first, *rest]


def area_options() -> list[tuple[str, str, str]]:
    """Return key and both labels of every working area."""
    return list(WorkingArea.objects.values_list("key", "label_tr", "label_en"))


def group_options() -> list[tuple[str, str, str]]:
    """Return key and both labels of every target group."""
    return list(TargetGroup.objects.values_list("key", "label_tr", "label_en"))


def labels(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of bodies that a reader may see, by id, in one query."""
    return dict(visible_to(actor).filter(pk__in=list(ids)).values_list("pk", "name"))
