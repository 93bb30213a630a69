import pytest
from django.urls import reverse

from paydas.core.actors import holder
from paydas.core.models import Job, OutboxMessage
from paydas.core.operations.links import address_of, token_of
from paydas.core.queries.links import links_of
from paydas.core.vocabulary import AccessDeniedError
from paydas.monitoring.models import ProgressMail
from paydas.monitoring.operations.mails import (
    allow_progress_mails,
    mail_progress_links,
    stop_progress_mails,
)
from paydas.monitoring.operations.setting_up import (
    give_progress_links,
    renew_progress_link,
    withdraw_progress_link,
)
from paydas.stakeholders.models import ContactPoint
from tests.factories.consultations import make_participant, make_staff
from tests.factories.monitoring import make_running_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    made = make_running_plan()
    made.participant = make_participant(made.consultation, language="en")
    ContactPoint.objects.create(
        organisation=made.participant.organisation, kind="email", value="dernek@example.org"
    )
    give_progress_links(by=made.boss, plan_id=made.plan.pk, participants=[made.participant])
    return made


def mail_all(found, limit=50):
    return mail_progress_links(by=found.boss, plan_id=found.plan.pk, limit=limit)


def link_of(found):
    return links_of("progress", [found.participant.pk])[found.participant.pk]


def test_a_participant_is_mailed_their_link_in_their_language(found):
    assert mail_all(found) == 1

    mail = OutboxMessage.objects.get()
    assert (mail.to, mail.language) == ("dernek@example.org", "en")
    assert mail.subject == f"How the plan is going: {found.plan.title}"
    assert f"\n{address_of(link_of(found))}\n" in mail.body
    assert f"{address_of(link_of(found))}#mails" in mail.body


def test_nobody_is_mailed_twice_for_one_link(found):
    mail_all(found)

    assert mail_all(found) == 0
    assert OutboxMessage.objects.count() == 1


def test_a_new_link_is_mailed_again(found):
    mail_all(found)
    renew_progress_link(by=found.boss, participant_id=found.participant.pk)

    assert mail_all(found) == 1
    assert OutboxMessage.objects.count() == 2


def test_whoever_stopped_the_mails_gets_none(found):
    stop_progress_mails(by=holder(link_of(found)), participant_id=found.participant.pk)

    assert mail_all(found) == 0


def test_whoever_wants_them_again_gets_them(found):
    by = holder(link_of(found))
    stop_progress_mails(by=by, participant_id=found.participant.pk)
    allow_progress_mails(by=by, participant_id=found.participant.pk)

    assert mail_all(found) == 1


def test_a_withdrawn_link_is_not_mailed(found):
    withdraw_progress_link(by=found.boss, participant_id=found.participant.pk)

    assert mail_all(found) == 0


def test_whoever_has_no_address_is_passed_over(found):
    other = make_participant(found.consultation)
    give_progress_links(by=found.boss, plan_id=found.plan.pk, participants=[other])

    assert mail_all(found) == 1


def test_mails_go_out_in_batches(found):
    other = make_participant(found.consultation)
    ContactPoint.objects.create(
        organisation=other.organisation, kind="email", value="vakif@example.org"
    )
    give_progress_links(by=found.boss, plan_id=found.plan.pk, participants=[other])

    assert [mail_all(found, limit=1) for _ in range(3)] == [1, 1, 0]


def test_only_the_holder_of_the_link_stops_the_mails(found):
    with pytest.raises(AccessDeniedError):
        stop_progress_mails(by=found.boss, participant_id=found.participant.pk)


def test_a_viewer_mails_nobody(found):
    with pytest.raises(AccessDeniedError):
        mail_progress_links(
            by=make_staff(found.consultation, "viewer"), plan_id=found.plan.pk, limit=9
        )


def test_the_button_starts_the_job(found, client, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    client.force_login(found.boss.user)
    address = reverse("monitoring:mail_links", args=[found.consultation.slug])

    response = client.post(address)

    assert response.url == reverse("monitoring:links", args=[found.consultation.slug])
    assert Job.objects.get().work == "paydas.monitoring.jobs:mail_progress_links"


def test_the_page_of_the_link_stops_the_mails(found, client):
    client.get(f"/l/{token_of(link_of(found))}")
    args = [found.participant.pk]

    client.post(reverse("monitoring:choose_mails", args=args), {"do": "stop"})

    assert ProgressMail.objects.get().stopped_at is not None
    body = client.get(reverse("monitoring:progress", args=args)).content.decode()
    assert 'name="do" value="allow"' in body
