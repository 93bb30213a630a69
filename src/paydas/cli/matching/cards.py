"""One person's outcome as a card: who, the result, why, which other place, what to do."""

from html import escape

from paydas.kernel.matching import Explanation

from .sentences import LANGUAGES
from .telling import HEADS, Line, Teller


def card(teller: Teller, record: Explanation) -> str:
    """Write one card; what belongs together stands under one small heading."""
    lines = teller.lines(record)
    first, rest = lines[0], lines[1:]
    heads = "".join(_answer(teller.language, kind, rest) for kind in HEADS)
    answers = f"<dl>\n{heads}</dl>\n" if heads else ""
    about = teller.about(record.person_id)
    who = f'<p class="about">{escape(about)}</p>\n' if about else ""
    return (
        f'<article class="card">\n<h3>{escape(teller.named(record.person_id))}</h3>\n{who}'
        f"<p>{escape(first.text)}</p>\n{answers}</article>\n"
    )


def _answer(language: str, kind: str, lines: list[Line]) -> str:
    texts = [escape(line.text) for line in lines if line.kind == kind]
    if not texts:
        return ""
    head = HEADS[kind][LANGUAGES.index(language)]
    return f"<dt>{head}</dt>\n" + "".join(f"<dd>{text}</dd>\n" for text in texts)
