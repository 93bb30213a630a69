"""The Situation Assessment Report: begin it, write its sections, attach a file of record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.sensemaking.access import can_conclude
from paydas.sensemaking.models import ReportSection, SituationReport
from paydas.sensemaking.operations.findings import check_outline
from paydas.sensemaking.vocabulary import SectionKind, SensemakingError
from paydas.sources.operations.files import Upload, keep_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.consultations.models import Heading, Theme
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

FILE_KINDS = ("docx", "pdf", "odt")


@dataclass(frozen=True, slots=True)
class NewSection:
    """A section of a report that is written in one go."""

    heading: str
    kind: str = SectionKind.AUTHORED
    text: str = ""
    about: Heading | None = None
    theme: Theme | None = None


@operation
def begin_report(
    *,
    by: Actor,
    report_id: Key,
    consultation_id: Key,
    title: str,
    **values: Any,  # noqa: ANN401 -- the fields of the form
) -> SituationReport:
    """Begin the report of a consultation; there is one, which goes through editions."""
    require(can_conclude(by, str(consultation_id)))
    report, is_new = SituationReport.objects.get_or_create(
        consultation_id=consultation_id, defaults={"pk": report_id, "title": title, **values}
    )
    if is_new:
        record(report, scope=consultation_id)
    return report


@operation
def change_report(*, by: Actor, report_id: Key, seen: int | None, **values: Any) -> SituationReport:  # noqa: ANN401 -- the fields of the form
    """Change title, author, limits or language of the report."""
    report = lock(SituationReport, report_id, seen)
    require(can_conclude(by, report.consultation_id))
    changed = save_changes(report, **values)
    record(report, scope=report.consultation_id, fields=changed)
    return report


@operation
def add_section(
    *, by: Actor, section_id: Key, report_id: Key, section: NewSection
) -> ReportSection:
    """Add a section at the end; the same id twice is one."""
    report = lock(SituationReport, report_id)
    require(can_conclude(by, report.consultation_id))
    check_outline(report.consultation_id, {"heading": section.about, "theme": section.theme})
    last = report.sections.aggregate(Max("position"))["position__max"] or 0
    found, is_new = ReportSection.objects.get_or_create(
        pk=section_id,
        defaults={
            "report": report,
            "kind": section.kind,
            "heading": section.heading,
            "text": section.text,
            "about": section.about,
            "theme": section.theme,
            "position": last + 1,
            "is_sample": report.is_sample,
        },
    )
    if is_new:
        record(found, scope=report.consultation_id, kind=str(found.kind))
    return found


@operation
def add_sections(*, by: Actor, report_id: Key, sections: Iterable[NewSection]) -> int:
    """Add many sections in their order; return how many."""
    report = lock(SituationReport, report_id)
    require(can_conclude(by, report.consultation_id))
    wanted = list(sections)
    for one in wanted:
        check_outline(report.consultation_id, {"heading": one.about, "theme": one.theme})
    last = report.sections.aggregate(Max("position"))["position__max"] or 0
    ReportSection.objects.bulk_create(
        ReportSection(
            report=report,
            kind=one.kind,
            heading=one.heading,
            text=one.text,
            about=one.about,
            theme=one.theme,
            position=last + place,
            is_sample=report.is_sample,
        )
        for place, one in enumerate(wanted, 1)
    )
    record(report, scope=report.consultation_id, sections=len(wanted))
    return len(wanted)


@operation
def change_section(*, by: Actor, section_id: Key, seen: int | None, **values: Any) -> ReportSection:  # noqa: ANN401 -- the fields of the form
    """Change heading, text, kind or subject of a section."""
    section = lock(ReportSection, section_id, seen)
    scope = section.report.consultation_id
    require(can_conclude(by, scope))
    check_outline(scope, {"heading": values.get("about"), "theme": values.get("theme")})
    record(section, scope=scope, fields=save_changes(section, **values))
    return section


@operation
def move_section(*, by: Actor, section_id: Key, up: bool) -> None:
    """Move a section one place up or down."""
    section = lock(ReportSection, section_id)
    scope = section.report.consultation_id
    require(can_conclude(by, scope))
    rows = list(ReportSection.objects.select_for_update().filter(report=section.report_id))
    here = [row.pk for row in rows].index(section.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    for position, row in enumerate(rows, 1):
        row.position = position
    ReportSection.objects.bulk_update(rows, ["position"])
    record(section, scope=scope, position=there + 1)


@operation
def remove_section(*, by: Actor, section_id: Key) -> None:
    """Remove a section from the next edition."""
    section = lock(ReportSection, section_id)
    scope = section.report.consultation_id
    require(can_conclude(by, scope))
    record(section, scope=scope)
    section.delete()


@operation
def attach_file(*, by: Actor, report_id: Key, upload: Upload) -> SituationReport:
    """Keep a file as the record of the next edition; it is hashed together with the content.

    Raises SourcesError: file_type, file_empty, file_active, file_too_large.
    """
    report = lock(SituationReport, report_id)
    require(can_conclude(by, report.consultation_id))
    kept = keep_file(
        by=by, upload=Upload(upload.name, upload.data, accepts=FILE_KINDS, id=upload.id)
    )
    save_changes(report, file_id=kept.pk)
    record(report, scope=report.consultation_id, file=kept.pk, sha256=kept.sha256)
    return report


@operation
def detach_file(*, by: Actor, report_id: Key) -> SituationReport:
    """Publish the next edition without a file of record; the file stays kept."""
    report = lock(SituationReport, report_id)
    require(can_conclude(by, report.consultation_id))
    if report.file_id is None:
        raise SensemakingError("empty")
    save_changes(report, file_id=None)
    record(report, scope=report.consultation_id, file="")
    return report
