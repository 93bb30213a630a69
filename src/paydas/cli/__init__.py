"""The command `paydas`."""

from __future__ import annotations

import os

import typer


def application() -> typer.Typer:
    """Return the command with all its parts."""
    return typer.Typer(
        name="paydas",
        help="Paydaş: consultation with civil society, from the invitation to the answer.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )


def main() -> None:
    """Run the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paydas.config.settings")
    application()()
