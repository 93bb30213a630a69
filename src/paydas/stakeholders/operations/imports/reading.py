"""Read one row of a table as what is known of a body; nothing is dropped without a note."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paydas.kernel.text.folding import fold
from paydas.kernel.text.sounds import word_set
from paydas.kernel.text.written_dates import parse_written
from paydas.places.models import Country
from paydas.places.queries.provinces import Districts, plate_of
from paydas.stakeholders.models import Organisation, TargetGroup, WorkingArea
from paydas.stakeholders.operations.imports import forms
from paydas.stakeholders.vocabulary import (
    PERSONAL_FIELDS,
    SCHEMES,
    AliasKind,
    ImportField,
    ImportFormat,
    LegalForm,
    OrganisationState,
    Structure,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paydas.kernel.documents.sheets import Row

F = ImportField
SEVERAL = re.compile(r"\s*[|;]\s*")
PLACEHOLDER = re.compile(r"[\s()_\-./]*")
ADDRESS_TAIL = re.compile(r"([^/]+)/\s*([^/]+)/\s*T[ÜU]RK[İI]YE\s*$", re.IGNORECASE)
WEB = re.compile(r"(?:https?://)?[\w.-]+\.\w{2,}(?:[/?#:].*)?", re.IGNORECASE)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# Before the @ of an address that belongs to an office and not to a person.
ROLE_WORDS = re.compile(r"(?:info|bilgi|iletisim|contact|dernek|vakif|merkez|genel|office|ofis)\b")
LONGEST = {
    f.name: f.max_length for f in Organisation._meta.fields if getattr(f, "max_length", None)
}
CLOSED = word_set(
    "inactive closed dissolved removed liquidation kapali kapandi pasif fesih feshedildi"
)
OTHER_COUNTRIES = {
    "turkey": "TR",
    "turkiye cumhuriyeti": "TR",
    "t c": "TR",
    "tc": "TR",
    "uk": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "usa": "US",
    "u s a": "US",
    "united states of america": "US",
}
# What databases and people write where they know nothing, folded; a mere stroke folds to "".
NOTHING = {"", "null", "n a", "nan", "none", "nil", "yok"}
# And spreadsheets, where a formula failed.
FAILED = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)")
# Folded names of the row that adds the others up.
TOTALS = {"toplam", "genel toplam", "toplam sayi", "total", "grand total", "sum", "subtotal"}
# A long number as a spreadsheet shows it; its last digits are gone.
ROUNDED = re.compile(r"\d[.,]?\d*E[+]?\d+", re.IGNORECASE)
LONGEST_NUMBER = 80
AREAS_FILE = Path(__file__).resolve().parents[2] / "data" / "activity_areas.csv"


@dataclass(slots=True)
class Draft:
    """What a row says of a body. `code` says why it cannot be taken; lists are JSON-like."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    names: list[list[str]] = field(default_factory=list)
    numbers: list[list[str]] = field(default_factory=list)
    contacts: list[list[Any]] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    code: str = ""
    column: str = ""

    def note(self, code: str, **params: object) -> None:
        """Say what happened to a cell."""
        self.notes.append({"code": code, **params})

    def stored(self) -> dict[str, Any]:
        """Return what the dry run keeps, so that the run reads no file."""
        return {
            "values": self.values,
            "names": self.names,
            "numbers": self.numbers,
            "contacts": self.contacts,
            "areas": self.areas,
            "groups": self.groups,
        }


