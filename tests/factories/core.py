"""Accounts and notices, made by the operations that people's clicks call."""

from itertools import count

from paydas.core.actors import SYSTEM, account
from paydas.core.operations.notices import publish_notice
from paydas.core.operations.users import add_user

numbers = count(1)


def make_user(**values):
    n = next(numbers)
    values = {"email": f"user{n}@example.org", "name": f"Örnek Kişi {n}"} | values
    return add_user(by=SYSTEM, **values)


def make_account(**values):
    return account(make_user(**values))


def make_notice(**values):
    values = {"key": "participation", "language": "tr", "title": "Aydınlatma", "text": "…"} | values
    return publish_notice(by=SYSTEM, **values)
