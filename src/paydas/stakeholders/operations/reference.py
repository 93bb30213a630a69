"""Reference data: working areas and target groups, as the package ships them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from paydas.core.access import can_administer, require
from paydas.core.operations.audit import operation, record
from paydas.stakeholders.models import TargetGroup, WorkingArea

if TYPE_CHECKING:
    from django.db.models import Model

    from paydas.core.actors import Actor

DATA = Path(__file__).resolve().parent.parent / "data"
LABELS = ("label_tr", "label_en")


@operation
def load_areas(*, by: Actor) -> int:
    """Add shipped working areas and target groups that are missing; return how many.

    Labels that an installation changed stay as they are.
    """
    require(can_administer(by))
    added = 0
    kinds: tuple[tuple[type[Model], str], ...] = (
        (WorkingArea, "working_areas"),
        (TargetGroup, "target_groups"),
    )
    for model, name in kinds:
        known = set(model._default_manager.values_list("pk", flat=True))
        fresh = [
            model(key=row["key"], position=place, **{label: row[label] for label in LABELS})
            for place, row in enumerate(_rows(name), 1)
            if row["key"] not in known
        ]
        model._default_manager.bulk_create(fresh)
        if fresh:
            record(fresh[0], added=len(fresh))
        added += len(fresh)
    return added


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
