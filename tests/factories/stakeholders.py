"""Bodies and people of the register."""

from itertools import count

from paydas.core.actors import SYSTEM
from paydas.places.models import Country
from paydas.stakeholders.models import Organisation, Person
from paydas.stakeholders.operations.entries import Entry
from paydas.stakeholders.operations.organisations import add_organisation

numbers = count(1)


def have_country():
    Country.objects.get_or_create(code="TR", defaults={"name_tr": "Türkiye", "name_en": "Türkiye"})


def make_organisation(**values):
    have_country()
    values = {
        "name": f"Örnek Dernek {next(numbers)}",
        "sector": "civil",
        "legal_form": "association",
        "is_sample": True,
    } | values
    return Organisation.objects.create(**values)


def make_person(**values):
    return Person.objects.create(**({"name": f"Örnek Kişi {next(numbers)}"} | values))


def entry(name="Örnek Deneme Derneği", **parts):
    values = {"name": name, "sector": "civil", "legal_form": "association", "is_sample": True}
    return Entry(values=values | parts.pop("values", {}), **parts)


def register(name="Örnek Deneme Derneği", **parts):
    have_country()
    return add_organisation(by=SYSTEM, entry=entry(name, **parts))
