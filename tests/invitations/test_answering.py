from datetime import timedelta

import pytest
from django.utils import timezone

from paydas.consultations.models import Consent
from paydas.consultations.operations.participants import Joining
from paydas.core.actors import SYSTEM
from paydas.core.models import AuditEvent
from paydas.core.operations.links import revoke_links
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.gatherings.models import AccessNeed, Attendance
from paydas.invitations.models import Invitation
from paydas.invitations.operations.answering import (
    Given,
    Reply,
    agree,
    answer_invitation,
    open_invitation,
    record_answers,
)
from paydas.invitations.vocabulary import InvitationsError
from tests.factories.consultations import make_staff
from tests.factories.core import make_notice
from tests.factories.gatherings import make_gathering, make_session, mark
from tests.factories.invitations import holder_of, invite_bodies, make_invitation, make_round
from tests.factories.stakeholders import make_person

pytestmark = pytest.mark.django_db


def answer(invitation, reply, by=None, seen=None, **more):
    by = by or holder_of(invitation)
    return answer_invitation(by=by, invitation_id=invitation.pk, seen=seen, reply=reply, **more)


def expected_at(gathering):
    return set(
        Attendance.objects.filter(session__gathering=gathering).values_list(
            "participant__person__name", "presence"
        )
    )


def test_an_acceptance_puts_the_invited_on_every_door_list_with_needs_and_consent():
    gathering = make_gathering()
    make_session(gathering)
    make_session(gathering)
    invitation = make_invitation(gathering)
    reply = Reply("accepted", needs={"step_free": "Asansör"}, language="en")

    found = answer(invitation, reply)
    agree(by=holder_of(invitation), invitation_id=invitation.pk, notice=make_notice())

    assert (found.answer, found.answered_by) == ("accepted", "link")
    assert Attendance.objects.filter(participant=found.participant).count() == 2
    assert AccessNeed.objects.get().note == "Asansör"
    assert Consent.objects.get().purpose == "participation"
    found.participant.refresh_from_db()
    assert found.participant.language == "en"


def test_a_delegate_comes_for_the_same_body_and_is_made_once():
    gathering = make_gathering()
    make_session(gathering)
    invitation = make_invitation(gathering)

    for _ in range(2):
        found = answer(invitation, Reply("delegated", delegate_name="Örnek Vekil"))

    assert found.delegate.organisation == found.participant.organisation
    assert expected_at(gathering) == {("Örnek Vekil", "expected")}


def test_declining_after_all_takes_off_the_door_list_unless_marked_there():
    gathering = make_gathering()
    first, second = make_session(gathering), make_session(gathering)
    invitation = make_invitation(gathering)
    found = answer(invitation, Reply("accepted"))
    mark(first, found.participant)

    answer(invitation, Reply("declined"))

    assert list(Attendance.objects.values_list("session", "presence")) == [(first.pk, "present")]
    assert not Attendance.objects.filter(session=second).exists()


def test_two_people_answering_one_invitation_do_not_overwrite_each_other():
    invitation = make_invitation()
    answer(invitation, Reply("accepted"), seen=invitation.revision)

    with pytest.raises(StaleRecordError):
        answer(invitation, Reply("declined"), seen=invitation.revision)

    invitation.refresh_from_db()
    assert invitation.answer == "accepted"


def test_after_the_day_the_link_answers_no_more_but_the_organiser_does():
    invitation = make_invitation(reply_by=timezone.localdate() - timedelta(days=1))
    gathering = invitation.gathering
    organiser = make_staff(gathering.consultation, "local_organiser", gathering_id=gathering.pk)

    with pytest.raises(InvitationsError, match="too_late"):
        answer(invitation, Reply("accepted"))
    found = answer(
        invitation,
        Reply("accepted", channel="telephone"),
        by=organiser.acting_for(invitation.participant_id),
    )

    assert found.answered_by == "telephone"
    event = AuditEvent.objects.filter(action="invitations.answer_invitation").last()
    assert event.on_behalf_of == str(invitation.participant_id)


def test_the_organiser_of_another_gathering_records_no_answer():
    invitation = make_invitation()
    other = make_gathering(invitation.gathering.consultation)
    stranger = make_staff(other.consultation, "local_organiser", gathering_id=other.pk)

    with pytest.raises(AccessDeniedError):
        answer(invitation, Reply("accepted", channel="telephone"), by=stranger)


def test_a_link_answers_only_its_own_invitation_and_only_while_it_lives():
    first, second = make_invitation(), make_invitation()
    holder = holder_of(first)

    with pytest.raises(AccessDeniedError):
        answer(second, Reply("accepted"), by=holder)
    revoke_links(by=SYSTEM, subject_id=first.pk)
    holder.link.refresh_from_db()
    with pytest.raises(AccessDeniedError):
        answer(first, Reply("accepted"), by=holder)


def test_a_delegate_needs_a_name():
    with pytest.raises(InvitationsError, match="delegate_name"):
        answer(make_invitation(), Reply("delegated", delegate_name=" "))


def test_what_was_not_sent_is_not_answered():
    (invitation,) = invite_bodies(make_round())

    with pytest.raises(InvitationsError, match="not_sent"):
        answer(invitation, Reply("accepted"), by=SYSTEM)


def test_opening_is_noted_the_first_time_only():
    invitation = make_invitation()
    holder = holder_of(invitation)

    moments = []
    for _ in range(2):
        open_invitation(by=holder, invitation_id=invitation.pk)
        moments.append(Invitation.objects.get().opened_at)

    assert moments[0] == moments[1] is not None


def test_answers_that_came_by_telephone_are_written_down_together():
    gathering = make_gathering()
    make_session(gathering)
    first, second = make_invitation(gathering), make_invitation(gathering)
    delegate = Joining(second.participant.organisation, make_person(name="Örnek Vekil"))
    given = [Given(first.pk, "declined"), Given(second.pk, "delegated", delegate=delegate)]

    count = record_answers(by=SYSTEM, gathering_id=gathering.pk, given=given)

    assert count == 2
    assert expected_at(gathering) == {("Örnek Vekil", "expected")}


def test_answers_of_another_gathering_are_refused_together():
    first, other = make_invitation(), make_invitation()
    given = [Given(first.pk, "accepted"), Given(other.pk, "accepted")]

    with pytest.raises(InvitationsError, match="other_gathering"):
        record_answers(by=SYSTEM, gathering_id=first.gathering_id, given=given)

    assert not Invitation.objects.exclude(answer="none").exists()
