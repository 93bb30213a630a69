"""`paydas user`: accounts from the command line."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from paydas.cli.start import start_django

user = typer.Typer(help="Accounts of staff.", no_args_is_help=True)

Email = Annotated[str, typer.Argument(help="E-mail address of the account.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(user, name="user")


@user.command("add")
def add(
    email: Email,
    name: Annotated[str, typer.Option(prompt=True, help="Full name.")],
    password: Annotated[
        str, typer.Option(help="Leave empty: the account signs in by a code sent by mail.")
    ] = "",
    administrator: Annotated[bool, typer.Option(help="May open accounts.")] = False,
    registrar: Annotated[bool, typer.Option(help="May keep the shared register.")] = False,
) -> None:
    """Open an account."""
    start_django()
    from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- needs Django started
    from paydas.core.operations.users import add_user  # noqa: PLC0415 -- the same
    from paydas.core.vocabulary import DomainError  # noqa: PLC0415 -- the same

    try:
        made = add_user(
            by=SYSTEM,
            email=email,
            name=name,
            password=password or None,
            is_administrator=administrator,
            is_registrar=registrar,
        )
    except DomainError as error:
        print(error.sentence(), file=sys.stderr)
        raise typer.Exit(2) from error
    print(f"{made.email} may sign in.")


@user.command("list")
def show() -> None:
    """List the accounts."""
    start_django()
    from paydas.core.models import User  # noqa: PLC0415 -- needs Django started

    for found in User.objects.order_by("email"):
        flags = [
            word
            for word, is_set in (
                ("administrator", found.is_administrator),
                ("registrar", found.is_registrar),
                ("closed", not found.is_active),
            )
            if is_set
        ]
        print(f"{found.email}\t{found.name}\t{' '.join(flags)}")


@user.command("password")
def password(
    email: Email,
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
) -> None:
    """Set an account's password."""
    start_django()
    from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- needs Django started
    from paydas.core.operations.users import set_password  # noqa: PLC0415 -- the same

    set_password(by=SYSTEM, user_id=_found(email), password=password)
    print("Changed.")


@user.command("close")
def close(email: Email) -> None:
    """Close an account; what it did stays in the log."""
    start_django()
    from paydas.core.actors import SYSTEM  # noqa: PLC0415 -- needs Django started
    from paydas.core.models import User  # noqa: PLC0415 -- the same
    from paydas.core.operations.users import change_user  # noqa: PLC0415 -- the same

    found = User.objects.get(pk=_found(email))
    change_user(by=SYSTEM, user_id=found.pk, seen=found.revision, is_active=False)
    print("Closed.")


def _found(email: str) -> str:
    from paydas.core.models import User  # noqa: PLC0415 -- needs Django started
    from paydas.core.operations.users import email_key  # noqa: PLC0415 -- the same

    found = User.objects.filter(email=email_key(email)).first()
    if found is None:
        print(f"There is no account {email}.", file=sys.stderr)
        raise typer.Exit(2)
    return str(found.pk)
