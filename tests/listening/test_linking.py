import pytest

from paydas.core.vocabulary import AccessDeniedError
from paydas.listening.models import ContributionLink
from paydas.listening.operations.linking import (
    link_contributions,
    merge,
    parts_of,
    split,
    unlink,
)
from paydas.listening.vocabulary import ListeningError
from tests.factories.consultations import make_staff
from tests.factories.listening import consultation_of, make_approved, make_note, make_table

pytestmark = pytest.mark.django_db


def test_a_link_made_twice_is_one():
    table = make_table()
    problem, solution = make_approved(table), make_approved(table)
    analyst = make_staff(consultation_of(table), "analyst")

    counts = [
        link_contributions(by=analyst, pairs=[(solution.pk, problem.pk)] * 2) for _ in range(2)
    ]

    assert counts == [1, 0]
    assert ContributionLink.objects.get().kind == "answers"


def test_contributions_of_two_consultations_are_not_linked():
    one, other = make_approved(), make_approved()
    analyst = make_staff(one.consultation, "analyst")

    with pytest.raises(AccessDeniedError):
        link_contributions(by=analyst, pairs=[(one.pk, other.pk)])


def test_a_contribution_is_not_linked_to_itself():
    one = make_approved()

    with pytest.raises(ListeningError, match="link_itself"):
        link_contributions(by=make_staff(one.consultation, "analyst"), pairs=[(one.pk, one.pk)])


def test_a_link_is_taken_back():
    table = make_table()
    make_note(table, solution="Servis.")
    link = ContributionLink.objects.get()

    unlink(by=make_staff(consultation_of(table), "analyst"), link_id=link.pk)

    assert not ContributionLink.objects.exists()


def test_a_contribution_is_taken_apart_once_and_stays_whole_itself():
    whole = make_approved(text="Yol uzun. Servis konsun.", said_by=3)
    analyst = make_staff(whole.consultation, "analyst")
    parts = parts_of(whole, ["Yol uzun.", "", "Servis konsun."], "form")

    first = split(by=analyst, contribution_id=whole.pk, seen=whole.revision, parts=parts)
    again = split(by=analyst, contribution_id=whole.pk, seen=whole.revision, parts=parts)

    assert {one.pk for one in first} == {one.pk for one in again}
    assert {one.state for one in first} == {"approved"}
    assert len({whole.code, *(one.code for one in first)}) == 3
    assert {link.kind for link in whole.linked_by.all()} == {"split_from"}


def test_one_part_is_no_taking_apart():
    whole = make_approved()
    analyst = make_staff(whole.consultation, "analyst")

    with pytest.raises(ListeningError, match="part_needed"):
        split(
            by=analyst,
            contribution_id=whole.pk,
            seen=whole.revision,
            parts=parts_of(whole, ["Tek."], "form"),
        )


def test_merged_contributions_keep_their_codes():
    table = make_table()
    one, two = make_approved(table), make_approved(table)
    analyst = make_staff(consultation_of(table), "analyst")

    merge(by=analyst, contribution_ids=[one.pk], into_id=two.pk)

    link = ContributionLink.objects.get()
    one.refresh_from_db()
    assert (link.kind, link.origin, link.target, one.code is not None) == (
        "merged_into",
        one,
        two,
        True,
    )