class Reader:
    """Reads rows by a mapping of columns to fields; asks the database once, when it is made."""

    def __init__(self, mapping: Mapping[str, str], form: str, *, keep_personal: bool) -> None:
        """Read the known districts, countries, working areas and target groups."""
        self.columns: dict[str, list[str]] = {}
        for column, name in mapping.items():
            self.columns.setdefault(name, []).append(column)
        self.format, self.keep_personal = form, keep_personal
        self.districts = Districts()
        self.countries = _countries()
        self.areas = _area_keys()
        self.groups = _keys_by_label(
            list(TargetGroup.objects.values_list("key", "label_tr", "label_en"))
        )

    def read(self, row: Row) -> Draft:
        """Return what a row says."""
        draft = Draft(row.number)
        if row.error is not None:
            draft.code, draft.column = row.error.code, str(row.error.params.get("column", ""))
            draft.note(row.error.code, **row.error.params)
            return draft
        cells = _Cells(row.values, self.columns)
        name = cells.one(F.NAME)
        if not name:
            draft.code, draft.column = "name_missing", cells.column(F.NAME)
            return draft
        draft.values["name"] = name
        if fold(name) in TOTALS:
            draft.code, draft.column = "totals", cells.column(F.NAME)
            return draft
        self._state(draft, cells)
        if draft.code:
            return draft
        for part in (
            self._names,
            self._numbers,
            self._form,
            self._country,
            self._place,
            self._facts,
            self._subjects,
            self._contacts,
        ):
            part(draft, cells)
        _cut(draft)
        return draft

    def _state(self, draft: Draft, cells: _Cells) -> None:
        said = fold(cells.one(F.STATE))
        if said == "withdrawn":
            draft.code, draft.column = "withdrawn", cells.column(F.STATE)
        is_closed = said in CLOSED
        draft.values["state"] = str(
            OrganisationState.CLOSED if is_closed else OrganisationState.ACTIVE
        )

    def _names(self, draft: Draft, cells: _Cells) -> None:
        seen = {fold(draft.values["name"])}
        acronyms = cells.several(F.ACRONYM)
        draft.values["acronym"] = acronyms[0] if acronyms else ""
        found = [(text, AliasKind.ACRONYM, "") for text in acronyms[1:]]
        found += [(text, AliasKind.SPELLING, "") for text in cells.several(F.ALIASES)]
        for label in cells.several(F.LABELS):
            language, colon, text = label.partition(":")
            known = colon and len(language) <= 5  # noqa: PLR2004 -- "tr", "zh-CN"
            found.append(
                (text.strip(), AliasKind.TRANSLATION, language)
                if known
                else (label, AliasKind.TRANSLATION, "")
            )
        for text, kind, language in found:
            if text and fold(text) not in seen:
                seen.add(fold(text))
                draft.names.append([text[:300], str(kind), language])

    def _numbers(self, draft: Draft, cells: _Cells) -> None:
        seen = set()
        for name, scheme in SCHEMES.items():
            for text in cells.several(name):
                value = text.rpartition("ror.org/")[2] if name == F.ROR_ID else text
                if ROUNDED.fullmatch(value):
                    draft.note("number_rounded", text=value)
                elif len(value) > LONGEST_NUMBER:
                    draft.note("number_too_long", text=value[:LONGEST_NUMBER])
                elif not PLACEHOLDER.fullmatch(value) and (scheme, fold(value)) not in seen:
                    seen.add((scheme, fold(value)))
                    draft.numbers.append([scheme, value])

    def _form(self, draft: Draft, cells: _Cells) -> None:
        form, is_guessed = self._judge(draft, cells)
        name = draft.values["name"]
        if self.format != ImportFormat.ROR and forms.is_social_assistance(name):
            form = LegalForm.SOCIAL_ASSISTANCE
            draft.values["is_state_social_assistance"] = True
            draft.note("social_assistance")
        sector = forms.named_sector(cells.one(F.SECTOR))
        draft.values["legal_form"] = str(form)
        draft.values["sector"] = str(sector or draft.values.get("sector") or forms.sector_of(form))
        if "subesi" in fold(name).split():
            draft.values["structure"] = str(Structure.BRANCH)
        if is_guessed:
            draft.note("form_guessed")

    def _judge(self, draft: Draft, cells: _Cells) -> tuple[LegalForm, bool]:
        name = draft.values["name"]
        if types := [fold(text) for text in cells.several(F.TYPES)]:
            sector, form, is_guessed = forms.of_type(types, name)
            draft.values["sector"] = str(sector)
            return form, is_guessed
        if said := forms.named_form(cells.one(F.LEGAL_FORM)):
            return said, False
        if self.format == ImportFormat.FOUNDATIONS:
            return LegalForm.FOUNDATION, False
        if self.format == ImportFormat.ASSOCIATIONS:
            in_name = forms.form_in(name)
            umbrella = {LegalForm.FEDERATION, LegalForm.CONFEDERATION}
            return (in_name if in_name in umbrella else None) or LegalForm.ASSOCIATION, False
        return forms.form_in(name) or LegalForm.OTHER, True

    def _country(self, draft: Draft, cells: _Cells) -> None:
        text = cells.one(F.COUNTRY)
        code = self.countries.get(fold(text), "")
        if text and not code:
            draft.note("unknown_country", text=text)
        draft.values["country_id"] = code or "TR"

    def _place(self, draft: Draft, cells: _Cells) -> None:
        city = cells.one(F.CITY)
        if draft.values["country_id"] != "TR":
            draft.values["city"] = city or cells.one(F.PROVINCE)
            return
        tail = ADDRESS_TAIL.search(cells.one(F.ADDRESS))
        province = cells.one(F.PROVINCE) or (tail[2].strip() if tail else "")
        plate = plate_of(province) or self._plate_of_number(draft)
        district = cells.one(F.DISTRICT) or (self._district_at_end(tail[1], plate) if tail else "")
        if province and plate_of(province) is None:
            draft.note("unknown_province", text=province)
        if not plate:
            plate = plate_of(city)
        found = self.districts.find(district or city, plate)
        draft.values["province_id"] = plate or (found[1] if found else None)
        draft.values["district_id"] = found[0] if found else None
        if district and found is None:
            draft.note("unknown_district", text=district)
        kept = city or ("" if found else district)
        draft.values["city"] = "" if plate_of(kept) else kept
        unplaced = city and not draft.values["province_id"]
        if unplaced and not province:
            draft.note("unknown_province", text=city)

    def _district_at_end(self, text: str, plate: str | None) -> str:
        """Return the district that a piece of an address ends with, or the piece as it is."""
        words = text.split()
        ends = (" ".join(words[-count:]) for count in range(1, min(len(words), 3) + 1))
        return next((end for end in ends if self.districts.find(end, plate)), text.strip())

    def _plate_of_number(self, draft: Draft) -> str | None:
        """Return the province that an association's number begins with."""
        value = next((value for scheme, value in draft.numbers if scheme == "TR-MOI"), "")
        head = value.partition("-")[0]
        return plate_of(head) if head.isdigit() and len(head) <= 2 else None  # noqa: PLR2004 -- 01..81

    def _facts(self, draft: Draft, cells: _Cells) -> None:
        draft.values["address"] = cells.one(F.ADDRESS)
        draft.values["description"] = cells.one(F.DESCRIPTION)
        if website := cells.one(F.WEBSITE):
            if WEB.fullmatch(website):
                known = website.startswith(("http://", "https://"))
                draft.values["website"] = website if known else f"http://{website}"
            else:
                draft.note("website_unreadable", text=website)
        if founded := cells.one(F.FOUNDED):
            day = parse_written(founded)
            draft.values["founded"] = day.year if day else None
            draft.values["founded_as_written"] = founded
            if day is None or day.year is None:
                draft.note("founded_unreadable", text=founded)

    def _subjects(self, draft: Draft, cells: _Cells) -> None:
        for texts, known, kept in (
            (cells.several(F.AREAS), self.areas, draft.areas),
            (cells.several(F.GROUPS), self.groups, draft.groups),
        ):
            for text in texts:
                keys = known.get(fold(text), [])
                kept += [key for key in keys if key not in kept]
                if not keys:
                    draft.note("unknown_area", text=text)

    def _contacts(self, draft: Draft, cells: _Cells) -> None:
        dropped = []
        for name in PERSONAL_FIELDS:
            texts = [text for text in cells.several(name) if not PLACEHOLDER.fullmatch(text)]
            if texts and not self.keep_personal:
                dropped += [column for column in self.columns[name] if cells.values.get(column)]
                continue
            draft.contacts += [_contact(name, text) for text in texts]
        if dropped:
            draft.note("personal_dropped", text=", ".join(dropped))


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one row by field."""

    values: Mapping[str, str]
    columns: Mapping[str, list[str]]

    def column(self, name: str) -> str:
        return next(iter(self.columns.get(name, [])), "")

    def one(self, name: str) -> str:
        texts = (" ".join(text.split()) for text in self._texts(name))
        return next((text for text in texts if _says(text)), "")

    def several(self, name: str) -> list[str]:
        parts = (part for text in self._texts(name) for part in SEVERAL.split(text.strip()))
        return [part for part in parts if _says(part)]

    def _texts(self, name: str) -> list[str]:
        return [self.values.get(column, "") for column in self.columns.get(name, [])]


def _says(text: str) -> bool:
    return fold(text) not in NOTHING and not FAILED.fullmatch(text)


def _contact(name: ImportField, text: str) -> list[Any]:
    kind = {F.PHONE: "phone", F.EMAIL: "email"}.get(name, "person")
    is_role = bool(kind == "email" and EMAIL.fullmatch(text) and ROLE_WORDS.match(fold(text)))
    return [kind, text[:300], "", not is_role]


def _cut(draft: Draft) -> None:
    for name, value in draft.values.items():
        limit = LONGEST.get(name)
        if limit and isinstance(value, str) and len(value) > limit:
            draft.values[name] = value[:limit]
            draft.note("cut", column=name)


def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, turkish, english in Country.objects.values_list("code", "name_tr", "name_en"):
        found |= {fold(code): code, fold(turkish): code, fold(english): code}
    return found | OTHER_COUNTRIES


def _keys_by_label(rows: list[tuple[str, str, str]]) -> dict[str, list[str]]:
    return {fold(text): [key] for key, *labels in rows for text in (key, *labels)}


def _area_keys() -> dict[str, list[str]]:
    """Return keys by folded label; names of the associations register stand for ours."""
    own = _keys_by_label(list(WorkingArea.objects.values_list("key", "label_tr", "label_en")))
    known = {key for keys in own.values() for key in keys}
    with AREAS_FILE.open(encoding="utf-8", newline="") as file:
        official = {
            fold(row["area"]): [key for key in row["keys"].split() if key in known]
            for row in csv.DictReader(file)
        }
    return official | own
