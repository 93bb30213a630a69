"""What the steps of the worked example hand on to each other."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model

    from paydas.consultations.models import Consultation
    from paydas.core.actors import Actor

CONTENT = Path(__file__).resolve().parent.parent / "content" / "meetings"


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one CSV file of the content."""
    with (CONTENT / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document(name: str) -> dict[str, Any]:
    """Return one TOML file of the content."""
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


@dataclass
class Story:
    """Records by the keys of the content files, as far as the story has been told.

    Each step's module has `tell(story)`; it calls the same operations that people's clicks call,
    acting as `story.actors[role]`, and puts what it made into `story.made[kind][key]`.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    say: Callable[[str], object] = print

    def keep(self, kind: str, key: str, made: Model) -> None:
        """Remember a record under the key of its content row."""
        self.made.setdefault(kind, {})[key] = made

    def find(self, kind: str, key: str) -> Any:  # noqa: ANN401 -- whatever the step made
        """Return a record that an earlier step made."""
        return self.made[kind][key]

    @property
    def consultation(self) -> Consultation:
        """The consultation that the story is about."""
        found: Consultation = self.made["consultation"]["meetings"]
        return found
