"""Codebooks, codes with their counts, and how coding goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef

from paydas.kernel.text.folding import words
from paydas.sensemaking.models import Code, Codebook, Coding
from paydas.sensemaking.queries.coverage import voices_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key
    from paydas.listening.models import Contribution


@dataclass(frozen=True, slots=True)
class Branch:
    """A code at its depth in the hierarchy."""

    code: Code
    depth: int


@dataclass(frozen=True, slots=True)
class Saturation:
    """How many different codes were known after so many contributions, in order.

    `last_new` is the number of the contribution that brought the last new code; None without any.
    """

    known: tuple[int, ...]

    @property
    def last_new(self) -> int | None:
        """The place of the last contribution with a new code."""
        return self.known.index(self.known[-1]) + 1 if self.known else None


def codebooks_of(consultation_id: Key) -> QuerySet[Codebook]:
    """Return the versions of a consultation's codebook, newest first."""
    return Codebook.objects.filter(consultation_id=consultation_id).order_by("-version")


def current_codebook(consultation_id: Key) -> Codebook | None:
    """Return the newest version; None before the first."""
    return codebooks_of(consultation_id).first()


def codes_of(codebook: Codebook) -> QuerySet[Code]:
    """Return the codes of one version with their group and how many contributions carry them."""
    return (
        Code.objects.filter(codebook=codebook)
        .select_related("group", "parent")
        .annotate(n_voices=Count("codings__contribution", distinct=True))
        .order_by("position", "sort")
    )


def search(found: QuerySet[Code], text: str) -> QuerySet[Code]:
    """Keep the codes whose label holds every word."""
    for word in words(text):
        found = found.filter(search__contains=word)
    return found


def as_tree(codes: list[Code]) -> list[Branch]:
    """Put codes below their parents; a code whose parent is not in the list stands on top."""
    known = {code.pk for code in codes}
    below: dict[UUID | None, list[Code]] = {}
    for code in codes:
        below.setdefault(code.parent_id if code.parent_id in known else None, []).append(code)
    result: list[Branch] = []

    def put(parent: UUID | None, depth: int) -> None:
        for code in below.get(parent, []):
            result.append(Branch(code, depth))
            put(code.pk, depth + 1)

    put(None, 0)
    return result


def saturation(codebook: Codebook) -> Saturation:
    """Follow the coded contributions in the order they were said; one query."""
    rows = (
        Coding.objects.filter(code__codebook=codebook)
        .order_by("contribution__noted_at", "contribution")
        .values_list("contribution", "code")
    )
    seen: set[UUID] = set()
    known: list[int] = []
    last = None
    for contribution, code in rows:
        seen.add(code)
        if contribution == last:
            known[-1] = len(seen)
        else:
            known.append(len(seen))
            last = contribution
    return Saturation(tuple(known))


def uncoded(consultation_id: Key, codebook: Codebook) -> QuerySet[Contribution]:
    """Return the approved contributions that nobody has coded by this codebook yet."""
    coded = Coding.objects.filter(contribution=OuterRef("pk"), code__codebook=codebook)
    return voices_of(consultation_id).filter(~Exists(coded))


def next_uncoded(
    consultation_id: Key, codebook: Codebook, after: Contribution | None = None
) -> Contribution | None:
    """Return the uncoded contribution that was said next, from the beginning after the last."""
    waiting = uncoded(consultation_id, codebook).order_by("noted_at", "pk")
    if after is not None:
        later = waiting.filter(noted_at__gte=after.noted_at).exclude(pk=after.pk)
        same = later.filter(noted_at=after.noted_at, pk__gt=after.pk).first()
        found = same or later.filter(noted_at__gt=after.noted_at).first()
        if found is not None:
            return found
        waiting = waiting.exclude(pk=after.pk)
    return waiting.first()


def coded(
    found: QuerySet[Contribution], codebook: Codebook, *, is_coded: bool
) -> QuerySet[Contribution]:
    """Keep the contributions that are, or are not, coded by this version."""
    codings = Exists(Coding.objects.filter(contribution=OuterRef("pk"), code__codebook=codebook))
    return found.filter(codings if is_coded else ~codings)
