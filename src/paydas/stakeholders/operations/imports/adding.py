"""What a row adds to a record that is there: only what the record lacks; nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paydas.kernel.text.folding import fold

if TYPE_CHECKING:
    from paydas.stakeholders.models import Organisation

FILLABLE = (
    "acronym",
    "province_id",
    "district_id",
    "city",
    "address",
    "website",
    "founded",
    "founded_as_written",
    "description",
)


def additions(body: Organisation, stored: dict[str, Any]) -> dict[str, Any]:
    """Return the columns, names and numbers that a row knows and the record lacks.

    Reads `aliases` and `identifiers` of the body; prefetch them for many.
    """
    values = stored["values"]
    columns = {
        name: values[name]
        for name in FILLABLE
        if values.get(name) not in (None, "") and getattr(body, name) in (None, "")
    }
    names = {fold(body.name), *(alias.search for alias in body.aliases.all())}
    numbers = {(one.scheme, one.search) for one in body.identifiers.all()}
    new_names = [one for one in stored["names"] if fold(one[0]) not in names]
    if fold(values["name"]) not in names:
        new_names.insert(0, [values["name"], "spelling", ""])
    new_numbers = [one for one in stored["numbers"] if (one[0], fold(one[1])) not in numbers]
    found = {"columns": columns, "names": new_names, "numbers": new_numbers}
    return found if any(found.values()) else {}
