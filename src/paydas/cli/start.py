"""Starting Django inside a command, once the environment is known."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType


def start_django() -> None:
    """Load the settings and the apps; commands call it first, so that `--help` stays fast."""
    import django  # noqa: PLC0415 -- commands without a database must not load it

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paydas.config.settings")
    django.setup()


def speak() -> None:
    """Speak Turkish where the terminal's locale is Turkish, else English, as the help does."""
    from django.utils import translation  # noqa: PLC0415 -- commands without Django must not load it

    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    is_turkish = next(filter(None, names), "").startswith("tr")
    translation.activate("tr" if is_turkish else "en")


def end_by_signal(*numbers: int) -> None:
    """Have signals end this process as an error would, so that it ends its children first."""

    def end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 -- the signal's own
        raise SystemExit(128 + number)

    for number in numbers:
        signal.signal(number, end)
