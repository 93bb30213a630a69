import os
import shutil
from uuid import uuid4

import pytest
import typer
from typer.testing import CliRunner

from paydas.cli.match import add_to
from tests.cli.running import Installation
from tests.factories.draws import make_members, make_rule, write_tables
from tests.factories.match_files import OFFERS, PEOPLE

SERVER = os.environ.get("PAYDAS_TEST_DATABASE_URL", "")


def on_server(statement):
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(statement)


def address(name):
    return f"{SERVER.rsplit('/', 1)[0]}/{name}" if SERVER else ""


@pytest.fixture(scope="session")
def pattern(tmp_path_factory):
    """Set up one installation; each test gets a copy of it."""
    name = f"paydas_{uuid4().hex}"
    if SERVER:
        on_server(f'CREATE DATABASE "{name}"')
    made = Installation(tmp_path_factory.mktemp("pattern") / "home", address(name))
    made.run("init")
    yield made, name
    if SERVER:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def installation(pattern, tmp_path):
    """Give a fresh installation, on PostgreSQL in a database of its own."""
    made, source = pattern
    name = f"paydas_{uuid4().hex}"
    if SERVER:
        on_server(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    shutil.copytree(made.home, tmp_path / "home")
    yield Installation(tmp_path / "home", address(name))
    if SERVER:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def run_match(tmp_path):
    """Run the command match on two files in a folder of its own."""
    application = typer.Typer()
    add_to(application)

    def call(people=PEOPLE, offers=OFFERS, *options, rules=None, history=None, out="out"):
        for name, content in (("people.csv", people), ("offers.csv", offers)):
            raw = content if isinstance(content, bytes) else content.encode()
            (tmp_path / name).write_bytes(raw)
        more = []
        for name, content in (("rules.toml", rules), ("history.csv", history)):
            if content is not None:
                (tmp_path / name).write_text(content)
                more += [f"--{name.partition('.')[0]}", str(tmp_path / name)]
        files = [str(tmp_path / "people.csv"), str(tmp_path / "offers.csv")]
        return CliRunner().invoke(
            application, [*files, "--out", str(tmp_path / out), *more, *options]
        )

    return call


@pytest.fixture
def tables(tmp_path):
    return write_tables(tmp_path, make_members(), make_rule())
