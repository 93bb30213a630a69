"""The command draw, run in this process."""

from typer.testing import CliRunner

from paydas.cli.draw import app


def run(*arguments):
    return CliRunner().invoke(app, [str(one) for one in arguments])


def draw(folder, people, quotas, *more, seats=8, seed="123", language="en"):
    seeded = ("--seed", seed) if seed else ()
    where = ("--out", folder / "out", "--language", language)
    return run(people, quotas, "--seats", seats, *where, *seeded, *more)


def chances(tables, *more, seats=8):
    return run("chances", *tables, "--seats", seats, "--language", "en", *more)
