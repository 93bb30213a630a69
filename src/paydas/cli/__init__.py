"""The command `paydas`."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec

import typer

# Each module has `add_to(application)`; kernels' commands need no Django and load fast.
PARTS = ("installation", "accounts", "server", "safety", "register", "demo", "match", "draw")


def application() -> typer.Typer:
    """Return the command with all its parts."""
    app = typer.Typer(
        name="paydas",
        help="Paydaş: consultation with civil society, from the invitation to the answer.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    for part in PARTS:
        name = f"{__name__}.{part}"
        if find_spec(name) is not None:
            import_module(name).add_to(app)
    return app


def main() -> None:
    """Run the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paydas.config.settings")
    application()()
