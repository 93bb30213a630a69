"""Likely duplicates: the same bare name and province, and no numbers that tell them apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from django.db.models import Count

from paydas.core.queries.kept import kept
from paydas.stakeholders.models import Identifier, KeptApart, MergeRecord, Organisation
from paydas.stakeholders.vocabulary import OrganisationState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from django.db.models import QuerySet

LIVING = (OrganisationState.ACTIVE, OrganisationState.CLOSED)
# One name held by very many records (a kind of body, not a body) is no sign of anything.
MOST_OF_A_NAME = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one body."""

    first: Organisation
    second: Organisation


@dataclass(frozen=True, slots=True)
class _Light:
    pk: UUID
    match: str
    province: str | None
    parent: UUID | None
    is_sample: bool


def living() -> QuerySet[Organisation]:
    """Return the records that can be duplicates of each other."""
    return Organisation.objects.filter(state__in=LIVING)


@kept
def likely_pairs() -> list[tuple[UUID, UUID]]:
    """Return every likely pair, four queries for any size of the register."""
    twice = (
        living()
        .order_by()
        .values("match")
        .annotate(n=Count("pk"))
        .filter(n__gt=1, n__lte=MOST_OF_A_NAME)
        .values("match")
    )
    return _pairs(living().filter(match__in=twice))


@kept
def twins_of(organisation: Organisation) -> list[Organisation]:
    """Return the records that may be the same body as this one."""
    ids = {pk for pair in _pairs(living().filter(match=organisation.match)) for pk in pair}
    pairs = _pairs(living().filter(match=organisation.match, pk__in=ids))
    wanted = {pk for pair in pairs if organisation.pk in pair for pk in pair} - {organisation.pk}
    return list(Organisation.objects.filter(pk__in=wanted).select_related("province"))


def load(pairs: Sequence[tuple[UUID, UUID]]) -> list[Pair]:
    """Return the records of pairs, with what tells them apart, in three queries."""
    ids = {pk for pair in pairs for pk in pair}
    found = (
        Organisation.objects.select_related("province", "parent")
        .prefetch_related("identifiers", "aliases")
        .in_bulk(ids)
    )
    return [Pair(found[a], found[b]) for a, b in pairs]


def _pairs(found: QuerySet[Organisation]) -> list[tuple[UUID, UUID]]:
    rows = [
        _Light(*row)
        for row in found.order_by("sort", "created_at", "pk").values_list(
            "pk", "match", "province", "parent", "is_sample"
        )
    ]
    ids = [row.pk for row in rows]
    apart = set(KeptApart.objects.filter(first__in=ids).values_list("first_id", "second_id"))
    schemes = schemes_of(ids)
    groups: dict[tuple[str, bool], list[_Light]] = {}
    for row in rows:
        groups.setdefault((row.match, row.is_sample), []).append(row)
    return [
        (one.pk, other.pk)
        for group in groups.values()
        for one, other in combinations(group, 2)
        if _alike(one, other)
        and tuple(sorted((one.pk, other.pk))) not in apart
        and not schemes.get(one.pk, set()) & schemes.get(other.pk, set())
    ]


def _alike(one: _Light, other: _Light) -> bool:
    """Compare places and parents; what is unknown does not tell apart."""
    return (
        (one.province is None or other.province is None or one.province == other.province)
        and (one.parent == other.parent or one.parent is None or other.parent is None)
        and one.pk != other.parent
        and other.pk != one.parent
    )


def schemes_of(ids: Iterable[UUID]) -> dict[UUID, set[str]]:
    """Return the schemes of each body's numbers; two numbers of one scheme are two bodies."""
    schemes: dict[UUID, set[str]] = {}
    rows = Identifier.objects.filter(organisation__in=list(ids))
    for pk, scheme in rows.values_list("organisation_id", "scheme"):
        schemes.setdefault(pk, set()).add(scheme)
    return schemes


def merges_of(organisation: Organisation) -> QuerySet[MergeRecord]:
    """Return the merges into this record that stand, newest first."""
    return (
        MergeRecord.objects.filter(kept=organisation, undone_at=None)
        .select_related("gone")
        .order_by("-created_at")
    )
