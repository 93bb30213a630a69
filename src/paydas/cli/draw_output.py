"""The files of a draw: all bytes are made first, then written, so that nothing is half done."""

import csv
import io
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from paydas.cli.draw_input import Question
from paydas.cli.draw_protocol import protocol
from paydas.cli.draw_report import report
from paydas.kernel.draw import (
    Built,
    canonical,
    document,
    draw,
    fingerprint,
    verifier,
)

OF_A_DRAW = ("draw.json", "drawn.csv")


def files_of(question: Question, built: Built, seed: str | None, language: str) -> dict[str, bytes]:
    """Return name and content of every file; they depend on the input and the seed alone."""
    members, rule = question.members, question.rule
    data = document(members, rule, built.lottery, question.event, built.method)
    lottery = canonical(data)
    mark = fingerprint(lottery)
    chance = built.lottery.chances()
    files = {
        "lottery.json": lottery,
        "lottery.sha256": f"{mark}  lottery.json\n".encode("ascii"),
        "chances.csv": _table(
            ["id", "chance"], ([one, f"{float(chance[one]):.12f}"] for one in sorted(chance))
        ),
        "verify_draw.py": Path(verifier.__file__).read_bytes(),
    }
    drawn = None
    if seed is not None:
        result = draw(built.lottery, mark, seed)
        drawn = (seed, result)
        said = {
            "lottery_sha256": mark,
            "seed": seed,
            "ticket": result.ticket,
            "panel": result.panel,
            "drawn": list(result.drawn),
            "reserves": [list(one) for one in result.reserves],
        }
        files |= {"draw.json": canonical(said), "drawn.csv": _drawn(question, result.drawn)}
    page = protocol(report(members, rule, built, (question.event, mark), drawn), language)
    files["protocol.html"] = page.encode("utf-8")
    return files


def _drawn(question: Question, ids: Sequence[str]) -> bytes:
    features = sorted({quota.feature for quota in question.rule.quotas})
    by_id = {one.id: one for one in question.members}
    return _table(
        ["id", *features],
        ([one, *("|".join(by_id[one].values.get(f, ())) for f in features)] for one in ids),
    )


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files beside their place, then move them; drop those of an earlier draw."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as nearby:
        for name, content in files.items():
            (Path(nearby) / name).write_bytes(content)
        for name in OF_A_DRAW:
            if name not in files:
                (folder / name).unlink(missing_ok=True)
        for name in files:
            (Path(nearby) / name).replace(folder / name)
