from uuid import uuid4

import pytest

from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.sensemaking.models import Code, Coding
from paydas.sensemaking.operations.codebooks import close_codebook, new_version
from paydas.sensemaking.operations.codes import (
    NewCode,
    add_code,
    change_code,
    fill_codebook,
    remove_code,
    switch_code,
)
from paydas.sensemaking.operations.codings import set_codes
from paydas.sensemaking.queries.codes import as_tree, codes_of, current_codebook
from paydas.sensemaking.vocabulary import SensemakingError
from tests.factories.consultations import make_staff
from tests.factories.sensemaking import make_code, make_codebook, make_desk, make_voice

pytestmark = pytest.mark.django_db


def refusal(call, **arguments):
    with pytest.raises(SensemakingError) as problem:
        call(**arguments)
    return problem.value.code


def test_a_code_cannot_stand_below_its_own_child():
    consultation, by = make_desk()
    book = make_codebook(by, consultation)
    parent = make_code(by, book)
    child = make_code(by, book, parent=parent)

    code = refusal(change_code, by=by, code_id=parent.pk, seen=None, parent=child)

    assert code == "code_cycle"


def test_a_code_cannot_stand_below_itself():
    consultation, by = make_desk()
    code = make_code(by, make_codebook(by, consultation))

    assert refusal(change_code, by=by, code_id=code.pk, seen=None, parent=code) == "code_cycle"


def test_a_code_cannot_stand_below_a_code_of_another_codebook():
    consultation, by = make_desk()
    other = make_code(by, make_codebook(by, consultation))
    code = make_code(by, make_codebook(by, consultation))

    found = refusal(change_code, by=by, code_id=code.pk, seen=None, parent=other)

    assert found == "not_of_consultation"


def test_two_codes_with_one_name_are_refused_however_they_are_spelt():
    consultation, by = make_desk()
    book = make_codebook(by, consultation)
    make_code(by, book, "İzin süresi")

    code = refusal(add_code, by=by, code_id=uuid4(), codebook_id=book.pk, label="IZIN SÜRESI")

    assert code == "code_exists"


def test_a_code_posted_twice_is_one():
    consultation, by = make_desk()
    book, key = make_codebook(by, consultation), uuid4()

    for _ in range(2):
        add_code(by=by, code_id=key, codebook_id=book.pk, label="İzin")

    assert Code.objects.count() == 1


def test_a_code_saved_by_somebody_else_since_is_stale():
    consultation, by = make_desk()
    code = make_code(by, make_codebook(by, consultation))
    change_code(by=by, code_id=code.pk, seen=1, memo="yeni")

    with pytest.raises(StaleRecordError):
        change_code(by=by, code_id=code.pk, seen=1, memo="başka")


def test_a_closed_codebook_takes_no_codes_but_coding_goes_on():
    consultation, by = make_desk()
    book = make_codebook(by, consultation)
    code, voice = make_code(by, book), make_voice(consultation)
    close_codebook(by=by, codebook_id=book.pk)

    refused = refusal(add_code, by=by, code_id=uuid4(), codebook_id=book.pk, label="yeni")
    put = set_codes(by=by, contribution_id=voice.pk, codebook_id=book.pk, code_ids=[code.pk])

    assert refused == "codebook_locked"
    assert [coding.code for coding in put] == [code]


def test_a_code_in_use_is_switched_off_not_removed():
    consultation, by = make_desk()
    book = make_codebook(by, consultation)
    code, voice = make_code(by, book), make_voice(consultation)
    set_codes(by=by, contribution_id=voice.pk, codebook_id=book.pk, code_ids=[code.pk])

    assert refusal(remove_code, by=by, code_id=code.pk) == "code_in_use"
    assert switch_code(by=by, code_id=code.pk, is_active=False).is_active is False


def test_a_new_version_carries_living_codes_with_hierarchy_and_codings():
    consultation, by = make_desk()
    book = make_codebook(by, consultation)
    parent = make_code(by, book, "üst")
    child = make_code(by, book, "alt", parent=parent)
    off = make_code(by, book, "eski")
    switch_code(by=by, code_id=off.pk, is_active=False)
    voice = make_voice(consultation)
    set_codes(by=by, contribution_id=voice.pk, codebook_id=book.pk, code_ids=[child.pk])

    fresh = new_version(by=by, codebook_id=book.pk)

    book.refresh_from_db()
    tree = as_tree(list(codes_of(fresh)))
    assert (book.is_closed, fresh.version, current_codebook(consultation.pk)) == (True, 2, fresh)
    assert [(one.code.label, one.depth, one.code.n_voices) for one in tree] == [
        ("üst", 0, 0),
        ("alt", 1, 1),
    ]
    assert Coding.objects.filter(code__codebook=book).count() == 1


def test_a_codebook_is_filled_at_once_with_groups_and_parents():
    consultation, by = make_desk()
    book = make_codebook(by, consultation)
    codes = [NewCode("Haklar", group="Mevzuat"), NewCode("Kapsam", "Kim", "Mevzuat", "Haklar")]

    made = fill_codebook(by=by, codebook_id=book.pk, groups={"Mevzuat": "Kural"}, codes=codes)

    assert made["Kapsam"].parent == made["Haklar"]
    assert made["Haklar"].group.title == "Mevzuat"


@pytest.mark.parametrize("role", ["approver", "viewer", "moderator", "reporter"])
def test_only_analysts_write_codes(role):
    consultation, by = make_desk()
    book = make_codebook(by, consultation)
    values = {"organisation": consultation.owner} if role == "reporter" else {}
    other = make_staff(consultation, role, **values)

    with pytest.raises(AccessDeniedError):
        make_code(other, book)
