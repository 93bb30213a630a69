import hashlib

import pytest

from paydas.core.actors import SYSTEM
from paydas.core.queries.kept import head
from paydas.sources.models import Edition
from paydas.sources.operations.editions import Publication, redact_edition, withdraw_edition
from paydas.sources.queries.editions import (
    canonical,
    content_of,
    current_edition,
    current_editions,
    editions_of,
    is_intact,
)
from paydas.sources.vocabulary import SourcesError
from tests.factories.sources import make_edition, make_file, make_source

pytestmark = pytest.mark.django_db


def test_an_edition_freezes_its_content_with_its_hash():
    subject = make_source()

    edition = make_edition(subject, {"b": "ş", "a": [1, None]})

    assert edition.content == '{"a":[1,null],"b":"ş"}'
    assert edition.sha256 == hashlib.sha256(edition.content.encode()).hexdigest()
    assert content_of(edition) == {"a": [1, None], "b": "ş"}
    assert is_intact(edition) is True


def test_an_edition_holds_the_head_of_the_audit_log():
    subject = make_source()
    before = head()

    edition = make_edition(subject)

    assert (edition.audit_seq, edition.audit_hash) == before


def test_editions_are_numbered_and_the_newest_is_current():
    subject = make_source()
    make_edition(subject, {"text": "bir"})

    second = make_edition(subject, {"text": "iki"})

    assert second.number == 2
    assert current_edition(subject, "report") == second
    assert current_editions("report", [subject.pk]) == {subject.pk: second}


def test_kinds_are_numbered_apart():
    subject = make_source()
    make_edition(subject)

    vision = make_edition(subject, kind="vision")

    assert vision.number == 1


def test_publishing_the_same_again_is_refused():
    subject = make_source()
    make_edition(subject, {"text": "bir"})

    with pytest.raises(SourcesError, match="nothing_changed"):
        make_edition(subject, {"text": "bir"})

    assert Edition.objects.count() == 1


def test_a_file_of_record_is_part_of_the_hash():
    subject = make_source()
    bare = make_edition(subject, {"text": "bir"})

    signed = make_edition(subject, {"text": "bir"}, file=make_file())

    assert signed.sha256 != bare.sha256
    assert is_intact(signed) is True


def test_a_changed_content_is_noticed():
    edition = make_edition(make_source())
    Edition.objects.update(content=canonical({"text": "başka"}))
    edition.refresh_from_db()

    assert is_intact(edition) is False


def test_a_withdrawn_edition_stays_listed_with_hash_and_reason():
    subject = make_source()
    edition = make_edition(subject)

    withdraw_edition(by=SYSTEM, edition_id=edition.pk, reason="yanlış sürüm")

    found = editions_of(subject).get()
    assert (found.sha256, found.withdrawal_reason) == (edition.sha256, "yanlış sürüm")
    assert current_edition(subject, "report") is None


def test_withdrawing_needs_a_reason_and_happens_once():
    edition = make_edition(make_source())
    with pytest.raises(SourcesError, match="reason_needed"):
        withdraw_edition(by=SYSTEM, edition_id=edition.pk, reason=" ")
    withdraw_edition(by=SYSTEM, edition_id=edition.pk, reason="x")

    with pytest.raises(SourcesError, match="edition_withdrawn"):
        withdraw_edition(by=SYSTEM, edition_id=edition.pk, reason="x")


def test_a_redacted_edition_replaces_the_words_and_keeps_the_hash():
    subject = make_source()
    old = make_edition(subject, {"text": "Ayşe dedi ki"})
    fresh = Publication("report", subject, "Rapor", {"text": "Bir katılımcı dedi ki"})

    made = redact_edition(by=SYSTEM, edition_id=old.pk, publication=fresh, reason="rıza çekildi")

    gone = Edition.objects.get(pk=old.pk)
    assert (made.number, made.redacts, made.change_log) == (2, old, "rıza çekildi")
    assert (gone.content, gone.sha256, gone.withdrawal_reason) == ("", old.sha256, "rıza çekildi")
    assert is_intact(gone) is None


def test_a_redaction_that_changes_nothing_is_refused_whole():
    subject = make_source()
    old = make_edition(subject, {"text": "bir"})
    same = Publication("report", subject, "Rapor", {"text": "bir"})

    with pytest.raises(SourcesError, match="nothing_changed"):
        redact_edition(by=SYSTEM, edition_id=old.pk, publication=same, reason="rıza")

    assert current_edition(subject, "report") == old
