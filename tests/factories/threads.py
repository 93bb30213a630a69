"""A whole thread: voices, a finding, a recommendation with its answer, a plan with a result."""

from datetime import date

from paydas.sensemaking.models import FindingEvidence
from tests.factories.monitoring import check, make_running_plan, report
from tests.factories.planning import make_finding
from tests.factories.sensemaking import make_voice

DAY = date(2022, 1, 28)


def lay_evidence(finding, voice, stance="supports", **values):
    known = {"finding": finding, "contribution": voice, "stance": stance, "published_on": DAY}
    return FindingEvidence.objects.create(**(known | values))


def make_thread(*, is_measured=True):
    """Return a running plan whose recommendation rests on a finding with one public voice."""
    found = make_running_plan()
    for node in (found.objective, found.activity, found.indicator):
        node.refresh_from_db()
    found.finding = make_finding(found.consultation)
    found.recommendation.findings.add(found.finding)
    found.voice = make_voice(found.consultation, "Her ilde bir tercüman olsun.", said_by=9)
    lay_evidence(found.finding, found.voice)
    if is_measured:
        check(found, report(found))
    return found
