import pytest
from django.apps import apps
from django.conf import settings


@pytest.mark.parametrize(("kind", "path"), sorted(settings.PAYDAS_LINK_LANGUAGES.items()))
def test_a_linked_record_knows_the_language_of_its_letter(kind, path):
    of = apps.get_model(kind)._meta
    *steps, last = path.split("__")

    for step in steps:
        of = of.get_field(step).related_model._meta

    assert of.get_field(last).max_length == 5
