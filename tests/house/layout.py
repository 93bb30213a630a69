"""The house as the tests see it: apps in import order, their files."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "paydas"
ORDER = [
    "core", "sources", "places", "stakeholders", "consultations", "gatherings", "invitations",
    "listening", "sensemaking", "responses", "planning", "monitoring", "partnerships",
    "goodpractice", "thread", "portal", "console", "api", "demo", "cli", "config",
]  # fmt: skip
PAGES = {"portal", "console", "api"}


def apps():
    return [name for name in ORDER if (SRC / name / "apps.py").exists()]


def is_later(one, other):
    """Whether `one` stands later in the chain than `other`."""
    if one in PAGES and other in PAGES:
        return one != other
    return ORDER.index(one) > ORDER.index(other)


def modules(*folders):
    for app in apps():
        for folder in folders:
            yield from (SRC / app).glob(f"{folder}.py")
            yield from (SRC / app / folder).rglob("*.py")
