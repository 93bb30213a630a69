"""No consultation may take the name of a page: its own console would be out of reach."""

from uuid import uuid4

import pytest
from django.urls import URLResolver, get_resolver

from paydas.consultations.operations.consultations import add_consultation
from paydas.consultations.vocabulary import RESERVED_SLUGS, ConsultationsError
from paydas.core.actors import SYSTEM


def addresses(resolver, before=""):
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, here)
        else:
            yield here.split("/")


def words_beside_slugs():
    """Return every plain word that stands in some address where a short name may stand."""
    known = list(addresses(get_resolver()))
    slots = {
        tuple(one[:place])
        for one in known
        for place, part in enumerate(one)
        if part == "<slug:slug>"
    }
    return {
        part
        for one in known
        for place, part in enumerate(one)
        if part and "<" not in part and tuple(one[:place]) in slots
    }


def test_every_word_that_stands_where_a_short_name_stands_is_reserved():
    words = words_beside_slugs()

    assert words - RESERVED_SLUGS == set()
    assert RESERVED_SLUGS - words == set()


@pytest.mark.django_db
@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_a_reserved_word_is_refused_with_a_sentence(slug):
    with pytest.raises(ConsultationsError) as refused:
        add_consultation(by=SYSTEM, consultation_id=uuid4(), slug=slug, title="Örnek")

    assert slug in refused.value.sentence()
