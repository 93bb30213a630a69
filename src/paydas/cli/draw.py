"""`paydas draw`: a lottery under quotas from two tables, without web or database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from typer.core import TyperGroup

from paydas.cli.draw_chances import chances_text
from paydas.cli.draw_input import Question, read_question
from paydas.cli.draw_output import files_of, write
from paydas.cli.draw_place import InputError, Place, Placed
from paydas.cli.draw_words import conflict_text, placed_text, say
from paydas.kernel.draw import (
    Built,
    Clock,
    DrawError,
    Fault,
    Method,
    NoPanelError,
    OutOfTimeError,
    RelaxationEmptyError,
    UncertainError,
    build_lottery,
    check,
    feasibility,
    verifier,
)

WRONG_INPUT, NO_PANEL, NOT_RIGHT = 2, 3, 1
COMMON_SECONDS = 600.0


class Language(Enum):
    """The language of messages and of the protocol."""

    TURKISH = "tr"
    ENGLISH = "en"


class _DrawIsDefault(TyperGroup):
    """`paydas draw PEOPLE QUOTAS` draws; only `verify` is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 -- click's own
        """Put the name of the default command before its arguments."""
        if args and args[0] not in {*self.commands, "--help"}:
            args = ["run", *args]
        return super().parse_args(ctx, args)


People = Annotated[Path, typer.Argument(help="Table of the members, one row each.")]
Quotas = Annotated[Path, typer.Argument(help="Table: category, feature, min, max.")]
Seats = Annotated[int, typer.Option(help="How many are to be drawn.")]
Rules = Annotated[Path | None, typer.Option(help="Further rules in TOML.")]
Seconds = Annotated[float, typer.Option(help="Longest time to search.", min=0.0)]
Spoken = Annotated[Language, typer.Option(help="Messages and protocol.")]


@dataclass(slots=True)
class _Asked:
    """What was read so far, for the words of a refusal."""

    question: Question = field(default_factory=Question)


app = typer.Typer(
    cls=_DrawIsDefault,
    no_args_is_help=True,
    help="Draw members under quotas: PEOPLE.csv QUOTAS.csv --seats N --out FOLDER",
)


def add_to(application: typer.Typer) -> None:
    """Make this part of the command `paydas`."""
    application.add_typer(app, name="draw")


class _Shown:
    """Shows the kernel's progress as a bar."""

    def __init__(self, bar: Bar, language: str) -> None:
        self.bar, self.language = bar, language
        self.task = bar.add_task(say("chances", language), total=1.0)

    def report(self, stage: str, done: float) -> None:
        share = done if stage == "lottery" else 0.0
        self.bar.update(self.task, description=say(stage, self.language), completed=share)

    def is_cancelled(self) -> bool:
        return False


@contextmanager
def _progress(language: str) -> Iterator[_Shown]:
    with Bar(console=Console(stderr=True), transient=True) as bar:
        yield _Shown(bar, language)


@contextmanager
def _refusing(files: Sequence[str], seats: int, clock: Clock, language: str) -> Iterator[_Asked]:
    """Say in words why a question cannot be answered, and end with the code for it."""
    asked = _Asked()
    try:
        yield asked
    except InputError as error:
        _stop([placed_text(one, language) for one in error.faults], WRONG_INPUT)
    except DrawError as error:
        placed = _placed(error, asked.question, files)
        _stop([placed_text(one, language) for one in placed], WRONG_INPUT)
    except UncertainError:
        fault = Fault("cap_too_low", {"cap": asked.question.rule.cap})
        _stop([placed_text(Placed(Place(files[2]), fault), language)], WRONG_INPUT)
    except OutOfTimeError:
        _stop([say("undecided", language)], NOT_RIGHT)
    except (NoPanelError, RelaxationEmptyError):
        found = feasibility(asked.question.members, asked.question.rule, clock)
        if found.feasible is not False:
            _stop([say("undecided", language)], NOT_RIGHT)
        _stop([conflict_text(found.conflict, found.reliefs, seats, language)], NO_PANEL)


