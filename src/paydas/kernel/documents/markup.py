"""Read the small markup that authors may use; anything else stays plain text.

Blank lines part paragraphs; ``- `` and ``1. `` begin list items; ``> `` a quotation, whose last
line may name the speaker after a dash and cite ``[[CODE]]``. Inside text: ``**strong**``,
``*emphasis*``, ``[words](https://address)``, ``[[CODE]]`` for a public code, and a backslash
before a sign that is meant as such. There is no way to write HTML: the tree holds text only.
"""

import re
from collections.abc import Callable
from itertools import groupby

from paydas.kernel.text.codes import parse_code

from .tree import Block, BulletList, Paragraph, Quotation, Run, Runs

_INLINE = re.compile(
    r"\\(?P<escaped>[\\*\[\]()>.-])"
    r"|\[\[(?P<code>[^\[\]\n]{1,20})\]\]"
    r"|\[(?P<words>[^\[\]\n]{1,300})\]\((?P<address>(?:https?://|mailto:)[^\s()<>\"]{1,500})\)"
    r"|\*\*(?P<strong>[^\s*](?:[^*\n]*[^\s*])?)\*\*"
    r"|\*(?P<emphasis>[^\s*](?:[^*\n]*[^\s*])?)\*"
)
_POINT = re.compile(r"[-*•]\s+(?=\S)")
_NUMBER = re.compile(r"\d{1,3}[.)]\s+(?=\S)")
_ATTRIBUTION = re.compile(r"(?:--|—|–)\s*(?=\S)")
_CODE_ONLY = re.compile(r"\[\[([^\[\]\n]{1,20})\]\]")


def parse_markup(text: str) -> tuple[Block, ...]:
    """Read authored text into blocks."""
    blocks: list[Block] = []
    for kind, lines in groupby(_joined(text), key=lambda line: line[0]):
        found = [words for _, words in lines]
        blocks.extend(_BLOCKS[kind](found))
    return tuple(blocks)


def parse_runs(text: str) -> Runs:
    """Read one stretch of authored text into runs."""
    runs: list[Run] = []
    at = 0
    for match in _INLINE.finditer(text):
        run = _run(match)
        if run is None:
            continue
        _append(runs, Run(text[at : match.start()]))
        _append(runs, run)
        at = match.end()
    _append(runs, Run(text[at:]))
    return tuple(runs)


def _run(match: re.Match[str]) -> Run | None:
    if match["escaped"]:
        return Run(match["escaped"])
    if match["code"]:
        code = parse_code(match["code"])
        return Run(code, "code") if code else None
    if match["words"]:
        return Run(match["words"], "link", match["address"])
    if match["strong"]:
        return Run(match["strong"], "strong")
    return Run(match["emphasis"], "emphasis")


def _append(runs: list[Run], run: Run) -> None:
    if not run.text:
        return
    if runs and runs[-1].style == run.style == "plain":
        run = Run(runs.pop().text + run.text)
    runs.append(run)


def _joined(text: str) -> list[tuple[str, str]]:
    """Tell each block's kind and words; a line that continues a block is joined to it."""
    joined: list[tuple[str, str]] = []
    last = ""
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = raw.strip()
        kind, words = _kind(line)
        if not line:
            if last == "quotation":
                joined.append(("end", ""))
            last = ""
            continue
        if kind == "paragraph" and last and last != "quotation":
            before, earlier = joined.pop()
            joined.append((before, f"{earlier} {words}"))
        else:
            joined.append((kind, words))
            last = kind
    return joined


def _kind(line: str) -> tuple[str, str]:
    if line.startswith(">"):
        return "quotation", line[1:].strip()
    for kind, start in (("points", _POINT), ("numbers", _NUMBER)):
        if match := start.match(line):
            return kind, line[match.end() :]
    return "paragraph", line


def _quotation(lines: list[str]) -> list[Block]:
    code = attribution = ""
    words: list[str] = []
    for given in lines:
        line = given
        if (cited := _CODE_ONLY.search(line)) and (found := parse_code(cited[1])):
            code = found
            line = f"{line[: cited.start()]} {line[cited.end() :]}".strip(" ,;")
        if match := _ATTRIBUTION.match(line):
            attribution = line[match.end() :]
        elif line:
            words.append(line)
    text = text_without_marks(" ".join(words))
    return [Quotation(text=text, code=code, attribution=attribution)] if text else []


def text_without_marks(text: str) -> str:
    """Give the words of authored text without its marks, for places that hold bare text."""
    return "".join(run.text for run in parse_runs(text))


_BLOCKS: dict[str, Callable[[list[str]], list[Block]]] = {
    "paragraph": lambda lines: [Paragraph(parse_runs(line)) for line in lines],
    "points": lambda lines: [BulletList(tuple(parse_runs(line) for line in lines))],
    "numbers": lambda lines: [BulletList(tuple(parse_runs(line) for line in lines), numbered=True)],
    "quotation": _quotation,
    "end": lambda lines: [],  # noqa: ARG005 -- only parts two quotations
}
