"""Bodies and people of the register."""

from itertools import count

from paydas.places.models import Country
from paydas.stakeholders.models import Organisation, Person

numbers = count(1)


def make_organisation(**values):
    Country.objects.get_or_create(code="TR", defaults={"name_tr": "Türkiye", "name_en": "Türkiye"})
    values = {
        "name": f"Örnek Dernek {next(numbers)}",
        "sector": "civil",
        "legal_form": "association",
        "is_sample": True,
    } | values
    return Organisation.objects.create(**values)


def make_person(**values):
    return Person.objects.create(**({"name": f"Örnek Kişi {next(numbers)}"} | values))
