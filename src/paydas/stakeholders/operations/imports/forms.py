"""Which legal form and sector a body has, as far as a table or a name tells."""

from __future__ import annotations

from functools import cache

from django.utils.translation import override

from paydas.kernel.text.folding import fold, words
from paydas.stakeholders.vocabulary import LegalForm, Sector

L, S = LegalForm, Sector
SOCIAL_ASSISTANCE = "sosyal yardimlasma ve dayanisma vakfi"
# The first word that is found in a name decides.
NAME_WORDS = (
    ("konfederasyonu", L.CONFEDERATION),
    ("confederation", L.CONFEDERATION),
    ("federasyonu", L.FEDERATION),
    ("federation", L.FEDERATION),
    ("universitesi", L.UNIVERSITY),
    ("university", L.UNIVERSITY),
    ("dernegi", L.ASSOCIATION),
    ("association", L.ASSOCIATION),
    ("society", L.ASSOCIATION),
    ("vakfi", L.FOUNDATION),
    ("foundation", L.FOUNDATION),
    ("sendikasi", L.UNION),
    ("kooperatifi", L.COOPERATIVE),
    ("belediyesi", L.MUNICIPALITY),
    ("municipality", L.MUNICIPALITY),
    ("bakanligi", L.MINISTRY),
    ("ministry", L.MINISTRY),
    ("valiligi", L.GOVERNORATE),
    ("kaymakamligi", L.GOVERNORATE),
    ("odasi", L.CHAMBER),
    ("chamber", L.CHAMBER),
    ("platformu", L.PLATFORM),
    ("platform", L.PLATFORM),
    ("ltd", L.COMPANY),
    ("sirketi", L.COMPANY),
)
SECTORS = {
    L.UNIVERSITY: S.ACADEMIA,
    L.SCHOOL: S.ACADEMIA,
    L.COMPANY: S.PRIVATE,
    L.UN_AGENCY: S.INTERNATIONAL,
    **dict.fromkeys(
        (
            L.MINISTRY,
            L.PUBLIC_BODY,
            L.MUNICIPALITY,
            L.MUNICIPAL_UNION,
            L.GOVERNORATE,
            L.SOCIAL_ASSISTANCE,
            L.AGENCY,
            L.UNIT,
        ),
        S.PUBLIC,
    ),
}
# Types of the Research Organization Registry; those that the name must decide have no form.
ROR_TYPES: dict[str, tuple[Sector, LegalForm | None]] = {
    "education": (S.ACADEMIA, L.SCHOOL),
    "government": (S.PUBLIC, L.PUBLIC_BODY),
    "company": (S.PRIVATE, L.COMPANY),
    "nonprofit": (S.CIVIL, None),
    "healthcare": (S.PUBLIC, None),
    "facility": (S.PUBLIC, None),
    "archive": (S.PUBLIC, None),
    "funder": (S.PUBLIC, None),
    "other": (S.CIVIL, None),
}


def is_social_assistance(name: str) -> bool:
    """Tell whether a foundation is one of the state's social assistance foundations."""
    return SOCIAL_ASSISTANCE in fold(name)


def form_in(name: str) -> LegalForm | None:
    """Return the legal form that a name says, None when it says none."""
    found = set(words(name))
    return next((form for word, form in NAME_WORDS if word in found), None)


def sector_of(form: LegalForm) -> Sector:
    """Return the sector that a legal form belongs to."""
    return SECTORS.get(form, S.CIVIL)


def of_type(types: list[str], name: str) -> tuple[Sector, LegalForm, bool]:
    """Return sector and form of a ROR record, and whether they had to be judged."""
    kinds = [kind for kind in types if kind in ROR_TYPES and kind != "funder"]
    sector, form = ROR_TYPES[kinds[0] if kinds else "funder"] if types else (S.CIVIL, None)
    said = form_in(name)
    if said is not None and form in (None, L.SCHOOL):
        return sector_of(said), said, False
    return sector, form or L.OTHER, form is None


@cache
def _labels(kind: type[LegalForm | Sector]) -> dict[str, str]:
    found = {fold(value): value for value in kind.values}
    for language in ("tr", "en"):
        with override(language):
            found |= {fold(str(label)): value for value, label in kind.choices}
    return found


def named_form(text: str) -> LegalForm | None:
    """Return the legal form of this key or label, in either language."""
    found = _labels(L).get(fold(text))
    return L(found) if found else None


def named_sector(text: str) -> Sector | None:
    """Return the sector of this key or label, in either language."""
    found = _labels(S).get(fold(text))
    return S(found) if found else None
