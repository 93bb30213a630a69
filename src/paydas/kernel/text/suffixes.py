"""Turkish case suffixes for names, numbers, abbreviations and codes.

``locative("Sinop")`` is "Sinop’ta", ``possessive("38", "dative")`` is "38’ine". Names of
institutions take no apostrophe and an n between possessive and case ("Derneğinde"); names of
places and documents with a possessive ending take both ("Eylem Planı’nda"). ``spoken`` tells how
a text is read where the rules would err.
"""

from typing import Literal

from paydas.kernel.text.folding import tr_lower
from paydas.kernel.text.sounds import Sound, sound_of, word_set

Case = Literal["", "locative", "ablative", "dative", "genitive", "accusative"]

_APOSTROPHE = "’"
_BACK = "aıou"
_ROUND = "oöuü"

# Heads of names with a possessive ending (TDK: kurum, kuruluş adlarına kesme işareti konmaz).
_INSTITUTIONS = word_set(
    """
    ağı ajansı bakanlığı başkanlığı belediyesi birimi birliği cemiyeti dairesi delegasyonu
    derneği enstitüsü fakültesi federasyonu fonu girişimi hastanesi idaresi inisiyatifi
    kaymakamlığı koalisyonu komisyonu komitesi komiserliği konfederasyonu konseyi kooperatifi
    kulübü kurulu kuruluşu kurumu kızılayı lisesi mahkemesi masası meclisi merkezi müdürlüğü
    müftülüğü odası ofisi okulu örgütü platformu sendikası şirketi şubesi temsilciliği
    topluluğu üniversitesi vakfı valiliği
    """
)
_OTHER_POSSESSIVES = word_set(
    """
    adası belgesi bildirgesi bölgesi çalıştayı çalıştayları dağı forumu gölü ilçesi ili
    istişaresi kanunu konferansı mahallesi ovası planı programı projesi raporu sokağı
    sözleşmesi stratejisi toplantısı toplantıları yönetmeliği caddesi
    """
)
_POSSESSIVE_ENDINGS = ("oğlu", "önü", "kuşadası")


def locative(text: str, spoken: str = "") -> str:
    """Add "in, at": Ankara’da, Sinop’ta, 2022’de, Derneğinde."""
    return _attach(text, "locative", spoken)


def ablative(text: str, spoken: str = "") -> str:
    """Add "from": Hatay’dan, 38’den, STK’den."""
    return _attach(text, "ablative", spoken)


def dative(text: str, spoken: str = "") -> str:
    """Add "to": Van’a, Ankara’ya, 6’ya, Derneğine."""
    return _attach(text, "dative", spoken)


def genitive(text: str, spoken: str = "") -> str:
    """Add "of": Batman’ın, Muğla’nın, STK’nin, Derneğinin."""
    return _attach(text, "genitive", spoken)


def accusative(text: str, spoken: str = "") -> str:
    """Add the definite object: 215’i, %61’i, Ankara’yı, Derneğini."""
    return _attach(text, "accusative", spoken)


def possessive(text: str, case: Case = "", spoken: str = "") -> str:
    """Add "its", perhaps with a case after it: 38’i, 6’sı, 38’ine, %61’inin."""
    sound = sound_of(text, spoken)
    high = _high_vowel(sound)
    link = "s" if sound.ends_in_vowel else ""
    owned = Sound(high, ends_in_vowel=True, is_hard=False)
    ending = _ending(owned, case, link="n") if case else ""
    return f"{text}{_APOSTROPHE}{link}{high}{ending}"


def plural(text: str, spoken: str = "") -> str:
    """Add the plural: STK’ler, 2000’ler."""
    return f"{text}{_APOSTROPHE}l{_low_vowel(sound_of(text, spoken))}r"


def _attach(text: str, case: Case, spoken: str) -> str:
    head = tr_lower(text).split()[-1:]
    is_institution = bool(_INSTITUTIONS.intersection(head))
    is_possessive = is_institution or bool(
        _OTHER_POSSESSIVES.intersection(head) or (head and head[0].endswith(_POSSESSIVE_ENDINGS))
    )
    ending = _ending(sound_of(text, spoken), case, link="n" if is_possessive else "")
    return f"{text}{'' if is_institution else _APOSTROPHE}{ending}"


def _ending(sound: Sound, case: Case, link: str) -> str:
    """Build the suffix; ``link`` is the n that follows a possessive ending."""
    low, high = _low_vowel(sound), _high_vowel(sound)
    match case:
        case "locative" | "ablative":
            stop = "t" if sound.is_hard else "d"
            return f"{link}{stop}{low}{'n' if case == 'ablative' else ''}"
        case "genitive":
            return f"{'n' if sound.ends_in_vowel else ''}{high}n"
        case _:
            joint = (link or "y") if sound.ends_in_vowel else ""
            return joint + (low if case == "dative" else high)


def _low_vowel(sound: Sound) -> str:
    return "a" if sound.vowel in _BACK else "e"


def _high_vowel(sound: Sound) -> str:
    if sound.vowel in _BACK:
        return "u" if sound.vowel in _ROUND else "ı"
    return "ü" if sound.vowel in _ROUND else "i"