@app.command("run", hidden=True)
def draw(  # noqa: PLR0913 -- the options of the command
    people: People,
    quotas: Quotas,
    *,
    seats: Seats,
    out: Annotated[Path, typer.Option(help="Folder for the files.")],
    seed: Annotated[
        str | None, typer.Option(help="From a public event; none: only publish.")
    ] = None,
    rules: Rules = None,
    method: Annotated[Method, typer.Option(help="What the lottery aims at.")] = Method.LEXIMIN,
    tolerance: Annotated[float, typer.Option(help="Largest error of a chance.", min=0.0)] = 1e-9,
    seconds: Seconds = COMMON_SECONDS,
    language: Spoken = Language.TURKISH,
) -> None:
    """Find the fairest lottery under the quotas and, with a seed, draw from it."""
    words = language.value
    files = (people.name, quotas.name, rules.name if rules else "")
    with _refusing(files, seats, Clock(seconds), words) as asked:
        asked.question = read_question(people, quotas, seats, rules)
        built = _built(asked.question, Clock(seconds), (tolerance, method), words)
    try:
        write(out, files_of(asked.question, built, seed, words))
    except OSError as error:
        fault = Fault("folder_wrong", {"detail": error.strerror or ""})
        _stop([placed_text(Placed(Place(str(out)), fault), words)], WRONG_INPUT)
    _tell(built, seed, out, words)


@app.command("chances")
def chances(
    people: People,
    quotas: Quotas,
    *,
    seats: Seats,
    rules: Rules = None,
    seconds: Seconds = COMMON_SECONDS,
    language: Spoken = Language.TURKISH,
) -> None:
    """Show at once what a rule does: chances, the price of each quota, who is left out."""
    words = language.value
    files = (people.name, quotas.name, rules.name if rules else "")
    with _refusing(files, seats, Clock(seconds), words) as asked:
        asked.question = read_question(people, quotas, seats, rules)
        check(asked.question.members, asked.question.rule)
        question = asked.question
        typer.echo(chances_text(question.members, question.rule, Clock(seconds), words))


def _built(question: Question, clock: Clock, aim: tuple[float, Method], language: str) -> Built:
    with _progress(language) as shown:
        clock.progress = shown
        return build_lottery(question.members, question.rule, clock, *aim)


def _stop(lines: list[str], code: int) -> None:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(code)


def _tell(built: Built, seed: str | None, out: Path, language: str) -> None:
    lottery = built.lottery
    code = f"certified_{built.method.value}" if lottery.certified else "not_certified"
    typer.echo(say(code, language, error=f"{lottery.error:.1e}"))
    if seed is None:
        typer.echo(say("published", language))
    else:
        count = sum(seats for _, seats in lottery.panels[0].seats) + len(lottery.fixed)
        typer.echo(say("drawn", language, count=count, out=out))


def _placed(error: DrawError, question: Question, files: Sequence[str]) -> list[Placed]:
    """Give each fault of the kernel the file, row and column where it can be mended."""
    people, quotas, rules = files
    found = []
    for fault in error.params["faults"]:  # type: ignore[attr-defined]  # set by kernel check()
        values = fault.params
        quota_row = question.quota_rows.get((values.get("feature"), values.get("value")))
        if fault.code.startswith("seats_"):
            place = Place("--seats")
        elif "name" in values:
            place = Place(rules or people)
        elif "id" in values:
            place = Place(people, question.rows.get(values["id"], 0), values.get("feature", ""))
        elif quota_row:
            place = Place(quotas, quota_row)
        elif "feature" in values:
            first = min(
                row for (f, _), row in question.quota_rows.items() if f == values["feature"]
            )
            place = Place(quotas, first, values["feature"])
        else:
            place = Place(quotas if fault.code == "strata_one_feature" else people)
        found.append(Placed(place, fault))
    return found


@app.command("verify")
def verify(
    folder: Annotated[Path, typer.Argument(help="Folder with the files of a draw.")],
    *,
    sha256: Annotated[str | None, typer.Option(help="The hash that was published.")] = None,
    language: Annotated[
        Language, typer.Option(help="Language of the messages.")
    ] = Language.TURKISH,
) -> None:
    """Count every panel again and replay the draw."""
    results = verifier.verified(folder, sha256)
    at = ("en", "tr").index(language.value)
    for code, is_right, detail in results:
        mark = "+" if is_right else "-"
        typer.echo(f"{mark} {verifier.SENTENCES[code][at]} [{detail}]")
    is_right = all(one for _, one, _ in results)
    typer.echo(say("verified" if is_right else "refuted", language.value))
    if not is_right:
        raise typer.Exit(NOT_RIGHT)
