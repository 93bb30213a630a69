from uuid import uuid4

import pytest
from django.utils.translation import override

from paydas.gatherings.models import Gathering, Session, Table
from paydas.kernel.documents.docx import report_docx
from paydas.kernel.documents.html import report_html
from paydas.kernel.documents.pdf import report_pdf
from paydas.sensemaking.operations.evidence import Piece, add_evidence
from paydas.sensemaking.operations.reports import NewSection, add_sections, begin_report
from paydas.sensemaking.queries.annex import number, rate
from paydas.sensemaking.queries.content import content_of, uncitable
from paydas.sensemaking.queries.method import HIDDEN, gatherings, thinned
from paydas.sensemaking.queries.report import report_of
from paydas.sensemaking.queries.tree import draft_tree
from tests.factories.sensemaking import make_desk, make_finding, make_recommendation, make_voice

pytestmark = pytest.mark.django_db


def make_report(by, consultation, *sections):
    report = begin_report(
        by=by, report_id=uuid4(), consultation_id=consultation.pk, title="Durum raporu"
    )
    add_sections(by=by, report_id=report.pk, sections=sections)
    return report


def html_of(report):
    return report_html(draft_tree(content_of(report)))


def test_a_code_alone_on_a_line_is_the_quotation_of_its_public_words():
    consultation, by = make_desk()
    voice = make_voice(consultation, "Kapı hep kapalı.")
    report = make_report(
        by, consultation, NewSection("Giriş", text=f"Dendi ki:\n\n[[{voice.code}]]")
    )

    page = html_of(report)

    assert "<blockquote" in page
    assert "Kapı hep kapalı." in page


@pytest.mark.parametrize(
    "values",
    [
        {"state": "withheld", "withheld_reason": "Kişi belli oluyor."},
        {"state": "approved"},
    ],
)
def test_words_that_are_not_public_are_never_in_the_report(values):
    consultation, by = make_desk()
    hidden = make_voice(consultation, "Gizli kalsın.", **values)
    make_finding(by, consultation, [hidden, make_voice(consultation)])
    text = f"Önce.\n\n[[{hidden.code}]]\n\nSonra [[{hidden.code}]] biter."
    report = make_report(by, consultation, NewSection("Giriş", text=text))

    content = content_of(report)

    page = html_of(report)
    assert "Gizli kalsın." not in str(content)
    assert hidden.code not in page
    assert content["findings"][0]["hidden"] == {"supports": 1}
    assert uncitable(report) == [hidden.code]


def test_contradicting_voices_are_all_quoted():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    against = [make_voice(consultation, f"Karşıyım {n}.") for n in range(4)]
    pieces = [Piece("contradicts", voice.pk) for voice in against]
    add_evidence(by=by, finding_id=finding.pk, pieces=pieces)

    page = html_of(make_report(by, consultation))

    assert [n for n in range(4) if f"Karşıyım {n}." in page] == [0, 1, 2, 3]


def test_nothing_ready_is_missing_where_no_section_gives_it_a_place():
    consultation, by = make_desk()
    finding = make_finding(by, consultation)
    recommendation = make_recommendation(by, consultation, [finding])
    recommendation.state = "ready"
    recommendation.save()

    tree = draft_tree(content_of(make_report(by, consultation, NewSection("Giriş", text="Söz."))))

    headings = [section.heading for section in tree.sections]
    assert finding.title in headings
    assert recommendation.text in report_html(tree)
    assert tree.sections[-1].id == "method"


def test_drafts_are_not_in_the_report():
    consultation, by = make_desk()
    finding = make_finding(by, consultation, is_ready=False)

    assert finding.title not in html_of(make_report(by, consultation))


def test_an_author_cannot_write_html():
    consultation, by = make_desk()
    report = make_report(by, consultation, NewSection("Giriş", text="<script>alert(1)</script>"))

    assert "<script>" not in html_of(report)


def test_what_was_not_recorded_is_never_a_zero():
    with override("en"):
        assert number(None, "en") == "not recorded"
        assert number(0, "en") == "0"
        assert number(HIDDEN, "en") == "fewer than five, or hidden"
        assert rate(3, None, "en") == "not recorded"
        assert rate(HIDDEN, 10, "en") == "not recorded"
        assert rate(3, 12, "en") == "25% (3 / 12)"


def test_one_tree_makes_the_same_bytes_again():
    consultation, by = make_desk()
    make_finding(by, consultation)
    tree = draft_tree(content_of(make_report(by, consultation, NewSection("Giriş", text="Söz."))))

    assert report_pdf(tree) == report_pdf(tree)
    assert report_docx(tree) == report_docx(tree)
    assert report_pdf(tree)[:5] == b"%PDF-"


def test_gathering_the_content_takes_the_same_queries_for_one_and_three_findings(
    django_assert_num_queries,
):
    consultation, by = make_desk()
    make_report(by, consultation)
    for more in (1, 2):
        for _ in range(more):
            make_finding(by, consultation)
        report = report_of(consultation.pk)

        with django_assert_num_queries(20):
            content_of(report)


@pytest.mark.parametrize(
    ("known", "points"),
    [((), []), ((1,), [[1, 1]]), (tuple(range(1, 25)), [[n, n] for n in range(2, 25, 2)])],
)
def test_the_curve_is_thinned_and_keeps_its_end(known, points):
    assert thinned(known) == points


def test_a_gathering_at_which_nothing_was_taken_down_is_not_in_the_annex():
    consultation, _ = make_desk()
    for title in ("Olan", "Gelecek"):
        Gathering.objects.create(
            consultation=consultation, title=title, kind="workshop", year=2022, month=3
        )
    session = Session.objects.create(
        gathering=Gathering.objects.get(title="Olan"), number=1, title="Birinci oturum"
    )
    table = Table.objects.create(session=session, number=1)
    make_voice(consultation, channel="table", table=table)

    (row,) = gatherings(consultation.pk)

    assert (row["title"], row["voices"], row["invited"], row["attended"], row["spoke"]) == (
        "Olan",
        1,
        None,
        None,
        None,
    )
