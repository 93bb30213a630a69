"""How the end of a written name, number, abbreviation or code is spoken in Turkish.

Suffixes follow the sound, not the letters: 38 ends as "sekiz", STK as "ke", %61 as "bir". The
rules are those of the Turkish Language Association (TDK, Yazım Kuralları: kısaltmalar, sayılar).
"""

import re
from dataclasses import dataclass

from paydas.kernel.text.folding import tr_lower, tr_upper

_UNITS = ("", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_POWERS = ("bin", "milyon", "milyar", "trilyon", "katrilyon", "kentilyon")
_ZERO = "sıfır"

_VOWELS = "aeıioöuüâîû"
_CLEAR = str.maketrans("âîû", "aiu")
_HARD = "fstkçşhp"
_FRONT_TWIN = {"a": "e", "ı": "i", "o": "ö", "u": "ü"}

_ODD_LETTERS = {"q": "kü", "w": "ve", "x": "iks", "ğ": "ge"}


def word_set(listed: str) -> frozenset[str]:
    """Make a set of the words of one string, so that long lists stay readable."""
    return frozenset(listed.split())


# Words with a back vowel before a soft l or t: their suffixes take front vowels.
_SOFT_WORDS = word_set(
    """
    kemal cemal celal bilal nihal hilal iclal zülal ikbal istiklal senegal nepal ihtimal hayal
    iptal ihmal ihlal kabul usul meşgul protokol futbol kontrol petrol rol gol alkol sembol
    festival saat dikkat hakikat sadakat ziraat cemaat kanaat itaat şefkat liyakat
    """
)
_SPOKEN_ABBREVIATIONS = {"tüik": "tüik", "tobb": "tob", "tüsiad": "tüsiad", "müsiad": "müsiad"}
_SPEAKABLE_ENDS = word_set(
    """
    ft ks lk lp lt nç nk nt rç rf rk rp rs rt st vk yt
    """
)
_LONGEST_SPELLED = 5

_CODE = re.compile(r"[A-Z]-[0-9B-DF-HJKMNP-TV-XZ]{7}")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+\Z")
_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sound:
    """The end of a spoken word: its last vowel, and how its last letter behaves."""

    vowel: str
    ends_in_vowel: bool
    is_hard: bool


def sound_of(text: str, spoken: str = "") -> Sound:
    """Hear the end of a text; ``spoken`` tells how to read it when the rules would err."""
    word = (tr_lower(spoken) or spoken_end(text)).translate(_CLEAR)
    vowels = [char for char in word if char in _VOWELS]
    vowel = vowels[-1] if vowels else "e"
    if word in _SOFT_WORDS:
        vowel = _FRONT_TWIN.get(vowel, vowel)
    return Sound(vowel, word.endswith(tuple(_VOWELS)), word.endswith(tuple(_HARD)))


def spoken_end(text: str) -> str:
    """Return the last word of a text as it is spoken, in small letters."""
    stripped = text.strip()
    runs = _RUN.findall(stripped)
    if not runs:
        return ""
    last: str = runs[-1]
    if _CODE.fullmatch(stripped):
        return _UNITS[int(last[-1])] or _ZERO if last[-1].isdigit() else _letter_name(last[-1])
    digits = re.search(r"[0-9]+\Z", last)
    if digits:
        return number_end(_grouped_digits(stripped) or digits.group())
    letters = re.sub(r"\A.*[0-9]", "", last)
    return _abbreviation_end(letters) if letters == tr_upper(letters) else tr_lower(letters)


def number_end(digits: str) -> str:
    """Return the last word of a whole number read aloud: 0 sıfır, 215 beş, 4000 bin."""
    significant = digits.rstrip("0")
    if not significant:
        return _ZERO
    zeros = len(digits) - len(significant)
    unit = int(significant[-1])
    if zeros == 0:
        return _UNITS[unit]
    if zeros == 1:
        return _TENS[unit]
    return "yüz" if zeros == 2 else _POWERS[min(zeros // 3, len(_POWERS)) - 1]  # noqa: PLR2004


def _grouped_digits(text: str) -> str:
    """Join the thousands groups at the end of a text; a decimal part is read by itself."""
    grouped = _GROUPED.search(text.rstrip("%)]”\"' "))
    return grouped.group().replace(".", "") if grouped else ""


def _abbreviation_end(capitals: str) -> str:
    word = tr_lower(capitals)
    if word in _SPOKEN_ABBREVIATIONS:
        return _SPOKEN_ABBREVIATIONS[word]
    return word if _is_speakable(word) else _letter_name(word[-1])


def _is_speakable(word: str) -> bool:
    """Guess whether capitals are read as a word (AFAD, Kars) or letter by letter (STK, ABD)."""
    shape = "".join("v" if char in _VOWELS else "c" for char in word)
    if len(word) <= 2 or "v" not in shape:  # noqa: PLR2004 -- two letters are always spelled
        return False
    if len(word) > _LONGEST_SPELLED:
        return True
    ends_well = not shape.endswith("cc") or word[-2:] in _SPEAKABLE_ENDS
    return ends_well and not shape.startswith("cc") and "vv" not in shape and "ccc" not in shape


def _letter_name(letter: str) -> str:
    small = tr_lower(letter)
    return _ODD_LETTERS.get(small) or (small if small in _VOWELS else small + "e")
