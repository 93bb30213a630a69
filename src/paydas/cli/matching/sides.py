"""Turn rows into the people and opportunities of the kernel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from paydas.kernel.matching import Guest, Opportunity, Person, Point

from .cells import LIST_MARKS, Reader, fold
from .problems import InputError, Problem
from .sheets import MAX_PROBLEMS, Sheet, as_headed, read_sheet

GROUP = "group:"
FOLDED = ("interests", "topics", "access", "tags", "requires", "sector")
AIM_NAMES = {
    "language": "language",
    "dil": "language",
    "health": "health",
    "saglik": "health",
    "network": "network",
    "sosyal cevre": "network",
    "cevre": "network",
}
SHARED = {
    "id": "kimlik no",
    "place": "yer",
    "latitude": "enlem",
    "longitude": "boylam",
    "languages": "diller",
    "practice": "pratik dili",
    "access": "erisilebilirlik",
    "aims": "amaclar",
    "status": "durum",
    "sector": "sektor",
    "months": "sure ay",
}
PEOPLE = SHARED | {
    "travel_km": "yol km",
    "free": "bos saatler",
    "liked": "uygun saatler",
    "interests": "ilgi alanlari",
    "tags": "ozellikler",
    "age": "yas",
    "waiting_days": "bekleme gunu",
    "consent": "onay",
    "wanted": "istenen sayi",
    "organisation": "kurulus",
}
OPPORTUNITIES = SHARED | {
    "title": "baslik",
    "capacity": "kontenjan",
    "online": "cevrim ici",
    "sessions": "oturumlar",
    "session_count": "oturum sayisi",
    "topics": "konular",
    "requires": "aranan ozellikler",
    "age_min": "en kucuk yas",
    "age_max": "en buyuk yas",
    "vetted": "guvenilirlik onayli",
    "voluntary": "gonullu",
    "minimums": "en az",
}


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Give the id."""
        ...


Side = TypeVar("Side", bound=Named)


def headings(columns: dict[str, str]) -> dict[str, str]:
    """Accept each column by its English and by its Turkish name."""
    english = {name.replace("_", " "): name for name in columns}
    return english | {turkish: name for name, turkish in columns.items()}


@dataclass(frozen=True)
class Written:
    """How things were written: folded words, and the organisation behind an id."""

    labels: dict[str, str]
    names: dict[str, str]


@dataclass(frozen=True)
class Read(Generic[Side]):
    """One side as read; `rows` is where each id stands, `headings` how its columns are called."""

    file: str
    items: list[Side]
    rows: dict[str, int]
    headings: Mapping[str, str]
    written: Written


def read_people(path: Path) -> Read[Person]:
    """Read who looks for a place."""
    return _read(path, PEOPLE, _person)


def read_opportunities(path: Path) -> Read[Opportunity]:
    """Read what is offered."""
    return _read(path, OPPORTUNITIES, _opportunity)


def read_guests(path: Path) -> Read[Guest]:
    """Read who is to be seated; columns `group:...`, place and sector are balanced."""
    return _read(path, PEOPLE, _guest)


def _read(path: Path, columns: dict[str, str], make: Callable[[Reader], Side]) -> Read[Side]:
    sheet = read_sheet(path, headings(columns), GROUP)
    problems: list[Problem] = []
    found: list[Side] = []
    rows: dict[str, int] = {}
    for row in sheet.rows:
        reader = Reader(sheet.file, row)
        one = make(reader)
        if one.id and one.id in rows:
            reader.complain("id_twice", "id", one.id, first=str(rows[one.id]))
        rows.setdefault(one.id, row.number)
        problems += reader.problems
        found.append(one)
    problems += _check_sheet(sheet)
    if problems:
        raise InputError(as_headed(problems[:MAX_PROBLEMS], sheet.headings))
    return Read(sheet.file, found, rows, sheet.headings, Written(_labels(sheet), _names(sheet)))


def _names(sheet: Sheet) -> dict[str, str]:
    cells = [row.cells for row in sheet.rows]
    return {one["id"]: one["organisation"] for one in cells if one.get("organisation")}


