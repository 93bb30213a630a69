import pytest
from django.utils import timezone

from paydas.core.actors import VISITOR
from paydas.kernel.threads import Node, walk
from paydas.sensemaking.models import Finding, FindingEvidence, Recommendation
from paydas.sensemaking.queries.threads import HOPS, finding_labels, recommendation_labels
from tests.factories.consultations import make_staff
from tests.factories.sensemaking import make_desk, make_finding, make_recommendation, make_voice

pytestmark = pytest.mark.django_db


def test_a_voice_leads_to_its_recommendation_in_two_queries(django_assert_num_queries):
    consultation, by = make_desk()
    voice = make_voice(consultation)
    finding = make_finding(by, consultation, [voice])
    recommendation = make_recommendation(by, consultation, [finding])

    with django_assert_num_queries(2):
        thread = walk(Node("contribution", voice.pk), HOPS)

    assert [station.kind for station in thread.stations] == [
        "contribution",
        "finding",
        "recommendation",
    ]
    assert thread.ends == (Node("recommendation", recommendation.pk),)
    assert thread.edges[0].reason == "supports"


def test_a_recommendation_leads_back_to_its_voices():
    consultation, by = make_desk()
    voices = [make_voice(consultation) for _ in range(2)]
    recommendation = make_recommendation(by, consultation, [make_finding(by, consultation, voices)])

    thread = walk(Node("recommendation", recommendation.pk), HOPS)

    assert {node.id for node in thread.nodes_of("contribution")} == {one.pk for one in voices}


def test_evidence_added_after_publication_waits_for_the_next_edition():
    consultation, by = make_desk()
    old, new = make_voice(consultation), make_voice(consultation)
    finding = make_finding(by, consultation, [old])
    Finding.objects.filter(pk=finding.pk).update(state="published")
    finding.evidence.update(published_on=timezone.localdate())
    FindingEvidence.objects.create(finding=finding, contribution=new, stance="supports")

    thread = walk(Node("finding", finding.pk), HOPS)

    assert [node.id for node in thread.nodes_of("contribution")] == [old.pk]


def test_drafts_are_labelled_for_the_inside_only():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    recommendation = make_recommendation(by, consultation, [finding])
    approver = make_staff(consultation, "approver")

    assert finding_labels(VISITOR, [finding.pk]) == {}
    assert recommendation_labels(VISITOR, [recommendation.pk]) == {}
    assert set(finding_labels(approver, [finding.pk])) == {finding.pk}


def test_the_public_reads_the_words_of_the_edition_in_force():
    consultation, by = make_desk()
    recommendation = make_recommendation(by, consultation)
    Recommendation.objects.filter(pk=recommendation.pk).update(
        state="published", public_text="Yayımlanan sözler"
    )

    (label,) = recommendation_labels(VISITOR, [recommendation.pk]).values()

    assert label.text == "Yayımlanan sözler"
