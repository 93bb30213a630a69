"""What the columns of an imported file mean, and what becomes of each of its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from paydas.kernel.documents.sheets import SheetError, SheetLimits, open_sheet
from paydas.kernel.text.folding import fold
from paydas.listening.operations.words import KINDS, clean_words
from paydas.listening.vocabulary import (
    ASKED_LIMIT,
    TEXT_LIMIT,
    ContributionKind,
    ListeningError,
    RowFate,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from paydas.kernel.documents.sheets import Row, Sheet

LIMITS = SheetLimits(size=30_000_000, rows=60_000, cell=TEXT_LIMIT * 4)
# What a column may hold; the words by which a file usually names it, folded.
FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "thought text",
        "text",
        "metin",
        "gorus",
        "soz",
        "soylenen",
        "contribution",
        "comment",
        "comment body",
        "body",
        "body tr",
        "body en",
        "cevap",
        "yanit",
        "answer",
        "response",
        "yorum",
        "gorusunuz",
        "oneriniz",
        "onerileriniz",
        "description",
        "aciklama",
    ),
    "question": ("question text", "soru", "question", "yonlendirici soru"),
    "kind": ("kind", "tur", "type"),
    "heading": ("heading", "baslik", "konu basligi"),
    "speaker": ("participant id", "katilimci", "speaker", "konusan", "respondent id", "author id"),
    "said_by": ("said by", "kisi sayisi", "kac kisi", "weight", "agirlik"),
    "reference": (
        "thought id",
        "no",
        "id",
        "sira no",
        "reference",
        "gorus no",
        "comment id",
        "response id",
    ),
}
SPEAKER_KEYS = ("participant id", "katilimci", "katilimci no", "speaker", "id")
# Columns of a speakers' file that hold what was said, not who said it.
SEGMENT_LIMIT = 60
SAMPLE_ROWS = 200
# What survey programs write before the words of a question: "G01Q02[SQ001]. ", "12) ".
_QUESTION_CODE = re.compile(r"^(?:[A-Za-z]?\d[\w\[\]-]*[.):]\s+)")
_NUMBERED = re.compile(r" \(\d+\)$")


def guess_columns(columns: Sequence[str]) -> dict[str, str]:
    """Guess by their names which column holds what; each column is taken once."""
    by_name = {fold(column): column for column in reversed(columns)}
    guessed: dict[str, str] = {}
    for name, words in FIELDS.items():
        found = next((by_name[word] for word in words if word in by_name), "")
        if found and found not in guessed.values():
            guessed[name] = found
    return guessed


def question_in(column: str) -> str:
    """Return the question that a column of answers is named after; "" for a column named "text".

    The export of a form has one column for each of its questions.
    """
    words = _QUESTION_CODE.sub("", column)
    return "" if fold(column) in FIELDS["text"] or len(words.split()) == 1 else words


def guess_speakers(sheet: Sheet) -> dict[str, Any]:
    """Guess which column names the speaker, and which ones part the speakers into segments.

    A segment column has few short values that repeat; open answers and numbers of people do not.
    """
    by_name = {fold(column): column for column in reversed(sheet.columns)}
    key = next((by_name[word] for word in SPEAKER_KEYS if word in by_name), "")
    rows = [row for _, row in zip(range(SAMPLE_ROWS), sheet.rows, strict=False)]
    # Columns of one name stand beside each question: they judge an answer, not its speaker.
    repeated = {c for c in sheet.columns if f"{c} (2)" in sheet.columns or _NUMBERED.search(c)}
    segments = [c for c in sheet.columns if c != key and c not in repeated and _parts(c, rows)]
    return {"speaker": key, "segments": segments}


def _parts(column: str, rows: Sequence[Row]) -> bool:
    values = [value for row in rows if (value := row.values.get(column, ""))]
    kinds = set(values)
    return (
        len(values) > len(rows) // 2
        and 1 < len(kinds) <= max(2, len(values) // 5)
        and max(map(len, kinds)) <= SEGMENT_LIMIT
        and not any(value.endswith("%") for value in kinds)
    )


def open_file(data: bytes, *, repeated: bool = False) -> Sheet:
    """Open a file of contributions; `repeated` numbers columns of one name. Raises SheetError."""
    return open_sheet(data, limits=LIMITS, number_duplicates=repeated)


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one line: its values, or the reason why it is left out."""

    number: int
    fate: str
    reason: str = ""
    values: dict[str, Any] = field(default_factory=dict)


