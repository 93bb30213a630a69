"""The command `paydas`."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import find_spec

import typer
from django.db.utils import OperationalError, ProgrammingError

# Each module has `add_to(application)`.
PARTS = (
    "installation",
    "accounts",
    "server",
    "safety",
    "register",
    "listening",
    "demo",
    "match",
    "draw",
)
# Loading numpy and the solver takes longer than most commands: only for those that need them.
SOLVERS = {"match", "draw"}


def application(asked: str = "") -> typer.Typer:
    """Return the command; with `asked`, without the solvers' parts unless they are meant."""
    app = typer.Typer(
        name="paydas",
        help="Paydaş: consultation with civil society, from the invitation to the answer.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    for part in PARTS:
        name = f"{__name__}.{part}"
        is_idle = part in SOLVERS and asked.isalpha() and asked != part
        if not is_idle and find_spec(name) is not None:
            import_module(name).add_to(app)
    return app


def main() -> None:
    """Run the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paydas.config.settings")
    command = application(sys.argv[1] if len(sys.argv) > 1 else "")
    try:
        command()
    except (OperationalError, ProgrammingError) as error:
        print(f"The database does not answer as it should: {error}", file=sys.stderr)
        print("Is it set up? Cure: paydas init", file=sys.stderr)
        sys.exit(2)
