from uuid import uuid4

import pytest

from paydas.core.actors import VISITOR
from paydas.core.models import AuditEvent
from paydas.core.operations.links import revoke_links
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.listening.models import Contribution, ContributionLink, ContributionText
from paydas.listening.operations.notes import discard_draft, place_of, take_note, take_notes, weigh
from paydas.listening.operations.versions import (
    edit_many,
    edit_words,
    redact_words,
    translate_words,
)
from paydas.listening.vocabulary import ListeningError
from tests.factories.consultations import make_staff
from tests.factories.listening import (
    at_desk,
    consultation_of,
    make_approved,
    make_note,
    make_table,
    said,
)

pytestmark = pytest.mark.django_db


def test_a_note_is_taken_with_the_table_s_link():
    table = make_table()

    note = take_note(by=at_desk(table), table_id=table.pk, said=said("Yol uzun.", said_by=3))

    assert (note.state, note.code, note.channel, note.said_by) == ("draft", None, "table", 3)
    assert note.texts.get().text == "Yol uzun."


def test_the_same_note_posted_twice_is_one_record():
    table = make_table()
    by, one = at_desk(table), said("Yol uzun.")

    first = take_note(by=by, table_id=table.pk, said=one)
    second = take_note(by=by, table_id=table.pk, said=one)

    assert first == second
    assert ContributionText.objects.count() == 1


def test_a_problem_with_a_solution_becomes_two_linked_contributions_once():
    table = make_table()
    one = said("Yol uzun.", solution="Servis konsun.")

    for _ in range(2):
        take_note(by=at_desk(table), table_id=table.pk, said=one)

    link = ContributionLink.objects.select_related("origin", "target").get()
    assert (link.origin.kind, link.target.kind, link.kind) == ("suggestion", "problem", "answers")
    assert Contribution.objects.count() == 2


def test_a_note_s_id_cannot_be_taken_over_from_another_table():
    note = make_note()
    other = make_table()

    with pytest.raises(ListeningError, match="other_record"):
        take_note(by=at_desk(other), table_id=other.pk, said=said("Başka", id=note.pk))


@pytest.mark.parametrize("purpose", ["survey", "receipt"])
def test_a_link_of_another_purpose_takes_no_note(purpose):
    table = make_table()

    with pytest.raises(AccessDeniedError):
        take_note(by=at_desk(table, purpose), table_id=table.pk, said=said())


def test_a_visitor_takes_no_note():
    with pytest.raises(AccessDeniedError):
        take_note(by=VISITOR, table_id=make_table().pk, said=said())


def test_a_withdrawn_link_takes_no_note():
    table = make_table()
    by = at_desk(table)
    revoke_links(by=by, subject_id=table.pk)
    by.link.refresh_from_db()

    with pytest.raises(AccessDeniedError):
        take_note(by=by, table_id=table.pk, said=said())


@pytest.mark.parametrize(
    ("one", "code"),
    [
        ({"text": "   "}, "empty"),
        ({"text": "a" * 1_000_000}, "too_long"),
        ({"text": "x", "kind": "rumour"}, "unknown_kind"),
        ({"text": "x", "said_by": 9, "present": 8}, "weight"),
    ],
)
def test_a_bad_note_changes_nothing(one, code):
    table = make_table()

    with pytest.raises(ListeningError, match=code):
        take_note(by=at_desk(table), table_id=table.pk, said=said(**one))

    assert Contribution.objects.count() == 0


def test_a_formula_is_kept_as_the_words_that_it_is():
    note = make_note(text="=HYPERLINK(1)\x00")

    assert note.texts.get().text == "=HYPERLINK(1)"


def test_many_notes_take_the_same_number_of_queries(django_assert_max_num_queries):
    table = make_table()
    place, by = place_of(table.pk), at_desk(table)

    with django_assert_max_num_queries(12):
        take_notes(by=by, place=place, said=[said() for _ in range(30)])


