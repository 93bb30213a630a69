import os
import shutil
from uuid import uuid4

import pytest

from tests.cli.running import Installation

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
