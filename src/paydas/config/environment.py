"""Reading the environment: the only place that does."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


def text(name: str, default: str = "") -> str:
    """Return a variable, or the default when it is unset or empty."""
    return os.environ.get(name) or default


def flag(name: str) -> bool:
    """Return whether a variable says yes (1, true, yes, on)."""
    return text(name) in {"1", "true", "yes", "on"}


def words(name: str) -> list[str]:
    """Return the comma-separated words of a variable."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def home() -> Path:
    """Return the folder that holds the database file, uploads, outbox and secret."""
    return Path(text("PAYDAS_HOME", "var")).resolve()


def secret(folder: Path) -> str:
    """Return the secret of this installation: from the environment or from its file.

    Without either (a first look, a test) a constant is used; `paydas check` refuses it for
    anything that listens beyond this machine.
    """
    file = folder / "secret"
    if given := text("PAYDAS_SECRET_KEY"):
        return given
    return file.read_text().strip() if file.exists() else "unsafe-until-paydas-init"


def database(folder: Path) -> dict[str, object]:
    """Return Django's settings for DATABASE_URL (postgres://...), else for a SQLite file."""
    url = text("DATABASE_URL")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "paydas.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    return postgres(url)


def postgres(url: str) -> dict[str, object]:
    """Return Django's settings for a postgres:// address."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
