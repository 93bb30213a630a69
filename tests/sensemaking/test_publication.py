from uuid import uuid4

import pytest

from paydas.consultations.operations.approvals import decide_approval
from paydas.consultations.vocabulary import ConsultationsError
from paydas.core.actors import VISITOR
from paydas.core.vocabulary import AccessDeniedError
from paydas.listening.models import Contribution
from paydas.sensemaking.models import SituationReport
from paydas.sensemaking.operations.evidence import Piece, add_evidence, remove_evidence
from paydas.sensemaking.operations.findings import change_finding, mark_finding, remove_finding
from paydas.sensemaking.operations.publication import (
    publish_report,
    redact_voice,
    submit_report,
)
from paydas.sensemaking.operations.recommendations import mark_recommendation
from paydas.sensemaking.operations.reports import (
    NewSection,
    add_section,
    attach_file,
    begin_report,
    change_section,
    move_section,
)
from paydas.sensemaking.queries.report import published_report, report_editions
from paydas.sensemaking.queries.threads import finding_labels
from paydas.sensemaking.vocabulary import SensemakingError
from paydas.sources.operations.files import Upload
from paydas.sources.queries.editions import is_intact
from tests.factories.consultations import make_staff
from tests.factories.sensemaking import make_desk, make_finding, make_recommendation, make_voice
from tests.factories.sources import PDF

pytestmark = pytest.mark.django_db


class Desk:
    """A consultation with a finding, a report, and the people who publish it."""

    def __init__(self):
        self.consultation, self.by = make_desk("coordinator")
        self.approver = make_staff(self.consultation, "approver")
        self.voice = make_voice(self.consultation, "Protokol dokuz ay sürdü.")
        self.finding = make_finding(self.by, self.consultation, [self.voice])
        self.report = begin_report(
            by=self.by, report_id=uuid4(), consultation_id=self.consultation.pk, title="Rapor"
        )

    def approve(self):
        asked = submit_report(by=self.by, report_id=self.report.pk)
        return decide_approval(by=self.approver, approval_id=asked.pk, approves=True)

    def publish(self, change_log=""):
        self.approve()
        return publish_report(by=self.by, report_id=self.report.pk, change_log=change_log)

    def public_title(self):
        (label,) = finding_labels(VISITOR, [self.finding.pk]).values()
        return label.title


@pytest.fixture
def desk(db):
    return Desk()


def test_findings_recommendations_and_report_are_published_together(desk):
    recommendation = make_recommendation(desk.by, desk.consultation, [desk.finding])
    mark_recommendation(by=desk.by, recommendation_id=recommendation.pk, is_ready=True)

    edition = desk.publish()

    desk.finding.refresh_from_db()
    recommendation.refresh_from_db()
    assert (desk.finding.state, recommendation.state) == ("published", "published")
    assert desk.finding.evidence.get().published_on == desk.finding.published_on
    assert (edition.number, is_intact(edition)) == (1, True)


def test_nothing_is_published_without_approval(desk):
    with pytest.raises(ConsultationsError, match="approval_missing"):
        publish_report(by=desk.by, report_id=desk.report.pk)


def test_what_changed_after_approval_must_be_approved_again(desk):
    desk.approve()
    change_finding(by=desk.by, finding_id=desk.finding.pk, seen=None, title="Başka")

    with pytest.raises(ConsultationsError, match="approval_changed"):
        publish_report(by=desk.by, report_id=desk.report.pk)


def test_a_file_of_record_is_part_of_what_is_approved(desk):
    desk.approve()
    attach_file(by=desk.by, report_id=desk.report.pk, upload=Upload("rapor.pdf", PDF))

    with pytest.raises(ConsultationsError, match="approval_changed"):
        publish_report(by=desk.by, report_id=desk.report.pk)


def test_a_file_of_record_is_hashed_with_the_edition(desk):
    attach_file(by=desk.by, report_id=desk.report.pk, upload=Upload("rapor.pdf", PDF))

    edition = desk.publish()

    assert edition.file.name == "rapor.pdf"
    assert is_intact(edition) is True


def test_a_report_without_a_ready_finding_is_not_laid_before_the_approver(desk):
    mark_finding(by=desk.by, finding_id=desk.finding.pk, is_ready=False)

    with pytest.raises(SensemakingError, match="nothing_ready"):
        submit_report(by=desk.by, report_id=desk.report.pk)


