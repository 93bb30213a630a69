"""Read a gazetteer of districts as others keep it: JSON or a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.core.vocabulary import UploadError
from paydas.kernel.documents.sheets import SheetError, SheetLimits, open_sheet
from paydas.kernel.text.cleaning import visible
from paydas.kernel.text.folding import fold
from paydas.places.models import District
from paydas.places.vocabulary import PlacesError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paydas.kernel.documents.sheets import Sheet

PROVINCE_HEADS = ("province", "il", "il adi", "plate", "plaka")
DISTRICT_HEADS = ("district", "ilce", "ilce adi", "name")
POPULATION_HEADS = ("population", "nufus")
# More people than any district holds; a longer figure is no count.
LARGEST = 100_000_000
LONGEST = District._meta.get_field("name").max_length or 0


@dataclass(frozen=True, slots=True)
class NamedDistrict:
    """One district of a file; the province as the file writes it."""

    province: str
    name: str
    population: int | None = None


def read_districts(data: bytes) -> list[NamedDistrict]:
    """Read a gazetteer: JSON (provinceId, name, population) or a sheet (province, district).

    Raises PlacesError: no_districts, odd_district; UploadError for a sheet that cannot be read.
    """
    found = _from_json(data) if data.lstrip()[:1] in {b"[", b"{"} else _from_sheet(data)
    if not found:
        raise PlacesError("no_districts")
    return found


def _from_json(data: bytes) -> list[NamedDistrict]:
    if len(data) > SheetLimits.size:
        raise UploadError("too_large", limit=SheetLimits.size)
    try:
        rows = json.loads(data)
        rows = rows["data"] if isinstance(rows, dict) else rows
        written = [(row["provinceId"], row["name"], row.get("population")) for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise PlacesError("no_districts") from None
    return [_named(place, *row) for place, row in enumerate(written, start=1)]


def _from_sheet(data: bytes) -> list[NamedDistrict]:
    try:
        return list(_of_rows(open_sheet(data)))
    except SheetError as error:
        raise UploadError(error.code, **error.params) from error


def _of_rows(sheet: Sheet) -> Iterator[NamedDistrict]:
    heads = {fold(column): column for column in sheet.columns}
    province, district, population = (
        next((heads[name] for name in names if name in heads), "")
        for names in (PROVINCE_HEADS, DISTRICT_HEADS, POPULATION_HEADS)
    )
    if not province or not district:
        return
    for row in sheet.rows:
        if row.error is not None:
            raise row.error
        count = row.values.get(population, "")
        yield _named(row.number, row.values[province], row.values[district], count)


def _named(place: int, province: object, name: object, population: object) -> NamedDistrict:
    """Return a row's district; thousands may be parted by points, and a count may be unknown."""
    known = " ".join(visible(str(name)).split()) if isinstance(name, str) else ""
    if not known or len(known) > LONGEST:
        raise PlacesError("odd_district", row=place, limit=LONGEST)
    figures = str(population).replace(".", "") if isinstance(population, str | int) else ""
    is_count = figures.isascii() and figures.isdigit() and len(figures) < len(str(LARGEST))
    return NamedDistrict(str(province), known, int(figures) if is_count else None)
