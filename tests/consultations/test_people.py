from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator

from paydas.consultations.models import Consent, ConsultationRole
from paydas.consultations.operations import requests
from paydas.consultations.operations.consents import Agreement, give_consents, withdraw_consent
from paydas.consultations.operations.roles import Duty, give_role, take_role
from paydas.consultations.vocabulary import ConsultationsError
from paydas.core.actors import SYSTEM, holder
from paydas.core.operations.links import Grant, give_link
from paydas.core.queries.links import living_link
from paydas.core.vocabulary import AccessDeniedError
from tests.factories.consultations import make_consultation, make_participant, make_staff
from tests.factories.core import make_account, make_notice, make_user
from tests.factories.stakeholders import make_organisation, make_person

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 10, 7, 9, tzinfo=UTC)


def code_of(call, **arguments):
    with pytest.raises(ConsultationsError) as problem:
        call(**arguments)
    return problem.value.code


def give(found, user, *duty, by=SYSTEM, **narrow):
    return {
        "by": by,
        "consultation_id": found.pk,
        "user_id": user.pk,
        "duty": Duty(*duty, **narrow),
    }


@pytest.mark.parametrize("role", ["coordinator", "analyst", "approver"])
def test_a_role_that_reads_unpublished_words_needs_two_step_sign_in(role):
    found, user = make_consultation(), make_user()

    refused = code_of(give_role, **give(found, user, role))
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    give_role(**give(found, user, role))

    assert refused == "second_factor"
    assert [r.role for r in ConsultationRole.objects.filter(user=user)] == [role]


def test_a_viewer_needs_one_step_only_and_has_the_role_once():
    found, user = make_consultation(), make_user()
    give_role(**give(found, user, "viewer"))

    assert code_of(give_role, **give(found, user, "viewer")) == "role_exists"


def test_narrow_roles_say_what_they_are_narrowed_to():
    found, user = make_consultation(), make_user()

    assert code_of(give_role, **give(found, user, "local_organiser")) == "role_needs_gathering"
    assert code_of(give_role, **give(found, user, "reporter")) == "role_needs_body"
    body = make_organisation()
    assert give_role(**give(found, user, "reporter", organisation_id=body.pk)).organisation == body


def test_roles_are_given_by_coordinators_and_administrators_only():
    found = make_consultation()
    for actor in (make_staff(found), make_account(is_administrator=True)):
        give_role(**give(found, make_user(), "viewer", by=actor))

    with pytest.raises(AccessDeniedError):
        give_role(**give(found, make_user(), "viewer", by=make_staff(found, "approver")))


def test_the_last_coordinator_stays():
    found = make_consultation()
    boss = make_staff(found)
    role = ConsultationRole.objects.get(user=boss.user)

    assert code_of(take_role, by=boss, role_id=role.pk) == "last_coordinator"
    make_staff(found)
    take_role(by=boss, role_id=role.pk)
    assert ConsultationRole.objects.filter(user=boss.user).count() == 0


def agree(found, *people, by=SYSTEM, purpose="quotation"):
    notice = make_notice()
    agreements = [Agreement(p.pk, purpose, notice, "paper") for p in people]
    return give_consents(by=by, consultation_id=found.pk, agreements=agreements, at=NOW)


def test_a_consent_is_living_once_and_keeps_both_its_dates():
    found = make_consultation()
    person = make_participant(found)
    (consent,) = agree(found, person)

    again = agree(found, person)
    ended = withdraw_consent(by=SYSTEM, consent_id=consent.pk, at=NOW)

    assert (again, ended.given_at, ended.withdrawn_at) == ([], NOW, NOW)
    assert code_of(withdraw_consent, by=SYSTEM, consent_id=consent.pk) == "consent_withdrawn"
    assert len(agree(found, person)) == 1


def test_a_consent_belongs_to_the_consultation_of_its_participant():
    found, other = make_consultation(), make_consultation()

    with pytest.raises(ConsultationsError):
        agree(found, make_participant(other))


def test_who_holds_a_link_withdraws_only_their_own_consent():
    found = make_consultation()
    mine, others = make_participant(found), make_participant(found)
    first, second = agree(found, mine, others)
    link = give_link(by=SYSTEM, grant=Grant("receipt", mine))

    withdraw_consent(by=holder(link), consent_id=first.pk)
    with pytest.raises(AccessDeniedError):
        withdraw_consent(by=holder(link), consent_id=second.pk)

    assert Consent.objects.filter(withdrawn_at=None).count() == 1


def receive(found, **values):
    return requests.receive_request(
        by=SYSTEM,
        request_id=values.pop("request_id", uuid4()),
        consultation_id=found.pk,
        received_on=date(2021, 12, 20),
        **({"kind": "erase"} | values),
    )


def test_a_request_is_due_after_thirty_days():
    found = make_consultation()
    pk = uuid4()

    made = [receive(found, request_id=pk) for _ in range(2)]

    assert {r.pk for r in made} == {pk}
    assert made[0].due_on == date(2022, 1, 19)


def test_a_request_is_answered_once_and_in_words():
    made = receive(make_consultation())
    answer = {"by": SYSTEM, "request_id": made.pk, "seen": None, "state": "answered"}

    assert code_of(requests.answer_request, **answer, answer=" ") == "reason_needed"
    requests.answer_request(**answer, answer="Kayıt silindi.")
    assert code_of(requests.answer_request, **answer, answer="Yine") == "request_closed"


def test_erasing_cuts_every_link_to_a_person_and_coarsens_what_is_left():
    found = make_consultation()
    crowd = [
        make_participant(found, person=make_person(), areas=["women"], sector="civil")
        for _ in range(5)
    ]
    lonely = make_participant(
        found, person=make_person(), areas=["roma"], sector="academia", legal_form="university"
    )
    for one in (crowd[0], lonely):
        agree(found, one)
    link = give_link(by=SYSTEM, grant=Grant("receipt", lonely))

    kept = requests.erase_participant(by=SYSTEM, participant_id=crowd[0].pk)
    gone = requests.erase_participant(by=SYSTEM, participant_id=lonely.pk)

    assert (kept.person, kept.organisation, kept.areas) == (None, None, ["women"])
    assert (gone.sector, gone.areas, gone.legal_form, gone.disclosure) == ("", [], "", "anonymous")
    assert Consent.objects.filter(withdrawn_at=None).count() == 0
    assert living_link(link.key) is None
    assert code_of(requests.erase_participant, by=SYSTEM, participant_id=gone.pk) == (
        "already_erased"
    )


def test_two_erased_participants_of_one_consultation_are_two():
    found = make_consultation()

    for _ in range(2):
        requests.erase_participant(by=SYSTEM, participant_id=make_participant(found).pk)

    assert found.participants.filter(person=None, organisation=None).count() == 2


def test_erasing_a_person_empties_the_register_and_every_consultation():
    first, second = make_consultation(), make_consultation()
    person = make_person(name="Örnek Silinecek", note="not")
    for one in (first, second):
        make_participant(one, person=person)

    requests.erase_person(by=SYSTEM, person_id=person.pk)

    person.refresh_from_db()
    assert (person.name, person.note, person.search) == ("", "", "")
    assert person.erased_at is not None
    assert person.participant_set.count() == 0


def test_who_protects_data_in_one_consultation_does_not_erase_from_another():
    first, second = make_consultation(), make_consultation()
    person = make_person()
    for one in (first, second):
        make_participant(one, person=person)
    officer = make_staff(first, "data_protection")

    with pytest.raises(AccessDeniedError):
        requests.erase_person(by=officer, person_id=person.pk)

    assert person.participant_set.count() == 2
