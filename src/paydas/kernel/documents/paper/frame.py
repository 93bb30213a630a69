"""What every printed sheet carries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from paydas.kernel.documents.tree import Fact


@dataclass(frozen=True)
class Frame:
    """Title, language and sender of a sheet; ``facts`` stand at its head (where, when).

    ``dated`` is the only date that gets into the file. ``page`` holds ``{page}``, ``{pages}``.
    """

    title: str
    language: str
    owner: str
    dated: date
    page: str = ""
    subtitle: str = ""
    facts: tuple[Fact, ...] = ()
    sample_mark: str = ""


@dataclass(frozen=True)
class Signatory:
    """Who signs, with the title that stands below the name."""

    name: str
    title: str = ""


def frame_data(frame: Frame) -> dict[str, Any]:
    """Give the frame as the templates read it."""
    return {
        "title": frame.title,
        "subtitle": frame.subtitle,
        "language": frame.language,
        "owner": frame.owner,
        "page": frame.page,
        "sample": frame.sample_mark,
        "facts": [[fact.label, fact.value] for fact in frame.facts],
        "dated": [frame.dated.year, frame.dated.month, frame.dated.day],
    }
