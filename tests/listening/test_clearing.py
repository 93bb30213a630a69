import pytest
from django.db import IntegrityError, transaction

from paydas.consultations.operations.consents import withdraw_consent
from paydas.core.actors import VISITOR
from paydas.core.vocabulary import AccessDeniedError
from paydas.kernel.text.codes import parse_code
from paydas.listening.models import Contribution
from paydas.listening.operations.clearing import approve, clear, return_note, withhold
from paydas.listening.operations.versions import edit_words
from paydas.listening.queries.contributions import public_words, visible_to, with_words
from paydas.listening.vocabulary import ListeningError
from tests.factories.consultations import make_staff
from tests.factories.interviews import make_passage
from tests.factories.listening import (
    at_desk,
    consultation_of,
    make_approved,
    make_cleared,
    make_note,
    make_table,
)

pytestmark = pytest.mark.django_db


def test_approval_by_the_moderator_gives_a_public_code():
    table = make_table()
    note = make_note(table)

    found = approve(by=at_desk(table, "moderate"), contribution_ids=[note.pk])[0]

    assert found.state == "approved"
    assert parse_code(found.code) == found.code
    assert found.code[0] == "G"


def test_the_rapporteur_s_link_approves_nothing():
    table = make_table()
    note = make_note(table)

    with pytest.raises(AccessDeniedError):
        approve(by=at_desk(table), contribution_ids=[note.pk])


def test_a_moderator_approves_no_other_table_s_notes():
    note = make_note()

    with pytest.raises(AccessDeniedError):
        approve(by=at_desk(make_table(), "moderate"), contribution_ids=[note.pk])


def test_approving_twice_keeps_the_code():
    approved = make_approved()
    by = at_desk(approved.table, "moderate")

    again = approve(by=by, contribution_ids=[approved.pk])[0]

    assert (again.code, again.revision) == (approved.code, approved.revision)


def test_a_returned_draft_says_why_until_it_is_corrected():
    table = make_table()
    note = make_note(table, "Yol")
    by = at_desk(table, "moderate")
    returned = return_note(by=by, contribution_id=note.pk, seen=1, reason="Eksik.")

    edit_words(by=at_desk(table), contribution_id=note.pk, seen=2, text="Yol uzun.")

    note.refresh_from_db()
    assert (returned.returned_reason, note.returned_reason) == ("Eksik.", "")


def test_a_note_is_returned_only_with_a_reason():
    table = make_table()
    note = make_note(table)

    with pytest.raises(ListeningError, match="reason_needed"):
        return_note(by=at_desk(table, "moderate"), contribution_id=note.pk, seen=1, reason=" ")


def test_an_approved_note_is_not_returned():
    approved = make_approved()
    by = at_desk(approved.table, "moderate")

    with pytest.raises(ListeningError, match="already_approved"):
        return_note(by=by, contribution_id=approved.pk, seen=2, reason="Eksik.")


def test_a_draft_is_not_cleared():
    note = make_note()
    analyst = make_staff(note.consultation, "analyst")

    with pytest.raises(ListeningError, match="not_approved"):
        clear(by=analyst, contribution_ids=[note.pk])


@pytest.mark.parametrize("role", ["moderator", "rapporteur", "approver", "viewer"])
def test_only_analysts_clear_for_the_public(role):
    approved = make_approved()

    with pytest.raises(AccessDeniedError):
        clear(by=make_staff(approved.consultation, role), contribution_ids=[approved.pk])


def test_only_cleared_words_are_public():
    table = make_table()
    make_note(table)
    make_approved(table)
    cleared = make_cleared(table, "Açık söz")

    found = list(with_words(visible_to(VISITOR)))

    assert [public_words(one) for one in found] == ["Açık söz"]
    assert found == [cleared]


def test_the_public_reads_the_current_version():
    cleared = make_cleared(text="Yol uzn.")
    analyst = make_staff(cleared.consultation, "analyst")

    edit_words(
        by=analyst, contribution_id=cleared.pk, seen=cleared.revision, text="Yol uzun.", reason="y"
    )

    assert public_words(with_words(visible_to(VISITOR)).get()) == "Yol uzun."


def test_withheld_words_leave_the_public_and_keep_their_code():
    cleared = make_cleared()
    analyst = make_staff(cleared.consultation, "analyst")

    found = withhold(by=analyst, contribution_id=cleared.pk, seen=cleared.revision, reason="KVKK")

    assert (found.state, found.code, found.withheld_reason) == ("withheld", cleared.code, "KVKK")
    assert not visible_to(VISITOR).exists()


def test_withholding_needs_a_reason():
    cleared = make_cleared()
    analyst = make_staff(cleared.consultation, "analyst")

    with pytest.raises(ListeningError, match="reason_needed"):
        withhold(by=analyst, contribution_id=cleared.pk, seen=None, reason="")


def test_words_of_an_interview_are_cleared_only_with_consent_to_quote():
    quoted, only_analysed = make_passage(may_quote=True), make_passage(may_quote=False)
    analyst = make_staff(only_analysed.consultation, "analyst")

    clear(by=make_staff(quoted.consultation, "analyst"), contribution_ids=[quoted.pk])
    with pytest.raises(ListeningError, match="quotation_consent"):
        clear(by=analyst, contribution_ids=[only_analysed.pk])

    assert list(visible_to(VISITOR)) == [quoted]


def test_a_withdrawn_consent_to_quote_counts_no_more():
    passage = make_passage(may_quote=True)
    consent = passage.participant.consents.get(purpose="quotation")
    withdraw_consent(by=make_staff(passage.consultation, "data_protection"), consent_id=consent.pk)

    with pytest.raises(ListeningError, match="quotation_consent"):
        clear(by=make_staff(passage.consultation, "analyst"), contribution_ids=[passage.pk])


def test_the_database_refuses_an_approved_voice_without_a_code():
    note = make_note()

    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.filter(pk=note.pk).update(state="approved")


def test_a_role_narrowed_to_one_gathering_reads_no_other():
    here = make_approved()
    elsewhere = make_approved(make_table(consultation_of(here.table)))
    by = make_staff(here.consultation, "moderator", gathering_id=here.table.session.gathering_id)

    assert list(visible_to(by)) == [here]
    assert elsewhere not in visible_to(by)


def test_many_are_approved_and_cleared_in_few_queries(django_assert_max_num_queries):
    table = make_table()
    notes = [make_note(table) for _ in range(20)]
    analyst = make_staff(consultation_of(table), "analyst")

    with django_assert_max_num_queries(24):
        approve(by=analyst, contribution_ids=[n.pk for n in notes])
        clear(by=analyst, contribution_ids=[n.pk for n in notes])

    assert visible_to(VISITOR).count() == 20
