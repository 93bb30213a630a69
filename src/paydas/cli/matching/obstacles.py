"""What exactly stands between one person and one opportunity, and what to ask about it."""

from collections.abc import Callable, Iterable, Mapping

from paydas.kernel.matching import Opportunity, Person, Rules, Window, free_part
from paydas.kernel.text.numbers import format_number

from .sentences import LANGUAGES, say
from .spoken import language_name

Label = Callable[[str], str]
DAYS = (
    ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
PARTS_OF_DAY = {
    "morning": ("sabah", "morning"),
    "afternoon": ("öğleden sonra", "afternoon"),
    "evening": ("akşam", "evening"),
    "": ("belirtilmemiş", "not stated"),
}
OBSTACLES: Mapping[str, tuple[str, str]] = {
    "LANGUAGE": (
        "ortak dil yok (aranan: {spoken}; konuşulan: {offered})",
        "no shared language (wanted: {spoken}; spoken there: {offered})",
    ),
    "ACCESS": (
        "şu erişim ihtiyacı karşılanmıyor: {lacking}",
        "this access need is not met: {lacking}",
    ),
    "PLACE": (
        "yer uzak: kuş uçuşu {km} km, en çok {limit} km gidilebiliyor",
        "too far: {km} km as the crow flies, at most {limit} km can be travelled",
    ),
    "PLACE_NAMED": ("başka bir yerde: {held_in}", "in another place: {held_in}"),
    "TIME": (
        "saat uymuyor: {sessions}",
        "the hours do not fit: {sessions}",
    ),
    "AGE_SAFEGUARD": (
        "yaş sınırı dışında ({ages})",
        "outside the age limits ({ages})",
    ),
    "VETTING": (
        "18 yaşından küçükler için kuruluşun güvenilirlik onayı yok",
        "the host is not vetted for people under 18",
    ),
    "CAPACITY": ("boş yer yok", "no place left"),
    "ELIGIBLE": ("şu özellik aranıyor: {lacking}", "this is required: {lacking}"),
    "TOPIC": ("aranan konuda değil", "not on a topic that is wanted"),
    "SHAPE": (
        "kurallardaki ölçülere uymuyor (yer sayısı, oturum, haftalık süre, amaç, gönüllülük)",
        "outside the measures of the rules (places, sessions, weekly hours, aims, voluntary)",
    ),
    "WITHDRAWN": ("geri çekilmiş", "withdrawn"),
    "REFUSED": ("daha önce görüşüldü", "settled before"),
}
QUESTIONS: Mapping[str, tuple[str, str]] = {
    "FULL": ("Bir yer daha açılabilir mi?", "Can one more place be opened?"),
    "LANGUAGE": (
        "Şu dili bilen bir gönüllü ya da çevirmen bulunabilir mi: {spoken}?",
        "Can a volunteer or interpreter be found who speaks {spoken}?",
    ),
    "ACCESS": (
        "Şu ihtiyaç karşılanabilir mi: {lacking}?",
        "Can this need be met: {lacking}?",
    ),
    "PLACE": (
        "Şurada bir grup açılabilir ya da ulaşım desteği verilebilir mi: {place}?",
        "Can a group be opened here, or travel be supported: {place}?",
    ),
    "TIME": (
        "Saat değişebilir ya da ikinci bir grup açılabilir mi? En çok boş zaman: {free}.",
        "Can the hours change, or a second group be opened? Mostly free: {free}.",
    ),
    "AGE_SAFEGUARD": (
        "Yaş sınırı değişebilir mi ({ages})?",
        "Can the age limits change ({ages})?",
    ),
    "VETTING": (
        "Kuruluş güvenilirlik onayı alabilir mi? Katılacak olan 18 yaşından küçük.",
        "Can the host be vetted? Who would take part is under 18.",
    ),
    "ELIGIBLE": (
        "Şu özellik aranmasa olur mu: {lacking}?",
        "Could this be waived: {lacking}?",
    ),
}


class Obstacles:
    """Tell obstacles in one language; labels are words as people wrote them."""

    def __init__(self, language: str, rules: Rules, label: Label) -> None:
        """Take what all obstacles share."""
        self.language, self.topic_binds = language, rules.topic_binds
        self.travel_km, self.adult_age = rules.travel_km, rules.adult_age
        self.label = label
        self._number = LANGUAGES.index(language)

    def short(self, code: str) -> str:
        """Name a condition without particulars, to be counted."""
        if code == "ELIGIBLE" and self.topic_binds:
            return OBSTACLES["TOPIC"][self._number]
        return say(self.language, code)

    def obstacle(self, code: str, person: Person, offer: Opportunity, km: float) -> str:
        """Name one failed condition with its particulars."""
        form = self._form(code, person, offer, km)
        return OBSTACLES[form][self._number].format_map(self._facts([person], offer, km))

    def question(self, code: str, persons: list[Person], offer: Opportunity) -> str:
        """Ask for the change that would let these people in; empty where nothing can change."""
        form = self._form(code, persons[0], offer, 0.0)
        if form not in QUESTIONS:
            return ""
        return QUESTIONS[form][self._number].format_map(self._facts(persons, offer, 0.0))

    def sessions(self, windows: Iterable[Window]) -> str:
        """Write weekly hours."""
        return ", ".join(
            f"{DAYS[self._number][one.weekday]} {self._clock(one.start)}–{self._clock(one.end)}"
            for one in windows
        )

    def _clock(self, minute: int) -> str:
        mark = "." if self.language == "tr" else ":"
        return f"{minute // 60:02}{mark}{minute % 60:02}"

    def languages(self, codes: Iterable[str]) -> str:
        """Write the names of languages."""
        return ", ".join(language_name(self.language, code) for code in codes)

    def _form(self, code: str, person: Person, offer: Opportunity, km: float) -> str:
        """Tell apart what shares a condition but not a sentence."""
        minor = person.age is not None and person.age < self.adult_age
        if code == "AGE_SAFEGUARD" and minor and not offer.vetted:
            return "VETTING"
        if code == "PLACE" and km == float("inf"):
            return "PLACE_NAMED"
        if (
            code == "ELIGIBLE"
            and self.topic_binds
            and not set(person.interests) & set(offer.topics)
        ):
            return "TOPIC"
        if code == "ELIGIBLE" and set(offer.requires) <= set(person.tags):
            return "SHAPE"
        return code

    def _facts(self, persons: list[Person], offer: Opportunity, km: float) -> dict[str, str]:
        person = persons[0]
        limit = self.travel_km if person.travel_km is None else person.travel_km
        needs = [need for one in persons for need in one.access if need not in offer.access]
        tags = [tag for one in persons for tag in offer.requires if tag not in one.tags]
        parts = [PARTS_OF_DAY[free_part(one)][self._number] for one in persons]
        known = km < float("inf")
        return {
            "spoken": self.languages(_once(code for one in persons for code in one.languages)),
            "offered": self.languages(offer.languages),
            "lacking": ", ".join(self.label(word) for word in _once(needs or tags)),
            "km": format_number(round(km, 1), self.language, 1) if known else "",
            "limit": format_number(round(limit, 1), self.language),
            "place": ", ".join(_once(one.place for one in persons if one.place)) or offer.place,
            "held_in": offer.place,
            "sessions": self.sessions(offer.sessions),
            "free": ", ".join(_once(parts)),
            "ages": f"{offer.age_min or 0}–{offer.age_max or '…'}",
        }


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
