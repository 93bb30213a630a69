"""Whether the invited look like those whom they stand for: counts beside a reference mix."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, F
from django.utils.translation import get_language

from paydas.invitations.vocabulary import Dimension
from paydas.places.models import Province
from paydas.stakeholders.models import Organisation, WorkingArea
from paydas.stakeholders.vocabulary import LegalForm, OrganisationState, Sector

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

    from paydas.invitations.models import Invitation, ReferenceMix

# Where the register, and a participant's snapshot, keep a dimension.
REGISTER = {
    Dimension.LEGAL_FORM: "legal_form",
    Dimension.PROVINCE: "province_id",
    Dimension.NUTS1: "province__nuts1",
    Dimension.AREA: "working_areas",
    Dimension.SECTOR: "sector",
}
SNAPSHOT = {
    Dimension.LEGAL_FORM: "participant__legal_form",
    Dimension.PROVINCE: "participant__province_id",
    Dimension.NUTS1: "participant__province__nuts1",
    Dimension.AREA: "participant__areas",
    Dimension.SECTOR: "participant__sector",
}
# Less than this many percentage points is no difference worth a word.
NEAR = Decimal(3)


@dataclass(frozen=True, slots=True)
class Share:
    """One group: how many, what part of all that is, and what part it would be in the mix."""

    key: str
    label: StrOrPromise
    count: int
    percent: Decimal
    expected: Decimal | None = None

    @property
    def difference(self) -> Decimal | None:
        """How many percentage points more (or fewer) than in the mix."""
        return None if self.expected is None else self.percent - self.expected

    @property
    def reading(self) -> str:
        """Whether the group is "over", "under" or "near" its share; empty without a mix."""
        found = self.difference
        if found is None:
            return ""
        return "near" if abs(found) < NEAR else "over" if found > 0 else "under"


def counts_by(dimension: str, invitations: QuerySet[Invitation]) -> Counter[str]:
    """Count invitations by the snapshot of the invited; one query.

    A body that works in several areas counts in each of them. Unknown values have an empty key.
    """
    values = invitations.order_by().values_list(SNAPSHOT[Dimension(dimension)], flat=True)
    found: Counter[str] = Counter()
    for value in values:
        keys = value if isinstance(value, list) else [value]
        found.update(str(key or "") for key in keys or [""])
    return found


def register_shares(dimension: str, sector: str = Sector.CIVIL) -> dict[str, Decimal]:
    """Return what part of the active bodies of a sector each group is, in percent; one query."""
    name = REGISTER[Dimension(dimension)]
    bodies = Organisation.objects.filter(state=OrganisationState.ACTIVE)
    if sector and dimension != Dimension.SECTOR:
        bodies = bodies.filter(sector=sector)
    rows = bodies.order_by().values(key=F(name)).annotate(n=Count("pk"))
    return percentages({row["key"]: row["n"] for row in rows if row["key"]})


def percentages(counts: Mapping[str, int]) -> dict[str, Decimal]:
    """Return each count's part of their sum, in percent with two decimals."""
    total = sum(counts.values())
    return {key: (Decimal(100 * n) / total).quantize(Decimal("0.01")) for key, n in counts.items()}


def shares(counts: Counter[str], dimension: str, mix: ReferenceMix | None = None) -> list[Share]:
    """Return the groups of a count beside a mix, the largest first; also groups with nobody."""
    expected = {one.key: one.percent for one in mix.shares.all()} if mix else {}
    named = labels_of(dimension)
    here = percentages(counts)
    keys = sorted(
        set(counts) | set(expected),
        key=lambda key: (-counts[key], -expected.get(key, Decimal(0)), key),
    )
    return [
        Share(
            key,
            named.get(key, key),
            counts[key],
            here.get(key, Decimal(0)),
            expected.get(key, Decimal(0)) if mix else None,
        )
        for key in keys
    ]


def distance(found: Iterable[Share]) -> Decimal | None:
    """Return how many in a hundred would have to be others to match the mix; None without one.

    Half the sum of the absolute differences (the index of dissimilarity of Duncan and Duncan).
    """
    differences = [one.difference for one in found]
    if not differences or None in differences:
        return None
    return sum((abs(one) for one in differences if one is not None), Decimal(0)) / 2


def labels_of(dimension: str) -> dict[str, StrOrPromise]:
    """Return the labels of the groups of a dimension; at most one query."""
    if dimension == Dimension.LEGAL_FORM:
        return dict(LegalForm.options())
    if dimension == Dimension.SECTOR:
        return dict(Sector.options())
    if dimension == Dimension.PROVINCE:
        return dict(Province.objects.values_list("plate", "name"))
    if dimension == Dimension.NUTS1:
        return _regions()
    return {one.key: _in_language(one.label_tr, one.label_en) for one in WorkingArea.objects.all()}


def _regions() -> dict[str, StrOrPromise]:
    rows = Province.objects.order_by().values_list("nuts1", "nuts1_name_tr", "nuts1_name_en")
    return {key: _in_language(tr, en) for key, tr, en in rows.distinct()}


def _in_language(tr: str, en: str) -> str:
    return en if get_language() == "en" else tr
