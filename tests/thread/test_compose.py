import pytest

from paydas.core.actors import VISITOR
from paydas.thread.queries.compose import compose
from tests.factories.planning import make_finding, make_recommendation, make_response
from tests.factories.sensemaking import make_voice
from tests.factories.threads import lay_evidence, make_thread

pytestmark = pytest.mark.django_db
WHOLE = [
    "contribution", "finding", "recommendation", "response", "objective", "activity", "indicator",
]  # fmt: skip


def main_ids(composed):
    return {str(kind): node.id for kind, node in composed.line.main.items()}


def test_a_thread_is_the_same_from_both_ends():
    found = make_thread()

    down = compose(VISITOR, found.voice.code)
    up = compose(VISITOR, found.indicator.code)

    assert main_ids(down) == main_ids(up)
    assert sorted(main_ids(down)) == sorted(WHOLE)


def test_a_code_is_understood_however_it_is_typed():
    found = make_thread()

    typed = found.voice.code.lower().replace("-", " ")

    assert compose(VISITOR, typed).found.code == found.voice.code


@pytest.mark.parametrize("code", ["", "G-1234567", "nonsense"])
def test_a_code_that_names_nothing_composes_nothing(code):
    assert compose(VISITOR, code) is None


def test_other_voices_of_the_finding_join_with_their_stance():
    found = make_thread()
    against = make_voice(found.consultation, "Bizde sorun yok.")
    lay_evidence(found.finding, against, "contradicts")

    composed = compose(VISITOR, found.voice.code)

    stances = [(voice.code, stance) for voice, stance in composed.voices_of(found.finding.pk)]
    assert stances == [(found.voice.code, "supports"), (against.code, "contradicts")]


def test_voices_that_are_not_public_are_only_counted():
    found = make_thread()
    secret = make_voice(
        found.consultation, "Gizli söz.", state="withheld", withheld_reason="Kişi belli oluyor."
    )
    lay_evidence(found.finding, secret)

    composed = compose(VISITOR, found.activity.code)

    assert composed.hidden_of(found.finding.pk) == 1
    assert secret.pk not in composed.words.voices


def test_a_voice_that_is_not_public_keeps_its_thread_but_not_its_words():
    found = make_thread()
    secret = make_voice(
        found.consultation, "Gizli söz.", state="withheld", withheld_reason="Kişi belli oluyor."
    )
    lay_evidence(found.finding, secret)

    composed = compose(VISITOR, secret.code)

    assert not composed.is_public
    assert secret.pk not in composed.words.voices
    assert main_ids(composed)["finding"] == found.finding.pk


def test_a_draft_finding_is_on_no_public_thread():
    found = make_thread()
    draft = make_finding(found.consultation, state="draft", code=None, published_on=None)
    voice = make_voice(found.consultation)
    lay_evidence(draft, voice, published_on=None)

    assert list(main_ids(compose(VISITOR, voice.code))) == ["contribution"]


def test_a_plan_that_is_being_changed_leaks_nothing():
    found = make_thread()
    asked = make_recommendation(found.consultation)
    make_response(asked)
    found.activity.links.create(recommendation=asked)

    assert sorted(main_ids(compose(VISITOR, asked.code))) == ["recommendation", "response"]


def test_a_thread_costs_the_same_for_one_voice_and_for_many(django_assert_num_queries):
    found = make_thread()
    compose(VISITOR, found.voice.code)
    with django_assert_num_queries(19):
        compose(VISITOR, found.voice.code)
    for stance in ("supports", "contradicts", "nuances"):
        lay_evidence(found.finding, make_voice(found.consultation), stance)

    with django_assert_num_queries(19):
        compose(VISITOR, found.voice.code)
