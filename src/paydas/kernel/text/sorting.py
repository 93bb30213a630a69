"""Turkish alphabetical order as a stored column that every database sorts alike.

The key holds digits only: letter pairs such as "aa", "ch" or "ll" count as one letter in some
collations, and SQLite sorts bytes. Digits come in the same order everywhere.
"""

import unicodedata
from functools import lru_cache

from paydas.kernel.text.folding import APOSTROPHES, tr_lower

SORT_KEY_LENGTH = 96

_BLANK = "01"
_ALPHABET = "0123456789abcçdefgğhıijklmnoöpqrsştuüvwxyz"
_WEIGHTS = {char: f"{place:02d}" for place, char in enumerate(_ALPHABET, start=10)}
_OTHER_SCRIPT = "99"
_TIE_BREAK = "00"
_RELATED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th"}
_RELATED |= {"ə": "e", "ș": "ş", "ħ": "h", "ŧ": "t"}


def sort_key(text: str, length: int = SORT_KEY_LENGTH) -> str:
    """Return a key of at most ``length`` digits whose plain order is the Turkish alphabet's.

    Two digits for each character: blank, digits, letters (q, w, x at their Latin places), then
    other scripts by code point. Case, apostrophes and kinds of punctuation do not count. Marks
    that make no Turkish letter (â, é) decide only between texts that are equal otherwise.
    """
    first: list[str] = []
    second: list[str] = []
    for char in tr_lower(text):
        for weight, mark in _weigh(char):
            if weight != _BLANK or (first and first[-1] != _BLANK):
                first.append(weight)
                second.append(mark)
    if first and first[-1] == _BLANK:
        first.pop()
        second.pop()
    marks = "".join(second).rstrip("0")
    return ("".join(first) + (_TIE_BREAK + marks if marks else ""))[:length]


@lru_cache(maxsize=4096)
def _weigh(char: str) -> tuple[tuple[str, str], ...]:
    """Give the weight and the tie-break digit of one small character (or of its parts)."""
    if char in _WEIGHTS:
        return ((_WEIGHTS[char], "0"),)
    if char in APOSTROPHES or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return ()
    parts = _RELATED.get(char) or unicodedata.normalize("NFKD", char).lower()
    if parts != char:
        weighed = [pair for part in parts for pair in _weigh(part)]
        return tuple((weight, "1") for weight, _ in weighed)
    if not char.isalnum():
        return ((_BLANK, "0"),)
    return ((f"{_OTHER_SCRIPT}{ord(char):08d}", "0"),)
