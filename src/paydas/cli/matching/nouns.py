"""What the two sides are called: people and opportunities, or bodies in need and offers."""

from collections.abc import Mapping
from types import MappingProxyType

from .sentences import LANGUAGES

Nouns = Mapping[str, str]

# Turkish needs the cases; `to` is the dative, `of` the genitive, `in` the locative,
# `from` the ablative.
PEOPLE = (
    {
        "one": "kişi",
        "one_to": "kişiye",
        "one_from": "kişiden",
        "found": "yer",
        "wish": "istek",
        "interest": "ilgi alanı",
        "wishes_of": "istekleri",
        "offer": "fırsat",
        "offer_of": "fırsatın",
        "offer_in": "fırsatta",
    },
    {
        "one": "person",
        "ones": "people",
        "wish": "wish",
        "interest": "interests",
        "wishes_of": "wishes",
        "offer": "opportunity",
        "offers": "opportunities",
    },
)
BODIES = (
    {
        "one": "kuruluş",
        "one_to": "kuruluşa",
        "one_from": "kuruluştan",
        "found": "destek",
        "wish": "ihtiyaç",
        "interest": "aranan konu",
        "wishes_of": "aradığı destek",
        "offer": "destek",
        "offer_of": "desteğin",
        "offer_in": "destekte",
    },
    {
        "one": "organisation",
        "ones": "organisations",
        "wish": "need",
        "interest": "topic",
        "wishes_of": "needs",
        "offer": "offer",
        "offers": "offers",
    },
)
BY_RULES = {"needs": BODIES}


def nouns(language: str, rules: str) -> Nouns:
    """Give the nouns for a preset in a language."""
    return MappingProxyType(BY_RULES.get(rules, PEOPLE)[LANGUAGES.index(language)])
