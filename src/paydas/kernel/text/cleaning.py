"""What is taken off text that arrives from outside before it is kept or shown."""

import re
from pathlib import PurePath

# Neither XML nor PostgreSQL holds these: control characters, halves of surrogate pairs.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# They join and part the letters of scripts such as Arabic and Persian, so they belong to a word.
_JOINERS = "\u200c\u200d"


def storable(text: str) -> str:
    """Drop the characters that neither XML nor a database can hold."""
    return _UNSTORABLE.sub("", text)


def visible(text: str) -> str:
    """Drop what cannot be seen, such as marks that turn the direction of reading round.

    Every kind of blank becomes a space, so that no two words grow together; line ends of every
    system become a newline; tabs stay.
    """
    lines = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text)
    return "".join(_seen(char) for char in lines)


def _seen(char: str) -> str:
    if char.isprintable() or char in "\n\t" or char in _JOINERS:
        return char
    return " " if char.isspace() else ""


def file_name(name: str, fallback: str, limit: int = 200) -> str:
    """Return a file's name as it is safe to keep and show: no folders, nothing invisible.

    A name that is too long is cut before its ending.
    """
    plain = " ".join(visible(PurePath(name.replace("\\", "/")).name).split())
    if len(plain) <= limit:
        return plain or fallback
    ending = PurePath(plain).suffix[:20]
    return plain[: limit - len(ending)] + ending
