import re
from pathlib import Path

import pytest
import typer
from django.test import Client

from paydas.cli import application
from paydas.core.models import User
from paydas.demo.accounts import email_of, make_accounts

INVENTORY = Path(__file__).resolve().parents[2] / "docs" / "inventory.md"
ROW = re.compile(r"^\| (\d\.\d+) \| (.+?) \| (.+?) \| (.+?) \|$")
ROWS = [
    found.groups()
    for line in INVENTORY.read_text("utf-8").splitlines()
    if (found := ROW.match(line))
]
# How many rows each of the five texts has.
SIZES = {"0": 23, "1": 21, "2": 26, "3": 21, "4": 17}
PAGES = sorted({page for *_, served in ROWS for page in re.findall(r"`(/tr/[^`]*)`", served)})
COMMANDS = sorted({name for *_, served in ROWS for name in re.findall(r"`paydas ([^`]*)`", served)})


def test_every_row_of_the_five_texts_is_there_once():
    wanted = [f"{text}.{n}" for text, size in SIZES.items() for n in range(1, size + 1)]

    assert [number for number, *_ in ROWS] == wanted
    assert len(wanted) == 108


def test_every_row_says_its_kind_and_where_it_is_served():
    wrong = [
        number
        for number, _, kind, served in ROWS
        if kind not in {"fact kept with its source", "function"}
        or not re.search(r"`/tr/|`paydas |waits? for: \w", served)
    ]

    assert wrong == []


def test_nothing_of_the_second_text_waits():
    assert [number for number, *_, served in ROWS if number[0] == "2" and "wait" in served] == []


def test_every_command_is_there():
    there = typer.main.get_command(application()).commands

    assert [name for name in COMMANDS if name.split()[0] not in there] == []


@pytest.mark.django_db
def test_the_reader_of_the_inventory_keeps_the_register():
    assert make_accounts()["coordinator"].user.is_registrar


@pytest.fixture(scope="module")
def coordinator(told, django_db_blocker):
    client = Client()
    user = User.objects.get(email=email_of("coordinator"))
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens(coordinator, address, language):
    response = coordinator.get(address.replace("/tr/", f"/{language}/", 1))

    assert response.status_code == 200