def test_the_next_edition_says_what_changed(desk):
    desk.publish()
    change_finding(by=desk.by, finding_id=desk.finding.pk, seen=None, title="Başka")
    desk.approve()

    with pytest.raises(SensemakingError, match="change_log_needed"):
        publish_report(by=desk.by, report_id=desk.report.pk)

    edition = publish_report(by=desk.by, report_id=desk.report.pk, change_log="Başlık düzeltildi.")
    assert (edition.number, edition.change_log) == (2, "Başlık düzeltildi.")


def test_work_on_a_published_finding_stays_inside_until_the_next_edition(desk):
    desk.publish()
    before = desk.public_title()

    change_finding(by=desk.by, finding_id=desk.finding.pk, seen=None, title="Yeni başlık")
    between = desk.public_title()
    desk.publish("Başlık.")

    assert (between, desk.public_title()) == (before, "Yeni başlık")


def test_evidence_taken_off_leaves_with_the_next_edition(desk):
    more = make_voice(desk.consultation)
    add_evidence(by=desk.by, finding_id=desk.finding.pk, pieces=[Piece("supports", more.pk)])
    desk.publish()
    remove_evidence(by=desk.by, evidence_id=desk.finding.evidence.get(contribution=more).pk)
    kept = desk.finding.evidence.count()

    desk.publish("Bir görüş çıkarıldı.")

    assert (kept, desk.finding.evidence.count()) == (2, 1)


def test_a_published_finding_is_neither_removed_nor_a_draft_again(desk):
    desk.publish()

    for act in (remove_finding, lambda **k: mark_finding(is_ready=False, **k)):
        with pytest.raises(SensemakingError, match="published"):
            act(by=desk.by, finding_id=desk.finding.pk)


def test_an_old_edition_is_shown_as_it_was(desk):
    desk.publish()
    change_finding(by=desk.by, finding_id=desk.finding.pk, seen=None, statement="Sonraki söz.")
    desk.publish("Açıklama.")

    old = published_report(desk.consultation.pk, 1)
    new = published_report(desk.consultation.pk)

    assert "Sonraki söz." not in str(old.tree)
    assert "Sonraki söz." in str(new.tree)
    assert (old.edition.number, new.edition.number) == (1, 2)


def test_a_redacted_edition_has_no_words_and_the_old_one_keeps_its_hash(desk):
    first = desk.publish()

    fresh = redact_voice(
        by=desk.by, edition_id=first.pk, code=desk.voice.code, reason="Rıza geri alındı."
    )

    old = report_editions(desk.report).get(number=1)
    assert "Protokol dokuz ay" in first.content
    assert (old.content, old.sha256) == ("", first.sha256)
    assert "Protokol dokuz ay" not in fresh.content
    assert published_report(desk.consultation.pk, 1).tree is None


def test_only_coordinator_and_approver_publish(desk):
    analyst = make_staff(desk.consultation, "analyst")
    desk.approve()

    with pytest.raises(AccessDeniedError):
        publish_report(by=analyst, report_id=desk.report.pk)

    assert publish_report(by=desk.approver, report_id=desk.report.pk).number == 1


def test_there_is_one_report_of_a_consultation(desk):
    again = begin_report(
        by=desk.by, report_id=uuid4(), consultation_id=desk.consultation.pk, title="İkinci"
    )

    assert again == desk.report
    assert SituationReport.objects.count() == 1


def test_sections_are_moved_and_changed(desk):
    ids = [uuid4(), uuid4()]
    for key, heading in zip(ids, ["Giriş", "Sonuç"], strict=True):
        add_section(
            by=desk.by, section_id=key, report_id=desk.report.pk, section=NewSection(heading)
        )

    move_section(by=desk.by, section_id=ids[1], up=True)
    change_section(by=desk.by, section_id=ids[0], seen=1 + 0, text="Metin")

    assert [one.heading for one in desk.report.sections.all()] == ["Sonuç", "Giriş"]


def test_a_withdrawn_voice_is_not_in_the_next_edition(desk):
    desk.publish()
    Contribution.objects.filter(pk=desk.voice.pk).update(
        state="withheld", withheld_reason="Kişi belli oluyor."
    )

    edition = desk.publish("Bir görüş yayından çekildi.")

    assert "Protokol dokuz ay" not in edition.content
    assert desk.voice.code not in edition.content
