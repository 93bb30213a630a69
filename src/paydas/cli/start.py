"""Starting Django inside a command, once the environment is known."""

from __future__ import annotations

import os


def start_django() -> None:
    """Load the settings and the apps; commands call it first, so that `--help` stays fast."""
    import django  # noqa: PLC0415 -- commands without a database must not load it

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paydas.config.settings")
    django.setup()