def _labels(sheet: Sheet) -> dict[str, str]:
    """Keep the first spelling, in the order of the alphabet, of each word that is folded."""
    labels: dict[str, str] = {}
    for row in sheet.rows:
        for column in FOLDED:
            for word in LIST_MARKS.split(row.cells.get(column, "")):
                key, spelled = fold(word), word.strip()
                labels[key] = min(labels.get(key, spelled), spelled)
    return labels


def _check_sheet(sheet: Sheet) -> list[Problem]:
    if "id" not in sheet.columns:
        return [Problem("column_missing", sheet.file, 1, "id")]
    return [] if sheet.rows else [Problem("no_rows", sheet.file)]


def _point(reader: Reader) -> Point | None:
    latitude, longitude = reader.decimal("latitude"), reader.decimal("longitude")
    if latitude is None and longitude is None:
        return None
    if latitude is None or longitude is None:
        reader.complain("cell_missing", "latitude" if latitude is None else "longitude")
        return None
    for column, value, limit in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        if abs(value) > limit:
            reader.complain("not_position", column, reader.text(column))
    return Point(latitude, longitude)


def _groups(reader: Reader) -> dict[str, str]:
    return {
        column[len(GROUP) :].strip(): value
        for column, value in reader.row.cells.items()
        if column.startswith(GROUP)
    }


def _person(reader: Reader) -> Person:
    age = reader.whole("age", None)
    if age is not None and age > 130:  # noqa: PLR2004 -- nobody is older
        reader.complain("not_age", "age", str(age))
        age = None
    km = reader.decimal("travel_km")
    if km is not None and km < 0:
        reader.complain("too_small", "travel_km", reader.text("travel_km"), least="0")
    return Person(
        id=reader.required("id"),
        place=reader.text("place"),
        point=_point(reader),
        travel_km=km,
        languages=reader.languages("languages"),
        practice=reader.languages("practice"),
        access=tuple(fold(word) for word in reader.words("access")),
        free=reader.windows("free"),
        liked=reader.windows("liked"),
        interests=tuple(fold(word) for word in reader.words("interests")),
        aims=reader.known("aims", AIM_NAMES),
        tags=tuple(fold(word) for word in reader.words("tags")),
        age=age,
        waiting_days=reader.whole("waiting_days", 0),
        consent=reader.flag("consent", default=True),
        withdrawn=reader.withdrawn("status"),
        wanted=reader.whole("wanted", 1, least=1),
        sector=fold(reader.text("sector")),
        months=reader.whole("months", None),
        groups=_groups(reader),
    )


def _opportunity(reader: Reader) -> Opportunity:
    reader.required("capacity")
    low, high = reader.whole("age_min", None), reader.whole("age_max", None)
    if low is not None and high is not None and high < low:
        reader.complain("too_small", "age_max", str(high), least=str(low))
    return Opportunity(
        id=reader.required("id"),
        capacity=reader.whole("capacity", 0),
        title=reader.text("title"),
        place=reader.text("place"),
        point=_point(reader),
        online=reader.flag("online", default=False),
        languages=reader.languages("languages"),
        practice=reader.languages("practice"),
        access=tuple(fold(word) for word in reader.words("access")),
        sessions=reader.windows("sessions"),
        session_count=reader.whole("session_count", None),
        topics=tuple(fold(word) for word in reader.words("topics")),
        aims=reader.known("aims", AIM_NAMES),
        requires=tuple(fold(word) for word in reader.words("requires")),
        age_min=low,
        age_max=high,
        vetted=reader.flag("vetted", default=False),
        voluntary=reader.flag("voluntary", default=True),
        withdrawn=reader.withdrawn("status"),
        sector=fold(reader.text("sector")),
        months=reader.whole("months", None),
        minimums=reader.counts("minimums"),
    )


def _guest(reader: Reader) -> Guest:
    traits = _groups(reader)
    for column in ("place", "sector"):
        if reader.text(column):
            traits[column] = reader.text(column)
    return Guest(reader.required("id"), reader.text("organisation"), traits)
