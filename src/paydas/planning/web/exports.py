"""A plan as a table: one row for each activity and indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from paydas.core.web.exports import ExportColumn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paydas.planning.queries.shapes import (
        ActivityLeaf,
        Basis,
        IndicatorLeaf,
        ObjectiveBranch,
        PlanTree,
    )


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An activity with one of its indicators, or an objective with one of its own."""

    objective: ObjectiveBranch
    activity: ActivityLeaf | None = None
    indicator: IndicatorLeaf | None = None

    @property
    def node(self) -> ObjectiveBranch | ActivityLeaf:
        """The part that the row is about."""
        return self.activity or self.objective


def rows_of(tree: PlanTree) -> Iterator[PlanRow]:
    """Return the rows of a plan; an activity without indicator has one row."""
    for objective in tree.objectives:
        for indicator in objective.indicators:
            yield PlanRow(objective, None, indicator)
        for activity in objective.activities:
            for one in activity.indicators or (None,):
                yield PlanRow(objective, activity, one)


def columns(tree: PlanTree) -> list[ExportColumn[PlanRow]]:
    """Return the columns, with the plan's own names of its levels."""
    return [
        ExportColumn(tree.objective_label, lambda row: row.objective.number),
        ExportColumn(_("Title"), lambda row: row.objective.title),
        ExportColumn(tree.activity_label, lambda row: row.activity.number if row.activity else ""),
        ExportColumn(_("Title"), lambda row: row.activity.title if row.activity else ""),
        ExportColumn(_("Code"), lambda row: row.node.code),
        ExportColumn(
            _("Responsible"), lambda row: row.activity.responsible if row.activity else ""
        ),
        ExportColumn(
            _("Cooperating"),
            lambda row: "; ".join(row.activity.cooperating) if row.activity else "",
        ),
        ExportColumn(_("Start"), lambda row: row.activity.starts_on if row.activity else None),
        ExportColumn(_("End"), lambda row: row.activity.ends_on if row.activity else None),
        ExportColumn(_("Budget"), lambda row: row.activity.budget if row.activity else None),
        ExportColumn(_("Rests on"), lambda row: _cited(row.node.bases)),
        ExportColumn(_("No voice asked for it, because"), lambda row: row.node.unasked_reason),
        ExportColumn(_("Indicator"), lambda row: row.indicator.number if row.indicator else ""),
        ExportColumn(
            _("What is measured"), lambda row: row.indicator.name if row.indicator else ""
        ),
        ExportColumn(_("Unit"), lambda row: row.indicator.unit if row.indicator else ""),
        ExportColumn(
            _("Value before the plan"),
            lambda row: row.indicator.baseline if row.indicator else None,
        ),
        ExportColumn(_("Targets"), lambda row: _targets(row.indicator)),
    ]


def _cited(bases: tuple[Basis, ...]) -> str:
    return "; ".join(basis.code or basis.text for basis in bases)


def _targets(indicator: IndicatorLeaf | None) -> str:
    found = indicator.targets if indicator else ()
    return "; ".join(f"{target.due_on:%Y-%m-%d}: {target.value.normalize():f}" for target in found)
