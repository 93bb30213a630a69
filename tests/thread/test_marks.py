import pytest
from django.utils import timezone

from paydas.listening.models import Contribution
from paydas.thread.queries.marks import marks_in
from tests.factories.planning import make_finding, make_recommendation, make_response
from tests.factories.sensemaking import make_voice
from tests.factories.threads import lay_evidence, make_thread

pytestmark = pytest.mark.django_db


def test_a_voice_that_reached_the_plan_stands_at_the_indicator():
    found = make_thread()

    mark = marks_in(found.consultation.pk).of("contribution", found.voice.pk)

    assert (mark.at, mark.is_stopped) == (7, False)


def test_a_voice_that_nothing_came_of_stands_at_the_first_station():
    found = make_thread()
    voice = make_voice(found.consultation)

    assert marks_in(found.consultation.pk).of("contribution", voice.pk).at == 1


def test_a_refusal_stops_the_thread_where_nothing_else_came_of_it():
    found = make_thread()
    finding, voice = make_finding(found.consultation), make_voice(found.consultation)
    lay_evidence(finding, voice)
    asked = make_recommendation(found.consultation)
    asked.findings.add(finding)
    make_response(asked, decision="not_accepted", reason="Bütçe yok.")

    mark = marks_in(found.consultation.pk).of("contribution", voice.pk)

    assert (mark.at, mark.is_stopped) == (4, True)


def test_a_draft_moves_no_mark():
    found = make_thread()
    draft = make_finding(found.consultation, state="draft", code=None, published_on=None)
    voice = make_voice(found.consultation)
    lay_evidence(draft, voice, published_on=None)

    assert marks_in(found.consultation.pk).of("contribution", voice.pk).at == 1


def test_marks_are_worked_out_once_for_each_state_of_what_is_public(django_assert_num_queries):
    found = make_thread()
    marks_in(found.consultation.pk)

    with django_assert_num_queries(1):
        marks_in(found.consultation.pk)


def test_a_voice_made_public_after_the_publication_has_its_mark():
    found = make_thread()
    voice = make_voice(found.consultation, state="approved", cleared_at=None)
    lay_evidence(found.finding, voice)
    marks_in(found.consultation.pk)

    Contribution.objects.filter(pk=voice.pk).update(state="cleared", cleared_at=timezone.now())

    assert marks_in(found.consultation.pk).of("contribution", voice.pk).at > 1
