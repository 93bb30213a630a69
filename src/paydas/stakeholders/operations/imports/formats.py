"""Recognise a table by its column names, and propose what each column means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.kernel.text.folding import fold
from paydas.stakeholders.vocabulary import ImportField, ImportFormat, StakeholdersError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

F = ImportField
# Folded column names that only one kind of table has together.
SIGNS = (
    (ImportFormat.ASSOCIATIONS, {"kurum adi", "kutuk no"}),
    (ImportFormat.FOUNDATIONS, {"vakif adi", "il"}),
    (ImportFormat.ROR, {"ror id", "name"}),
)
HEADS: dict[str, F] = {
    "kurum adi": F.NAME,
    "kurulus adi": F.NAME,
    "dernek adi": F.NAME,
    "vakif adi": F.NAME,
    "stk adi": F.NAME,
    "ad": F.NAME,
    "adi": F.NAME,
    "unvan": F.NAME,
    "name": F.NAME,
    "organisation": F.NAME,
    "organization": F.NAME,
    "kurulus": F.NAME,
    "kisaltma": F.ACRONYM,
    "kisa adi": F.ACRONYM,
    "acronym": F.ACRONYM,
    "acronyms": F.ACRONYM,
    "aliases": F.ALIASES,
    "other names": F.ALIASES,
    "diger adlari": F.ALIASES,
    "labels": F.LABELS,
    "kutuk no": F.MOI,
    "kutuk numarasi": F.MOI,
    "sicil no": F.REGISTRY,
    "registry number": F.REGISTRY,
    "mersis no": F.MERSIS,
    "vergi no": F.VKN,
    "vkn": F.VKN,
    "ror id": F.ROR_ID,
    "sektor": F.SECTOR,
    "sector": F.SECTOR,
    "kurulus turu": F.LEGAL_FORM,
    "tur": F.LEGAL_FORM,
    "legal form": F.LEGAL_FORM,
    "types": F.TYPES,
    "faaliyet alani": F.AREAS,
    "calisma alani": F.AREAS,
    "working area": F.AREAS,
    "working areas": F.AREAS,
    "hedef kitle": F.GROUPS,
    "target group": F.GROUPS,
    "target groups": F.GROUPS,
    "il": F.PROVINCE,
    "province": F.PROVINCE,
    "subdivision": F.PROVINCE,
    "ilce": F.DISTRICT,
    "district": F.DISTRICT,
    "sehir": F.CITY,
    "city": F.CITY,
    "ulke": F.COUNTRY,
    "country": F.COUNTRY,
    "adres": F.ADDRESS,
    "kurum adresi": F.ADDRESS,
    "address": F.ADDRESS,
    "web site": F.WEBSITE,
    "web sitesi": F.WEBSITE,
    "website": F.WEBSITE,
    "web": F.WEBSITE,
    "kurulus tarihi": F.FOUNDED,
    "kurulus yili": F.FOUNDED,
    "established": F.FOUNDED,
    "founded": F.FOUNDED,
    "status": F.STATE,
    "durum": F.STATE,
    "aciklama": F.DESCRIPTION,
    "description": F.DESCRIPTION,
    "telefon": F.PHONE,
    "telefon 1": F.PHONE,
    "telefon 2": F.PHONE,
    "phone": F.PHONE,
    "e posta": F.EMAIL,
    "eposta": F.EMAIL,
    "email": F.EMAIL,
    "e mail": F.EMAIL,
    "e tebligat adresi": F.EMAIL,
    "baskan": F.PERSON,
    "baskan adi": F.PERSON,
    "yetkili": F.PERSON,
    "contact person": F.PERSON,
    "kurulusun adi": F.NAME,
    "kurumun adi": F.NAME,
    "dernegin adi": F.NAME,
    "vakfin adi": F.NAME,
    "dernek unvani": F.NAME,
    "dernegin unvani": F.NAME,
    "vakfin unvani": F.NAME,
    "unvani": F.NAME,
    "kurum": F.NAME,
    "org name": F.NAME,
    "organisation name": F.NAME,
    "organization name": F.NAME,
    "company name": F.NAME,
    "companyname": F.NAME,
    "charity name": F.NAME,
    "itemlabel": F.NAME,
    "reporting org narrative": F.NAME,
    "title": F.NAME,
    "kisa ad": F.ACRONYM,
    "kisaltmasi": F.ACRONYM,
    "itemaltlabel": F.ALIASES,
    "aka": F.ALIASES,
    "dernek kutuk no": F.MOI,
    "dernek kutuk numarasi": F.MOI,
    "companynumber": F.REGISTRY,
    "company number": F.REGISTRY,
    "charity number": F.REGISTRY,
    "registered charity number": F.REGISTRY,
    "sicil numarasi": F.REGISTRY,
    "vakif sicil no": F.REGISTRY,
    "tescil no": F.REGISTRY,
    "vergi numarasi": F.VKN,
    "vergi kimlik no": F.VKN,
    "vergi kimlik numarasi": F.VKN,
    "mersis": F.MERSIS,
    "mersis numarasi": F.MERSIS,
    "ili": F.PROVINCE,
    "il adi": F.PROVINCE,
    "bulundugu il": F.PROVINCE,
    "ilcesi": F.DISTRICT,
    "ilce adi": F.DISTRICT,
    "sehri": F.CITY,
    "town": F.CITY,
    "regaddress posttown": F.CITY,
    "ulkesi": F.COUNTRY,
    "countryoforigin": F.COUNTRY,
    "country name": F.COUNTRY,
    "countrylabel": F.COUNTRY,
    "adresi": F.ADDRESS,
    "acik adres": F.ADDRESS,
    "acik adresi": F.ADDRESS,
    "charity contact address1": F.ADDRESS,
    "regaddress addressline1": F.ADDRESS,
    "web adresi": F.WEBSITE,
    "internet sitesi": F.WEBSITE,
    "internet adresi": F.WEBSITE,
    "web sayfasi": F.WEBSITE,
    "web site adresi": F.WEBSITE,
    "url": F.WEBSITE,
    "charity contact web": F.WEBSITE,
    "incorporationdate": F.FOUNDED,
    "date of registration": F.FOUNDED,
    "inception": F.FOUNDED,
    "tescil tarihi": F.FOUNDED,
    "durumu": F.STATE,
    "companystatus": F.STATE,
    "charity registration status": F.STATE,
    "amaci": F.DESCRIPTION,
    "faaliyet konusu": F.DESCRIPTION,
    "charity activities": F.DESCRIPTION,
    "telefonu": F.PHONE,
    "telefon no": F.PHONE,
    "telefon numarasi": F.PHONE,
    "tel": F.PHONE,
    "cep": F.PHONE,
    "cep telefonu": F.PHONE,
    "gsm": F.PHONE,
    "charity contact phone": F.PHONE,
    "e posta adresi": F.EMAIL,
    "e mail adresi": F.EMAIL,
    "mail": F.EMAIL,
    "kep adresi": F.EMAIL,
    "charity contact email": F.EMAIL,
    "baskani": F.PERSON,
    "genel baskan": F.PERSON,
    "yetkili kisi": F.PERSON,
    "irtibat kisisi": F.PERSON,
    "temsilci": F.PERSON,
    "ad soyad": F.PERSON,
    "adi soyadi": F.PERSON,
    "faaliyet alanlari": F.AREAS,
    "calisma alanlari": F.AREAS,
    "hedef grup": F.GROUPS,
    "hedef gruplar": F.GROUPS,
    "turu": F.LEGAL_FORM,
    "statusu": F.LEGAL_FORM,
    "hukuki yapi": F.LEGAL_FORM,
    "companycategory": F.LEGAL_FORM,
    "charity type": F.LEGAL_FORM,
}
# Several columns may hold one of these; of every other there is one.
REPEATABLE = frozenset([F.ALIASES, F.PHONE, F.EMAIL, F.PERSON, F.AREAS, F.GROUPS, F.REGISTRY])


def recognise(columns: Iterable[str]) -> ImportFormat:
    """Tell which kind of table has these columns."""
    heads = {fold(column) for column in columns}
    return next((kind for kind, signs in SIGNS if signs <= heads), ImportFormat.GENERIC)


def propose(columns: Iterable[str]) -> dict[str, str]:
    """Propose a field for each column; a column that says nothing gets none."""
    mapping: dict[str, str] = {}
    for column in columns:
        field = HEADS.get(fold(column))
        is_free = field is not None and (field in REPEATABLE or field not in mapping.values())
        mapping[column] = str(field) if is_free else ""
    return mapping


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raise StakeholdersError: no_name_column, column_twice."""
    fields = [field for field in mapping.values() if field]
    if F.NAME not in fields:
        raise StakeholdersError("no_name_column")
    for field in fields:
        if field not in REPEATABLE and fields.count(field) > 1:
            raise StakeholdersError("column_twice", field=F.label_of(field))
