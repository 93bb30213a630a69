"""From draft to edition: lay the report before the approver, publish it, redact it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from paydas.consultations.operations.approvals import ask_approval, require_approved
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock
from paydas.sensemaking.access import can_publish, can_submit
from paydas.sensemaking.models import Finding, FindingEvidence, Recommendation, SituationReport
from paydas.sensemaking.queries.content import content_of, redacted
from paydas.sensemaking.queries.report import report_editions
from paydas.sensemaking.vocabulary import FindingState, SensemakingError
from paydas.sources.models import Edition
from paydas.sources.operations.editions import Publication, publish_edition, redact_edition
from paydas.sources.queries.editions import canonical
from paydas.sources.queries.editions import content_of as published_content
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from datetime import date, datetime

    from paydas.consultations.models import Approval
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

Json = dict[str, Any]


@operation
def submit_report(*, by: Actor, report_id: Key) -> Approval:
    """Lay exactly what would be published now before the approver.

    Raises SensemakingError: nothing_ready, no_evidence, numbers_only, finding_not_ready.
    """
    report = lock(SituationReport, report_id)
    require(can_submit(by, report.consultation_id))
    content = content_of(report)
    check_content(content)
    return ask_approval(
        by=by,
        consultation_id=report.consultation_id,
        subject=report,
        title=report.title,
        content=approved_form(report, content),
    )


@operation
def publish_report(
    *, by: Actor, report_id: Key, change_log: str = "", at: datetime | None = None
) -> Edition:
    """Publish findings, recommendations and report together as the next edition.

    What is published must be exactly what the approver approved.
    Raises SensemakingError: nothing_ready, change_log_needed and those of law 2;
    ConsultationsError: approval_missing, approval_changed; SourcesError: nothing_changed.
    """
    report = lock(SituationReport, report_id)
    require(can_publish(by, report.consultation_id))
    content = content_of(report)
    check_content(content)
    require_approved(report, approved_form(report, content))
    if report_editions(report).exists() and not change_log.strip():
        raise SensemakingError("change_log_needed")
    moment = at or timezone.now()
    edition = publish_edition(
        by=by,
        publication=Publication(
            kind=EditionKind.REPORT,
            subject=report,
            title=report.title,
            content=content,
            scope=report.consultation_id,
            language=report.language,
            change_log=change_log.strip(),
            file=report.file,
        ),
        at=moment,
    )
    _mark_published(report, timezone.localtime(moment).date())
    record(report, scope=report.consultation_id, edition=edition.number)
    return edition


@operation
def redact_voice(*, by: Actor, edition_id: Key, code: str, reason: str) -> Edition:
    """Put an edition without the words of one voice in the place of a published one.

    For a consent that was withdrawn: the old edition keeps its hash and says why its words went.
    Raises SourcesError: reason_needed, edition_withdrawn, nothing_changed.
    """
    edition = lock(Edition, edition_id)
    report = SituationReport.objects.get(pk=edition.subject_id)
    require(can_publish(by, report.consultation_id))
    content = published_content(edition)
    publication = Publication(
        kind=EditionKind.REPORT,
        subject=report,
        title=edition.title,
        content=redacted(content, code) if content else None,
        scope=report.consultation_id,
        language=edition.language,
    )
    return redact_edition(by=by, edition_id=edition_id, publication=publication, reason=reason)


def approved_form(report: SituationReport, content: Json) -> str:
    """Return what the approval hashes: the content, and the file of record if there is one."""
    return canonical(content) + (report.file.sha256 if report.file else "")


def check_content(content: Json) -> None:
    """Hold law 2 once more, over everything that would be published.

    Raises SensemakingError: nothing_ready, no_evidence, numbers_only, finding_not_ready.
    """
    if not content["findings"]:
        raise SensemakingError("nothing_ready")
    for finding in content["findings"]:
        voices = bool(finding["voices"] or finding["hidden"])
        if not voices and not finding["questions"] and not finding["sources"]:
            raise SensemakingError("no_evidence")
        if not voices and not finding["numbers_only"]:
            raise SensemakingError("numbers_only")
    if any(not one["findings"] for one in content["recommendations"]):
        raise SensemakingError("finding_not_ready")


def _mark_published(report: SituationReport, day: date) -> None:
    """Give the public the words and the evidence of the new edition."""
    ready = {"consultation": report.consultation_id, "state__in": [FindingState.READY, "published"]}
    findings = list(Finding.objects.filter(**ready))
    for finding in findings:
        finding.state = FindingState.PUBLISHED
        finding.published_on = finding.published_on or day
        finding.public_title, finding.public_statement = finding.title, finding.statement
    fields = ["state", "published_on", "public_title", "public_statement"]
    Finding.objects.bulk_update(findings, fields, batch_size=100)
    recommendations = list(Recommendation.objects.filter(**ready))
    for one in recommendations:
        one.state = FindingState.PUBLISHED
        one.published_on = one.published_on or day
        one.public_text = one.text
    fields = ["state", "published_on", "public_text"]
    Recommendation.objects.bulk_update(recommendations, fields, batch_size=100)
    evidence = FindingEvidence.objects.filter(finding__in=findings)
    evidence.filter(is_dropped=True).delete()
    evidence.filter(published_on=None).update(published_on=day)
