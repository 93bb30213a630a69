from uuid import uuid4

import pytest

from paydas.consultations.models import Approval
from paydas.consultations.operations.approvals import decide_approval
from paydas.consultations.operations.participants import Joining
from paydas.consultations.vocabulary import ConsultationsError
from paydas.core.actors import SYSTEM
from paydas.core.models import AccessLink, OutboxMessage
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.invitations.models import Invitation, InvitationRound
from paydas.invitations.operations import rounds, sending
from paydas.invitations.queries.rounds import stage_of, stages_of
from paydas.invitations.vocabulary import InvitationsError
from paydas.stakeholders.models import ContactPoint
from tests.factories.consultations import make_staff
from tests.factories.gatherings import make_gathering
from tests.factories.invitations import invite_bodies, make_invitation, make_round, send
from tests.factories.stakeholders import make_organisation

pytestmark = pytest.mark.django_db


def code_of(call, error=InvitationsError, **arguments):
    with pytest.raises(error) as problem:
        call(**arguments)
    return problem.value.code


def approve():
    waiting = Approval.objects.get(state="waiting")
    return decide_approval(by=SYSTEM, approval_id=waiting.pk, approves=True)


def test_a_round_posted_twice_is_one():
    gathering, key = make_gathering(), uuid4()
    values = {"title": "Davet", "route": "eligible", "reason": "Kural"}

    for _ in range(2):
        rounds.open_round(by=SYSTEM, round_id=key, gathering_id=gathering.pk, values=values)

    assert InvitationRound.objects.count() == 1


def test_a_round_needs_a_reason_that_can_be_published():
    values = {"title": "Davet", "route": "eligible", "reason": " "}

    code = code_of(
        rounds.open_round,
        by=SYSTEM,
        round_id=uuid4(),
        gathering_id=make_gathering().pk,
        values=values,
    )

    assert code == "reason_needed"


@pytest.mark.parametrize("role", ["approver", "analyst", "viewer"])
def test_only_the_coordinator_opens_rounds(role):
    gathering = make_gathering()
    actor = make_staff(gathering.consultation, role)

    with pytest.raises(AccessDeniedError):
        rounds.open_round(by=actor, round_id=uuid4(), gathering_id=gathering.pk, values={})


def test_nobody_is_invited_twice_to_one_gathering_by_any_round():
    gathering, body = make_gathering(), make_organisation()
    first, second = make_round(gathering), make_round(gathering, route="nominated")

    counts = [
        rounds.invite(by=SYSTEM, round_id=one.pk, joining=[Joining(body), Joining(body)])
        for one in (first, second)
    ]

    assert counts == [1, 0]
    assert Invitation.objects.count() == 1


def test_a_round_that_waits_for_the_approver_can_not_be_changed():
    found = make_round()
    invite_bodies(found)
    rounds.submit_round(by=SYSTEM, round_id=found.pk)

    codes = [
        code_of(rounds.change_round, by=SYSTEM, round_id=found.pk, seen=None, values={}),
        code_of(rounds.invite, by=SYSTEM, round_id=found.pk, joining=[]),
        code_of(rounds.take_off, by=SYSTEM, round_id=found.pk, invitation_ids=[]),
    ]

    assert codes == ["round_state"] * 3


@pytest.mark.parametrize(
    ("values", "code"),
    [({"reply_by": None}, "no_reply_day"), ({"letter": " "}, "letter_needed")],
)
def test_what_is_incomplete_is_not_laid_before_the_approver(values, code):
    found = make_round(**values)
    invite_bodies(found)

    assert code_of(rounds.submit_round, by=SYSTEM, round_id=found.pk) == code


def test_an_empty_round_is_not_laid_before_the_approver():
    assert code_of(rounds.submit_round, by=SYSTEM, round_id=make_round().pk) == "round_empty"


def test_what_changed_after_approval_is_not_sent():
    found = make_round()
    invite_bodies(found)
    rounds.submit_round(by=SYSTEM, round_id=found.pk)
    approve()
    rounds.change_round(by=SYSTEM, round_id=found.pk, seen=None, values={"letter": "Başka metin."})

    code = code_of(rounds.release_round, ConsultationsError, by=SYSTEM, round_id=found.pk)

    assert code == "approval_changed"


def test_a_returned_round_can_be_mended_and_laid_before_the_approver_again():
    found = make_round()
    invite_bodies(found)
    rounds.submit_round(by=SYSTEM, round_id=found.pk)
    waiting = Approval.objects.get(state="waiting")
    decide_approval(by=SYSTEM, approval_id=waiting.pk, approves=False, reason="Tarih eksik")
    found.refresh_from_db()
    returned = stage_of(found)
    rounds.change_round(by=SYSTEM, round_id=found.pk, seen=None, values={"document_number": "E-2"})

    rounds.submit_round(by=SYSTEM, round_id=found.pk)

    assert returned == "returned"
    assert stages_of(InvitationRound.objects.all()) == {found.pk: "submitted"}


def test_two_people_changing_one_round_do_not_overwrite_each_other():
    found = make_round()
    rounds.change_round(by=SYSTEM, round_id=found.pk, seen=1, values={"title": "Yeni başlık"})

    with pytest.raises(StaleRecordError):
        rounds.change_round(by=SYSTEM, round_id=found.pk, seen=1, values={"title": "Diğer"})


def test_sending_in_batches_gives_each_one_link_and_those_with_an_address_one_mail():
    found = make_round()
    bodies = [make_organisation() for _ in range(5)]
    ContactPoint.objects.create(organisation=bodies[0], kind="email", value="bilgi@ornek.invalid")
    invite_bodies(found, *bodies)
    rounds.submit_round(by=SYSTEM, round_id=found.pk)
    approve()
    rounds.release_round(by=SYSTEM, round_id=found.pk)

    counts = [sending.send_batch(by=SYSTEM, round_id=found.pk, limit=2) for _ in range(4)]

    assert counts == [2, 2, 1, 0]
    assert AccessLink.objects.filter(purpose="invitation").count() == 5
    assert OutboxMessage.objects.get().to == "bilgi@ornek.invalid"
    assert "/l/" in OutboxMessage.objects.get().body
    assert sorted(found.invitations.values_list("sent_by", flat=True)) == ["email"] + ["paper"] * 4


def test_nothing_is_sent_before_the_round_is_released():
    found = make_round()
    invite_bodies(found)

    assert code_of(sending.send_batch, by=SYSTEM, round_id=found.pk) == "round_state"


def test_a_sent_round_is_closed():
    found = make_invitation().round

    assert code_of(rounds.release_round, by=SYSTEM, round_id=found.pk) == "round_state"
    assert code_of(rounds.invite, by=SYSTEM, round_id=found.pk, joining=[]) == "round_state"


def test_a_reminder_goes_once_a_day_to_those_who_have_not_answered():
    body = make_organisation()
    ContactPoint.objects.create(organisation=body, kind="email", value="bilgi@ornek.invalid")
    found = make_round()
    invite_bodies(found, body, make_organisation())
    send(found)
    everybody = list(found.invitations.values_list("pk", flat=True))

    counts = [sending.remind(by=SYSTEM, invitation_ids=everybody) for _ in range(2)]

    assert counts == [1, 0]
    assert OutboxMessage.objects.filter(key__startswith="reminder:").count() == 1
