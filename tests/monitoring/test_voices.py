from datetime import date
from uuid import uuid4

import pytest

from paydas.core.actors import VISITOR, holder
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.monitoring.models import ActivityVoice, Evaluation
from paydas.monitoring.operations import voices as operations
from paydas.monitoring.operations.setting_up import give_progress_links
from paydas.monitoring.operations.voices import Saying
from paydas.monitoring.queries import threads
from paydas.monitoring.queries.progress import progress
from paydas.monitoring.vocabulary import MonitoringError
from tests.factories.consultations import make_participant, make_staff
from tests.factories.monitoring import check, make_running_plan, make_voice, report
from tests.factories.stakeholders import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    return make_running_plan()


def participant_link(found, participant):
    links = give_progress_links(by=found.boss, plan_id=found.plan.pk, participants=[participant])
    return holder(links[0])


def test_a_participant_disputes_progress_by_a_private_link(found):
    participant = make_participant(found.consultation)
    actor = participant_link(found, participant)

    voice = make_voice(found, actor, kind="dispute", participant=participant)

    assert (voice.kind, voice.state, voice.participant) == ("dispute", "received", participant)
    assert voice.due_on > voice.said_on


def test_a_voice_posted_twice_is_one(found):
    pk, saying = uuid4(), Saying("comment", "Bir yorum.")

    for _ in range(2):
        operations.speak(by=found.boss, voice_id=pk, activity_id=found.activity.pk, saying=saying)

    assert ActivityVoice.objects.count() == 1


def test_a_link_does_not_speak_for_somebody_else(found):
    actor = participant_link(found, make_participant(found.consultation))

    with pytest.raises(AccessDeniedError):
        make_voice(found, actor, participant=make_participant(found.consultation))
    with pytest.raises(AccessDeniedError):
        make_voice(found, VISITOR)


def test_a_share_is_told_by_a_body_of_the_activity_only(found):
    told = make_voice(found, found.reporter, kind="share", organisation_id=found.body.pk)

    with pytest.raises(MonitoringError) as problem:
        make_voice(found, kind="share", organisation_id=make_organisation().pk)

    assert (told.kind, problem.value.code) == ("share", "not_a_partner")


def test_an_empty_voice_is_refused(found):
    with pytest.raises(MonitoringError) as problem:
        make_voice(found, text="  ")

    assert problem.value.code == "empty"


def test_a_voice_is_public_only_once_it_is_published(found):
    voice = make_voice(found)
    before = progress(found.plan).voices
    operations.publish_voice(by=found.boss, voice_id=voice.pk)
    operations.answer_voice(by=found.boss, voice_id=voice.pk, seen=2, answer="Teşekkür ederiz.")

    shown = progress(found.plan).voices[found.activity.pk]

    assert before == {}
    assert [(one.text, one.answer) for one in shown] == [(voice.text, "Teşekkür ederiz.")]


def test_a_voice_is_withheld_with_a_reason_only(found):
    voice = make_voice(found)

    with pytest.raises(MonitoringError):
        operations.withhold_voice(by=found.boss, voice_id=voice.pk, reason="")
    operations.withhold_voice(by=found.boss, voice_id=voice.pk, reason="Kişi adı geçiyor.")

    assert ActivityVoice.objects.get().state == "withheld"


@pytest.mark.parametrize("role", ["approver", "viewer"])
def test_only_the_coordinator_publishes_and_answers(found, role):
    voice = make_voice(found)

    with pytest.raises(AccessDeniedError):
        operations.publish_voice(by=make_staff(found.consultation, role), voice_id=voice.pk)


def test_two_answers_at_once_do_not_overwrite_each_other(found):
    voice = make_voice(found)
    operations.answer_voice(by=found.boss, voice_id=voice.pk, seen=1, answer="İlk.")

    with pytest.raises(StaleRecordError):
        operations.answer_voice(by=found.boss, voice_id=voice.pk, seen=1, answer="İkinci.")


def test_a_judgement_posted_twice_is_one(found):
    pk = uuid4()

    for _ in range(2):
        operations.judge_plan(
            by=found.boss,
            evaluation_id=pk,
            plan_id=found.plan.pk,
            criterion="impact",
            judgement="Etkisi görülüyor.",
            judged_on=date(2023, 12, 1),
        )

    assert Evaluation.objects.count() == 1


def test_hops_end_in_approved_values_and_published_voices(found):
    voice, sent = make_voice(found), report(found)
    hidden = [list(hop.edges(earlier=[found.activity.pk], later=None)) for hop in threads.HOPS]
    operations.publish_voice(by=found.boss, voice_id=voice.pk)
    check(found, sent)

    spoken, measured = (hop.edges for hop in threads.HOPS)

    assert hidden == [[], []]
    assert [e.later.id for e in spoken(earlier=[found.activity.pk], later=None)] == [voice.pk]
    assert [e.earlier.id for e in measured(earlier=None, later=[sent.pk])] == [found.indicator.pk]
    assert "8" in threads.measurement_labels(VISITOR, [sent.pk])[sent.pk]