def fates_of(
    rows: Iterable[Row], mapping: Mapping[str, str], default_kind: str, headings: Container[str]
) -> Iterator[Fate]:
    """Tell the fate of every line, in order; a line is left out only with its reason.

    `headings` are the folded titles of the consultation's headings.
    """
    seen: set[str] = set()
    for row in rows:
        fate = _fate(row, mapping, default_kind)
        if fate.fate == RowFate.CREATE and not fate.reason:
            fate = replace(fate, reason=_unread(fate.values, headings))
        reference = fate.values.get("reference", "")
        if fate.fate == RowFate.CREATE and reference and reference in seen:
            fate = Fate(row.number, RowFate.DROPPED, "repeated", {"reference": reference})
        seen.add(reference)
        yield fate


def _fate(row: Row, mapping: Mapping[str, str], default_kind: str) -> Fate:
    if row.error is not None:
        return Fate(row.number, RowFate.DROPPED, _reason(row.error))
    values: dict[str, Any] = {
        name: row.values.get(column, "") for name, column in mapping.items() if column
    }
    try:
        values["text"] = clean_words(values.get("text", ""))
    except ListeningError as error:
        reason = "too_long" if error.code == "too_long" else "empty_text"
        return Fate(row.number, RowFate.DROPPED, reason, {"reference": values.get("reference", "")})
    values["question"] = values.get("question") or question_in(mapping["text"])
    kind, said_by = values.get("kind", ""), values.get("said_by", "")
    values["kind"] = kind_named(kind) or default_kind
    values["said_by"] = int(said_by) if said_by.isdecimal() and len(said_by) < 5 else None  # noqa: PLR2004 -- a small number
    unread = "kind_unknown" if kind and not kind_named(kind) else ""
    if said_by and values["said_by"] is None:
        unread = "count_unread"
    return Fate(row.number, RowFate.CREATE, unread, values)


def _unread(values: Mapping[str, Any], headings: Container[str]) -> str:
    """Name what of a line that is taken cannot be kept as it stands."""
    if (heading := values.get("heading")) and fold(heading) not in headings:
        return "heading_unknown"
    return "question_cut" if len(values["question"]) > ASKED_LIMIT else ""


def _reason(error: SheetError) -> str:
    return error.code if error.code in {"ragged_row", "cell_too_long"} else "ragged_row"


def kind_named(text: str) -> str:
    """Return the kind that a word names, in the key's, English or Turkish spelling; "" if none."""
    folded = fold(text)
    if not folded:
        return ""
    if text in KINDS:
        return text
    return KIND_NAMES.get(folded, "")


KIND_NAMES = {
    **{fold(str(value).replace("_", " ")): str(value) for value, _ in ContributionKind.options()},
    "talep": ContributionKind.DEMAND,
    "oneri": ContributionKind.SUGGESTION,
    "cozum": ContributionKind.SUGGESTION,
    "yaklasim": ContributionKind.APPROACH,
    "ihtiyac": ContributionKind.NEED,
    "beklenti": ContributionKind.EXPECTATION,
    "istek": ContributionKind.WISH,
    "sorun": ContributionKind.PROBLEM,
    "iyi uygulama": ContributionKind.GOOD_PRACTICE,
    "guclu yon": ContributionKind.STRENGTH,
    "guclu yan": ContributionKind.STRENGTH,
    "firsat": ContributionKind.OPPORTUNITY,
}
