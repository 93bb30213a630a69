import pytest

from paydas.kernel.documents.docx import report_docx
from paydas.kernel.documents.pdf import report_pdf
from paydas.kernel.documents.tree import TableBlock
from paydas.planning.models import Plan
from paydas.planning.queries.documents import card_report, plan_report
from paydas.planning.queries.plans import published_tree
from tests.factories.planning import make_published_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    found = make_published_plan()
    return published_tree(found.consultation.pk)


def tables_of(report):
    blocks = [block for section in report.sections for block in section.blocks]
    return [block for block in blocks if isinstance(block, TableBlock)]


def test_the_card_has_activities_and_indicators_with_their_targets(published):
    branch = published.tree.objectives[0]

    activities, indicators = tables_of(card_report(published.plan, published.tree, branch))

    assert [row[0] for row in activities.rows] == ["1.1"]
    assert indicators.rows[0][4] == "06.2022: 10; 12.2022: 20"


def test_a_cost_that_is_not_known_is_not_shown_as_zero(published):
    report = card_report(published.plan, published.tree, published.tree.objectives[0])

    facts = {f.label: f.value for s in report.sections for b in s.blocks for f in _facts(b)}

    assert facts["Maliyet"] == "1 faaliyetin bütçesi yok"


def _facts(block):
    return getattr(block, "facts", ())


def test_the_same_edition_gives_the_same_bytes(published):
    report = plan_report(published.plan, published.tree, published.edition)

    assert report_pdf(report) == report_pdf(report)
    assert report_docx(report) == report_docx(report)
    assert report_pdf(report).startswith(b"%PDF")


def test_the_document_names_its_edition_and_hash(published):
    report = plan_report(published.plan, published.tree, published.edition)

    assert published.edition.sha256 in {fact.value for fact in report.meta.facts}


def test_a_draft_says_that_it_is_one(published):
    plan = Plan.objects.select_related("consultation__owner").get()

    assert plan_report(plan, published.tree).meta.edition == "taslak"
