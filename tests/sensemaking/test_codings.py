from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from paydas.core.vocabulary import AccessDeniedError
from paydas.listening.models import ContributionText
from paydas.sensemaking.models import Coding, Memo
from paydas.sensemaking.operations.codes import switch_code
from paydas.sensemaking.operations.codings import (
    Labelling,
    code_many,
    remove_memo,
    set_codes,
    write_memo,
)
from paydas.sensemaking.queries.codes import next_uncoded, saturation, uncoded
from paydas.sensemaking.vocabulary import SensemakingError
from tests.factories.consultations import make_staff
from tests.factories.sensemaking import make_code, make_codebook, make_desk, make_voice

pytestmark = pytest.mark.django_db


def desk():
    consultation, by = make_desk()
    return consultation, by, make_codebook(by, consultation)


def put(by, voice, book, *codes):
    ids = [code.pk for code in codes]
    return set_codes(by=by, contribution_id=voice.pk, codebook_id=book.pk, code_ids=ids)


def test_setting_codes_twice_changes_nothing():
    consultation, by, book = desk()
    voice, code = make_voice(consultation), make_code(by, book)

    put(by, voice, book, code)
    put(by, voice, book, code)

    assert Coding.objects.count() == 1


def test_coders_keep_their_own_codes():
    consultation, by, book = desk()
    other = make_staff(consultation, "academic_lead")
    voice, one, two = make_voice(consultation), make_code(by, book), make_code(by, book)
    put(by, voice, book, one)
    put(other, voice, book, two)

    put(by, voice, book)

    assert list(Coding.objects.values_list("code", "coded_by")) == [(two.pk, other.user.pk)]


def test_a_coding_cites_the_version_of_the_words_that_stood_then():
    consultation, by, book = desk()
    voice, one, two = make_voice(consultation), make_code(by, book), make_code(by, book)
    put(by, voice, book, one)
    voice.texts.update(is_current=False)
    ContributionText.objects.create(
        contribution=voice, number=2, text="düzeltilmiş", made_at=timezone.now()
    )

    put(by, voice, book, one, two)

    assert dict(Coding.objects.values_list("code", "text__number")) == {one.pk: 1, two.pk: 2}


def test_a_switched_off_code_is_not_put_on_anything_new():
    consultation, by, book = desk()
    voice, code = make_voice(consultation), make_code(by, book)
    switch_code(by=by, code_id=code.pk, is_active=False)

    with pytest.raises(SensemakingError, match="code_off"):
        put(by, voice, book, code)


def test_codes_of_another_consultation_are_refused():
    _, by, book = desk()
    elsewhere, other = make_desk()
    make_staff(elsewhere, "analyst")
    voice = make_voice(elsewhere)

    with pytest.raises(SensemakingError, match="not_of_consultation"):
        put(other, voice, book, make_code(by, book))


def test_outsiders_cannot_code():
    consultation, _by, book = desk()

    with pytest.raises(AccessDeniedError):
        put(make_staff(consultation, "viewer"), make_voice(consultation), book)


def test_many_codings_are_written_once():
    consultation, by, book = desk()
    voice, code = make_voice(consultation), make_code(by, book)
    labellings = [Labelling(code, voice.pk)]

    first = code_many(by=by, consultation_id=consultation.pk, labellings=labellings)
    second = code_many(by=by, consultation_id=consultation.pk, labellings=labellings)

    assert (first, second, Coding.objects.count()) == (1, 0, 1)


def test_a_memo_is_written_changed_and_removed():
    consultation, by, _ = desk()
    voice, key = make_voice(consultation), uuid4()

    write_memo(by=by, memo_id=key, contribution_id=voice.pk, text="ilk")
    write_memo(by=by, memo_id=key, contribution_id=voice.pk, text="son")

    assert list(Memo.objects.values_list("text", "written_by")) == [("son", by.user.pk)]
    remove_memo(by=by, memo_id=key)
    assert Memo.objects.count() == 0


def test_the_next_uncoded_voice_is_the_one_said_next_and_drafts_wait():
    consultation, by, book = desk()
    day = timezone.now()
    first, second, third = (
        make_voice(consultation, noted_at=day + timedelta(hours=n)) for n in range(3)
    )
    make_voice(consultation, state="draft", noted_at=day - timedelta(hours=1))
    put(by, second, book, make_code(by, book))

    assert next_uncoded(consultation.pk, book) == first
    assert next_uncoded(consultation.pk, book, first) == third
    assert next_uncoded(consultation.pk, book, third) == first
    assert uncoded(consultation.pk, book).count() == 2


def test_saturation_counts_known_codes_in_the_order_of_speaking():
    consultation, by, book = desk()
    day = timezone.now()
    voices = [make_voice(consultation, noted_at=day + timedelta(hours=n)) for n in range(4)]
    one, two, three = (make_code(by, book) for _ in range(3))
    for voice, codes in zip(voices, [(one,), (one, two), (two,), (three, one)], strict=True):
        put(by, voice, book, *codes)

    found = saturation(book)

    assert found.known == (1, 2, 2, 3)
    assert found.last_new == 4


def test_saturation_of_nothing_is_empty():
    _, _, book = desk()

    assert (saturation(book).known, saturation(book).last_new) == ((), None)
