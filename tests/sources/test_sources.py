import hashlib
from uuid import uuid4

import pytest

from paydas.core.actors import SYSTEM
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.sources.models import Source
from paydas.sources.operations.sources import (
    Claim,
    add_source,
    change_source,
    change_standing,
    cite,
)
from paydas.sources.queries.sources import citations_of, search, visible_to, with_counts
from paydas.sources.vocabulary import SourcesError
from tests.factories.core import make_account
from tests.factories.sources import TEXT, make_source

pytestmark = pytest.mark.django_db


def test_a_source_keeps_the_hash_of_its_text():
    source = make_source()

    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_source_of_which_only_sentences_are_kept_has_the_hash_of_the_whole():
    source = add_source(by=SYSTEM, values={"title": "x", "text": "bir cümle"}, sha256="f" * 64)

    assert source.sha256 == "f" * 64


def test_posting_a_source_twice_makes_one():
    key = uuid4()

    for _ in range(2):
        add_source(by=SYSTEM, id=key, values={"title": "x", "text": "y"})

    assert Source.objects.count() == 1


def test_the_text_of_a_source_is_never_changed():
    source = make_source()

    change_source(by=SYSTEM, source_id=source.pk, seen=1, values={"title": "Yeni", "text": "z"})

    source.refresh_from_db()
    assert (source.title, source.text) == ("Yeni", TEXT)


def test_a_source_is_changed_only_as_it_was_seen():
    source = make_source()
    change_source(by=SYSTEM, source_id=source.pk, seen=1, values={"title": "Yeni"})

    with pytest.raises(StaleRecordError):
        change_source(by=SYSTEM, source_id=source.pk, seen=1, values={"title": "Başka"})


def test_a_citation_quotes_words_that_stand_in_the_source():
    source = make_source()

    made = cite(
        by=SYSTEM, source=source, claims=[Claim(source, "215  sivil toplum temsilcisi", "invited")]
    )

    assert citations_of(source) == made
    assert with_counts(visible_to(SYSTEM)).get().n_citations == 1


def test_words_that_do_not_stand_there_are_refused():
    source = make_source()

    with pytest.raises(SourcesError, match="quote_not_in_source"):
        cite(by=SYSTEM, source=source, claims=[Claim(source, "300 temsilci")])


def test_the_same_claim_is_made_once():
    source = make_source()
    claim = Claim(source, "İki oturum", "sessions")

    cite(by=SYSTEM, source=source, claims=[claim])
    again = cite(by=SYSTEM, source=source, claims=[claim])

    assert again == []


def test_a_contradicted_fact_says_why():
    source = make_source()
    (citation,) = cite(by=SYSTEM, source=source, claims=[Claim(source, "İki oturum")])

    with pytest.raises(SourcesError, match="reason_needed"):
        change_standing(
            by=SYSTEM, citation_id=citation.pk, seen=1, standing="contradicted", note=""
        )
    changed = change_standing(
        by=SYSTEM,
        citation_id=citation.pk,
        seen=1,
        standing="contradicted",
        note="Program üç diyor.",
    )

    assert changed.standing == "contradicted"


def test_sources_are_found_by_folded_words():
    source = make_source(title="Şanlıurfa buluşması")
    make_source(title="Mardin")

    assert list(search(visible_to(SYSTEM), "SANLIURFA ajans")) == [source]


def test_only_the_registrar_keeps_sources():
    with pytest.raises(AccessDeniedError):
        add_source(by=make_account(), values={"title": "x", "text": "y"})
