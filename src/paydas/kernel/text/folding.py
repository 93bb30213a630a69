"""Search forms and case mapping of Turkish text.

Python's own lower, upper and casefold do not know the dotted and the dotless i, so they turn
"ŞANLIURFA" and "Şanlıurfa" into different words. Everything that is searched goes through fold.
"""

import unicodedata
from functools import lru_cache

# Typed, curly, turned, modifier and fullwidth apostrophes, grave and acute accents, prime.
APOSTROPHES = frozenset("'’\u2018\u201b\u02bc\u02bb`\u00b4\u2032\uff07")
_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))
_LOWER = str.maketrans({"İ": "i", "I": "ı"})
_UPPER = str.maketrans({"i": "İ", "ı": "I"})

# Latin letters that Unicode does not decompose into a base letter and a mark.
_PLAIN = str.maketrans(
    {
        "ı": "i",
        "ȷ": "j",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ł": "l",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "e",
    }
)

# Words that stay small inside a name (TDK, Yazım Kuralları: büyük harflerin kullanıldığı yerler).
_SMALL_WORDS = frozenset(
    ["ve", "ile", "veya", "ya", "yahut", "ki", "da", "de", "mı", "mi", "mu", "mü"]
)


@lru_cache(maxsize=4096)
def _is_latin(char: str) -> bool:
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN")


def _strip_marks(text: str) -> str:
    """Drop the marks of Latin letters and of non-letters; those of other scripts are letters."""
    kept: list[str] = []
    takes_marks = False
    for char in text:
        category = unicodedata.category(char)
        if category[0] == "M":
            if takes_marks:
                kept.append(char)
        elif category[0] in "LN":
            kept.append(char)
            takes_marks = category[0] == "L" and not _is_latin(char)
        elif category != "Cf":
            kept.append(" ")
            takes_marks = False
    return "".join(kept)


def fold(text: str) -> str:
    """Return the search form: small, without diacritics, punctuation or repeated blanks.

    "ŞANLIURFA", "Şanlıurfa" and "sanliurfa" fold alike, and so do composed and decomposed forms.
    Apostrophes vanish ("Ankara’da" is one word), other punctuation parts words. Letters of other
    scripts stay, case-folded. Idempotent, so a folded needle may be folded again.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    plain = unicodedata.normalize("NFKD", plain.translate(_PLAIN)).translate(_APOSTROPHES)
    return unicodedata.normalize("NFC", " ".join(_strip_marks(plain).split()))


def words(text: str) -> list[str]:
    """List the folded words of a text, in order."""
    return fold(text).split()


def tr_lower(text: str) -> str:
    """Return the text in small letters by the Turkish rule (I to ı, İ to i)."""
    return unicodedata.normalize("NFC", text).translate(_LOWER).lower()


def tr_upper(text: str) -> str:
    """Return the text in capitals by the Turkish rule (i to İ, ı to I)."""
    return unicodedata.normalize("NFC", text).translate(_UPPER).upper()


def tr_title(text: str) -> str:
    """Return a name with capital initials, for names that came in capitals only.

    Conjunctions stay small; letters after an apostrophe stay small, letters after a hyphen do
    not. Abbreviations cannot be told from words, so do not use it on them.
    """
    parts = tr_lower(text).split(" ")
    return " ".join(
        part if place and part in _SMALL_WORDS else _capitalise(part)
        for place, part in enumerate(parts)
    )


def _capitalise(word: str) -> str:
    return "-".join(_initial(piece) for piece in word.split("-"))


def _initial(piece: str) -> str:
    for place, char in enumerate(piece):
        if char.isalpha():
            return piece[:place] + tr_upper(char) + piece[place + 1 :]
        if char.isdigit():
            break
    return piece
