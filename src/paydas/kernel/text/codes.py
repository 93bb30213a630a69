"""Public codes: ``T-4KM7RPX``, a letter of the kind, six characters, one check character.

The alphabet and the prime modulus are those of NOID (J. Kunze, "Towards electronic persistence
using ARK identifiers", 2003): digits and consonants without l and y, so that no code spells a
word and O, I and L can only be misread digits; they name no kind either. All eight characters are
weighted 1 to 8 modulo 29, so every single wrong character and every swap of two is noticed.
"""

import unicodedata
from collections.abc import Callable

from paydas.kernel.text.errors import TextError
from paydas.kernel.text.folding import tr_upper

ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXZ"
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
BODY_LENGTH = 6
CODE_LENGTH = len("T-") + BODY_LENGTH + 1

_MODULUS = len(ALPHABET)
_VALUES = {char: value for value, char in enumerate(ALPHABET)} | {
    # Letters that may name a kind but stand in no body: values that no other letter has.
    char: value
    for value, char in enumerate(sorted(set(LETTERS) - set(ALPHABET)))
}
_CHECK_WEIGHT = BODY_LENGTH + 2
_CHECK_INVERSE = pow(_CHECK_WEIGHT, -1, _MODULUS)
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_NOISE = dict.fromkeys(map(ord, "-‐‑‒–—−_.,;:#()[]/'’\"“”"))  # noqa: RUF001 -- typed hyphens


def make_code(letter: str, pick: Callable[[str], str]) -> str:
    """Make a code of the kind ``letter``; ``pick`` draws one character (``secrets.choice``).

    Raises TextError("code_letter") unless the letter is one of LETTERS.
    """
    if len(letter) != 1 or letter not in LETTERS:
        raise TextError("code_letter", letter=letter)
    body = "".join(pick(ALPHABET) for _ in range(BODY_LENGTH))
    return f"{letter}-{body}{_check_character(letter + body)}"


def parse_code(text: str) -> str | None:
    """Return the canonical code that somebody typed or read aloud, None when there is none.

    Takes small letters (also ı and İ), blanks, missing or other hyphens, and O, I, L for 0, 1, 1.
    """
    typed = "".join(unicodedata.normalize("NFKC", text).translate(_NOISE).split())
    typed = tr_upper(typed).replace("İ", "I")
    letter, rest = typed[:1], typed[1:].translate(_LOOK_ALIKES)
    if letter not in LETTERS or len(rest) != BODY_LENGTH + 1 or not set(rest) <= set(ALPHABET):
        return None
    body, check = rest[:-1], rest[-1]
    return f"{letter}-{rest}" if letter and check == _check_character(letter + body) else None


def letter_of(code: str) -> str:
    """Return the letter that names the kind of a code.

    Raises TextError("code_invalid") when the text is no code.
    """
    canonical = parse_code(code)
    if canonical is None:
        raise TextError("code_invalid", text=code)
    return canonical[0]


def _check_character(payload: str) -> str:
    total = sum(weight * _VALUES[char] for weight, char in enumerate(payload, start=1))
    return ALPHABET[-total * _CHECK_INVERSE % _MODULUS]
