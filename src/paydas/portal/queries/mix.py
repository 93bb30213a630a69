"""Who was invited, who spoke: shares of each stage against the reference mix."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from paydas.consultations.queries.suppression import suppressed_table
from paydas.portal.queries.wording import share
from paydas.stakeholders.vocabulary import LegalForm, Sector

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from django_stubs_ext import StrOrPromise

    from paydas.listening.queries.stages import Passage

OTHER = ""
# Forms below this many invited are shown together.
SMALLEST = 8
KEYS: dict[str, Callable[[Passage], str]] = {
    "legal_form": lambda one: one.legal_form,
    "sector": lambda one: one.sector,
}
LABELS: dict[str, Callable[[str], StrOrPromise]] = {
    "legal_form": LegalForm.label_of,
    "sector": Sector.label_of,
}


@dataclass(frozen=True, slots=True)
class MixStage:
    """A stage and how many reached it; None is not recorded."""

    label: str
    total: int | None


@dataclass(frozen=True, slots=True)
class MixCell:
    """A share with its count; hidden ones say why in `note`."""

    share: str | None = None
    count: int | None = None
    width: float = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class MixRow:
    """One group over all stages."""

    label: str
    reference: str
    reference_x: float | None
    cells: Sequence[MixCell]


@dataclass(frozen=True, slots=True)
class Mix:
    """The strip: stages as columns, groups as rows."""

    stages: Sequence[MixStage]
    rows: Sequence[MixRow]
    note: str = ""


def mix_of(
    people: Sequence[Passage],
    tables: tuple[int, int],
    reference: dict[str, Decimal],
    by: str = "legal_form",
) -> Mix:
    """Lay out the strip; `tables` are those that recorded who spoke, and all."""
    key = KEYS[by]
    stages: list[tuple[str, Callable[[Passage], bool]]] = [
        (_("invited"), lambda one: one.invited),
        (_("accepted the invitation"), lambda one: one.accepted),
        (_("attended"), lambda one: one.attended),
        (_("spoke"), lambda one: one.spoke),
    ]
    counts = [Counter(key(one) for one in people if reached(one)) for _label, reached in stages]
    shown = [name for name, n in counts[0].most_common() if n >= SMALLEST and name]
    grid = [[column[name] for column in counts] for name in shown]
    rest = [sum(column.values()) - sum(column[name] for name in shown) for column in counts]
    if any(rest):
        grid.append(rest)
        shown.append(OTHER)
    totals: list[int | None] = [sum(column.values()) for column in counts]
    if not tables[0]:
        totals[-1] = None
    hidden = suppressed_table(grid)
    known = {name: reference.get(name) for name in shown}
    if reference:
        known[OTHER] = 100 - sum(reference.get(name, 0) for name in shown if name)  # type: ignore[assignment] # an int starts the Decimal
    rows = [
        _row(str(LABELS[by](name)) if name else _("Other"), known.get(name), hidden[n], totals)
        for n, name in enumerate(shown)
    ]
    return Mix(
        stages=[MixStage(label, total) for (label, _r), total in zip(stages, totals, strict=True)],
        rows=rows,
        note=_note(tables),
    )


def _row(
    label: str, known: Decimal | None, counts: Sequence[int | None], totals: Sequence[int | None]
) -> MixRow:
    return MixRow(
        label=label,
        reference=share(round(known), 100) if known is not None else "–",
        reference_x=float(known) if known is not None else None,
        cells=[_cell(n, total) for n, total in zip(counts, totals, strict=True)],
    )


def _cell(count: int | None, total: int | None) -> MixCell:
    if total is None:
        return MixCell()
    if count is None:
        return MixCell(note=_("fewer than 5"))
    return MixCell(share(count, total), count, round(100 * count / total, 1) if total else 0)


def _note(tables: tuple[int, int]) -> str:
    recorded, everything = tables
    said = _("The bar is the share at that stage, the upright line the share in the register.")
    if recorded and recorded < everything:
        said += " " + _(
            "At %(silent)s of %(all)s tables nobody wrote down who spoke; "
            "these tables are not in the column “spoke”."
        ) % {"silent": everything - recorded, "all": everything}
    return said