def test_editing_makes_a_new_version_and_keeps_the_first():
    table = make_table()
    note = make_note(table, "Yol uzn.")

    edit_words(by=at_desk(table), contribution_id=note.pk, seen=1, text="Yol uzun.")

    assert list(note.texts.values_list("number", "text", "is_current")) == [
        (1, "Yol uzn.", False),
        (2, "Yol uzun.", True),
    ]


def test_two_people_saving_one_form_the_second_is_told():
    table = make_table()
    note = make_note(table)
    edit_words(by=at_desk(table), contribution_id=note.pk, seen=1, text="Bir.")

    with pytest.raises(StaleRecordError):
        edit_words(by=at_desk(table), contribution_id=note.pk, seen=1, text="İki.")

    assert note.texts.get(is_current=True).text == "Bir."


def test_the_table_cannot_change_what_its_moderator_approved():
    table = make_table()
    approved = make_approved(table)

    with pytest.raises(AccessDeniedError):
        edit_words(by=at_desk(table), contribution_id=approved.pk, seen=2, text="Başka.")


def test_words_are_changed_after_approval_only_with_a_reason():
    approved = make_approved()
    analyst = make_staff(approved.consultation, "analyst")

    with pytest.raises(ListeningError, match="reason_needed"):
        edit_words(by=analyst, contribution_id=approved.pk, seen=approved.revision, text="Başka.")


def test_a_redaction_keeps_what_was_said_and_the_reason():
    approved = make_approved(text="Ayşe geldi.")
    analyst = make_staff(approved.consultation, "analyst")

    redact_words(
        by=analyst,
        contribution_id=approved.pk,
        seen=approved.revision,
        text="[…] geldi.",
        reason="Ad çıkarıldı.",
    )

    current = approved.texts.get(is_current=True)
    assert (current.kind, current.text, current.reason) == (
        "redacted",
        "[…] geldi.",
        "Ad çıkarıldı.",
    )


def test_a_translation_stands_beside_the_words():
    approved = make_approved(text="Yol uzun.")
    analyst = make_staff(approved.consultation, "analyst")

    made = translate_words(
        by=analyst, contribution_id=approved.pk, seen=2, language="en", text="The road is long."
    )

    assert (made.language, made.translates, made.is_current) == ("en", 1, False)
    assert approved.texts.get(is_current=True).text == "Yol uzun."


def test_many_are_edited_at_once():
    table = make_table()
    notes = [make_note(table) for _ in range(3)]
    analyst = make_staff(consultation_of(table), "analyst")

    count = edit_many(by=analyst, words=[(n.pk, f"{n.pk}") for n in notes], reason="yazım")

    assert count == 3
    assert [n.texts.get(is_current=True).text for n in notes] == [str(n.pk) for n in notes]


def test_a_weight_is_corrected():
    table = make_table()
    note = make_note(table, said_by=2, present=9)

    weigh(by=at_desk(table), contribution_id=note.pk, seen=1, said_by=5, rank=1)

    note.refresh_from_db()
    assert (note.said_by, note.rank, note.revision) == (5, 1, 2)


def test_a_draft_is_thrown_away_but_an_approved_voice_never():
    table = make_table()
    draft, approved = make_note(table), make_approved(table)
    analyst = make_staff(consultation_of(table), "analyst")

    discard_draft(by=at_desk(table), contribution_id=draft.pk)
    with pytest.raises(ListeningError, match="not_draft"):
        discard_draft(by=analyst, contribution_id=approved.pk)

    assert list(Contribution.objects.all()) == [approved]


def test_the_log_holds_no_words():
    make_note(text="Gizli kalmalı")

    assert not AuditEvent.objects.filter(body__contains="Gizli").exists()
    assert AuditEvent.objects.filter(action="listening.take_notes").count() == 1


def test_a_client_s_uuid_becomes_the_record_s():
    key = uuid4()

    assert make_note(id=key).pk == key
