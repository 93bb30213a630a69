import pytest

from paydas.core.vocabulary import AccessDeniedError
from paydas.sensemaking.models import Recommendation
from paydas.sensemaking.operations.recommendations import (
    Ask,
    add_recommendation,
    add_recommendations,
    change_recommendation,
    mark_recommendation,
    remove_recommendation,
)
from paydas.sensemaking.queries.recommendations import recommendations_of
from paydas.sensemaking.vocabulary import SensemakingError
from tests.factories.consultations import make_staff
from tests.factories.sensemaking import make_desk, make_finding, make_recommendation
from tests.factories.stakeholders import make_organisation

pytestmark = pytest.mark.django_db


def test_a_recommendation_without_a_finding_is_refused():
    consultation, by = make_desk()
    ask = Ask("Öneri", make_organisation(), [])

    with pytest.raises(SensemakingError, match="no_finding"):
        add_recommendation(by=by, consultation_id=consultation.pk, ask=ask)


def test_a_recommendation_from_a_finding_elsewhere_is_refused():
    consultation, by = make_desk()
    elsewhere, other = make_desk()
    ask = Ask("Öneri", make_organisation(), [make_finding(other, elsewhere)])

    with pytest.raises(SensemakingError, match="not_of_consultation"):
        add_recommendation(by=by, consultation_id=consultation.pk, ask=ask)


def test_a_recommendation_posted_twice_is_one():
    consultation, by = make_desk()
    first = make_recommendation(by, consultation)

    make_recommendation(by, consultation, id=first.pk)

    assert Recommendation.objects.count() == 1


def test_a_recommendation_of_drafts_only_is_not_ready():
    consultation, by = make_desk()
    found = make_recommendation(by, consultation, [make_finding(by, consultation, is_ready=False)])

    with pytest.raises(SensemakingError, match="finding_not_ready"):
        mark_recommendation(by=by, recommendation_id=found.pk, is_ready=True)


def test_a_recommendation_changes_with_its_findings():
    consultation, by = make_desk()
    found = make_recommendation(by, consultation)
    other = make_finding(by, consultation)
    ask = Ask("Yeni", found.addressee, [other])

    changed = change_recommendation(by=by, recommendation_id=found.pk, seen=1, ask=ask)

    assert (changed.text, list(changed.findings.all())) == ("Yeni", [other])


def test_many_recommendations_are_ready_at_once():
    consultation, by = make_desk()
    finding, body = make_finding(by, consultation), make_organisation()
    asks = [Ask(f"Öneri {n}", body, [finding]) for n in range(3)]

    add_recommendations(by=by, consultation_id=consultation.pk, asks=asks)

    rows = recommendations_of(consultation.pk)
    assert [(one.text, one.state, one.findings.count()) for one in rows] == [
        ("Öneri 0", "ready", 1),
        ("Öneri 1", "ready", 1),
        ("Öneri 2", "ready", 1),
    ]


def test_a_draft_is_removed():
    consultation, by = make_desk()
    found = make_recommendation(by, consultation)

    remove_recommendation(by=by, recommendation_id=found.pk)

    assert Recommendation.objects.count() == 0


def test_only_analysts_write_recommendations():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)

    with pytest.raises(AccessDeniedError):
        make_recommendation(make_staff(consultation, "approver"), consultation, [finding])
