"""The command `paydas match`: who fits which opportunity, from two files to a folder."""

import sys
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Self

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import TaskID

from paydas.kernel.matching import (
    MatchingError,
    Opportunity,
    Person,
    Rules,
    make_pool,
    run_matching,
)

from .matching import columns
from .matching.pages import Page, count_of
from .matching.problems import InputError, Problem
from .matching.results import Results, as_json, gather
from .matching.ruling import Past, read_history, read_rules
from .matching.seating import seat_guests
from .matching.sentences import LANGUAGES, say
from .matching.sheets import MAX_PROBLEMS
from .matching.sides import Read, Written, read_opportunities, read_people
from .matching.writing import check_folder, write_folder

SOLVED, WRONG_INPUT, NOTHING_MATCHED = 0, 2, 3

People = Annotated[Path, typer.Argument(help="CSV of people or needs.", metavar="PEOPLE.csv")]
Offers = Annotated[
    Path, typer.Argument(help="CSV of opportunities or offers.", metavar="OPPORTUNITIES.csv")
]
Out = Annotated[Path, typer.Option("--out", help="Folder for the results.")]
RulesFile = Annotated[Path | None, typer.Option("--rules", help="TOML: preset, weights, floor.")]
Seed = Annotated[str, typer.Option("--seed", help="Published seed that breaks last ties.")]
Earlier = Annotated[
    Path | None, typer.Option("--history", help="CSV of pairs accepted or refused before.")
]
Language = Annotated[str, typer.Option("--language", help="tr or en.")]


@dataclass(frozen=True)
class Files:
    """The files of a run, by what they are."""

    people: Path
    opportunities: Path
    rules: Path | None
    history: Path | None

    def digests(self) -> dict[str, str]:
        """Give the SHA-256 of each file that was used."""
        return {
            f"{field.name}.{path.suffix.lstrip('.')}": sha256(path.read_bytes()).hexdigest()
            for field in fields(self)
            if (path := getattr(self, field.name))
        }


def match(
    people: People,
    opportunities: Offers,
    out: Out,
    rules: RulesFile = None,
    seed: Seed = "0",
    history: Earlier = None,
    language: Language = "tr",
) -> None:
    """Match people with opportunities, needs with offers, or guests with tables.

    Exit 0: solved; 2: wrong input; 3: nothing can be matched.
    """
    if language not in LANGUAGES:
        raise typer.BadParameter("tr, en", param_hint="--language")
    teller = _Voice(language)
    try:
        check_folder(out)
        chosen = read_rules(rules)
        if chosen is None:
            write_folder(out, seat_guests(people, opportunities, seed, language))
            return
        files = Files(people, opportunities, rules, history)
        results = _run(files, chosen, seed, language)
        write_folder(out, _contents(results))
    except InputError as error:
        teller.complain(error.problems)
        raise typer.Exit(WRONG_INPUT) from error
    except MatchingError as error:
        typer.echo(say(language, error.code, **error.params), err=True)
        raise typer.Exit(WRONG_INPUT) from error
    if not results.run.placed.any():
        teller.nothing(results)
        raise typer.Exit(NOTHING_MATCHED)
    report = results.fairness
    counted = count_of(report.placed, language, "dative")
    facts = dict(results.teller.nouns) | {"people": report.people, "placed": counted}
    typer.echo(say(language, "done", out=out.name, **facts))


def add_to(application: typer.Typer) -> None:
    """Make this part of the command `paydas`."""
    application.command()(match)


def _run(files: Files, rules: Rules, seed: str, language: str) -> Results:
    """Read, match and explain; say where in the files a fault of the data lies."""
    people, offers = read_people(files.people), read_opportunities(files.opportunities)
    past = read_history(files.history)
    try:
        pool = make_pool(people.items, offers.items, past.history)
    except MatchingError as error:
        raise InputError([_locate(error, people, offers, past)]) from error
    with _Shown(language) as progress:
        run = run_matching(pool, rules, seed, progress=progress)
    labels = offers.written.labels | people.written.labels
    return gather(run, language, Written(labels, people.written.names), files.digests())


def _locate(
    error: MatchingError, people: Read[Person], offers: Read[Opportunity], past: Past
) -> Problem:
    sides: dict[str, Read[Person] | Read[Opportunity]]
    sides = {"people": people, "opportunities": offers}
    side = sides.get(str(error.params.get("side")))
    one = str(error.params.get("id", ""))
    column, value = str(error.params.get("column", "")), str(error.params.get("value", ""))
    name = side.file if side else past.file
    row = side.rows.get(one, 0) if side else past.rows.get((one, value), 0)
    column = side.headings.get(column, column) if side else column
    return Problem(error.code, name, row, column, value, {"id": one})


def _contents(results: Results) -> dict[str, str]:
    tables = {
        "proposals.csv": columns.proposals(results),
        "explanations.csv": columns.explanations(results),
        "waiting.csv": columns.waiting(results),
        "fairness.csv": columns.fairness(results),
        "places.csv": columns.places(results),
        "calls.csv": columns.calls(results),
        "wishes.csv": columns.wishes(results),
        "unmet.csv": columns.unmet(results),
    }
    contents = {name: columns.as_csv(table) for name, table in tables.items()}
    return contents | {"result.json": as_json(results), "index.html": Page(results).write()}


class _Voice:
    """Say on the terminal what went wrong."""

    def __init__(self, language: str) -> None:
        self.language = language

    def complain(self, problems: list[Problem]) -> None:
        """List the problems, each with its place."""
        code = "wrong_input_many" if len(problems) >= MAX_PROBLEMS else "wrong_input"
        typer.echo(say(self.language, code, count=len(problems)), err=True)
        for one in problems:
            facts = {"file": one.file, "row": one.row, "column": one.column, "value": one.value}
            code = "place" if one.row and one.column else "place_row" if one.row else "place_rule"
            where = say(self.language, code, **facts) if one.column or one.row else one.file
            text = say(self.language, one.code, **(facts | one.details))
            typer.echo(f"  {where}: {text}" if where else f"  {text}", err=True)

    def nothing(self, results: Results) -> None:
        """Count the reasons why nobody could be matched."""
        typer.echo(say(self.language, "nothing"), err=True)
        for code, amount in results.reasons:
            typer.echo(f"  {say(self.language, code)}: {amount}", err=True)


class _Shown:
    """Show the progress of long runs on a terminal; nothing elsewhere."""

    STAGES = {
        "judging": ("Koşullar ve puanlar", "Conditions and points"),
        "assigning": ("Yerleştirme", "Assignment"),
        "solving": ("En iyisinin ispatı", "Proof of the best"),
    }

    def __init__(self, language: str) -> None:
        self._bar = Bar(
            console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()
        )
        self._number = LANGUAGES.index(language)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def report(self, stage: str, done: int, total: int) -> None:
        """Move the bar of a stage."""
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(self.STAGES[stage][self._number])
        self._bar.update(self._tasks[stage], completed=done, total=total)

    def is_cancelled(self) -> bool:
        """Leave stopping to the keyboard."""
        return False
