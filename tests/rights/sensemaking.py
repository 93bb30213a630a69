from uuid import uuid4

from paydas.consultations.operations.approvals import ask_approval
from paydas.core.actors import SYSTEM
from paydas.sensemaking.operations.codes import add_group
from paydas.sensemaking.operations.reports import NewSection, add_section, begin_report
from paydas.sensemaking.queries.codes import current_codebook
from paydas.sensemaking.queries.report import report_of
from paydas.sources.models import Edition
from tests.factories.sensemaking import (
    make_code,
    make_codebook,
    make_finding,
    make_recommendation,
    make_voice,
)
from tests.factories.sources import make_edition
from tests.rights import Page, in_consultation, only

READERS = only("coordinator", "analyst", "academic_lead", "approver")
WRITERS = only("coordinator", "analyst", "academic_lead")
PUBLISHERS = only("coordinator", "approver")
BOSS = only("coordinator")
NUMBER = 1


def with_pk(world, found):
    return in_consultation(world) | {"pk": found.pk}


def a_finding(world):
    return with_pk(world, make_finding(SYSTEM, world.consultation, is_ready=False))


def a_recommendation(world):
    return with_pk(world, make_recommendation(SYSTEM, world.consultation))


def a_piece(world):
    return with_pk(world, make_finding(SYSTEM, world.consultation).evidence.get())


def a_voice(world):
    a_book(world)
    return with_pk(world, make_voice(world.consultation))


def a_book(world):
    found = current_codebook(world.consultation.pk) or make_codebook(SYSTEM, world.consultation)
    return with_pk(world, found)


def in_book(world):
    a_book(world)
    return in_consultation(world)


def a_code(world):
    a_book(world)
    return with_pk(world, make_code(SYSTEM, current_codebook(world.consultation.pk)))


def a_group(world):
    book = a_book(world)["pk"]
    return with_pk(world, add_group(by=SYSTEM, group_id=uuid4(), codebook_id=book, title="Grup"))


def in_report(world):
    report = begin_report(
        by=SYSTEM, report_id=uuid4(), consultation_id=world.consultation.pk, title="Rapor"
    )
    if not Edition.objects.exists():
        content = {
            "title": "Rapor", "subtitle": "", "author": "", "limits": "", "language": "tr",
            "consultation": "", "owner": "", "is_sample": False, "sections": [], "findings": [],
            "recommendations": [], "voices": {},
            "figures": {"kinds": {}, "headings": {}, "hosts": [], "reached": []},
            "method": {
                "gatherings": [], "channels": {}, "public": {}, "coding": None,
                "survey": {"invited": None, "sent": 0},
                "interviews": {"held": 0, "declined": 0},
                "tables": {"all": 0, "recorded": 0},
                "coverage": {"voices": 0, "in_findings": 0, "disposed": 0, "without": 0},
            },
        }  # fmt: skip
        make_edition(report, content)
    return in_consultation(world)


def a_report(world):
    in_report(world)
    report = report_of(world.consultation.pk)
    ask_approval(
        by=SYSTEM,
        consultation_id=world.consultation.pk,
        subject=report,
        title="Rapor",
        content="içerik",
    )
    return with_pk(world, report)


def a_section(world):
    in_report(world)
    report = report_of(world.consultation.pk)
    section = add_section(
        by=SYSTEM, section_id=uuid4(), report_id=report.pk, section=NewSection("Giriş")
    )
    return with_pk(world, section)


def an_edition(world):
    return in_report(world) | {"number": NUMBER}


def an_edition_file(world):
    return an_edition(world) | {"kind": "docx"}


def a_draft_file(world):
    return in_report(world) | {"kind": "docx"}


PAGES = [
    Page("sensemaking:findings", READERS, in_consultation),
    Page("sensemaking:add_finding", WRITERS, in_consultation),
    Page("sensemaking:finding", READERS, a_finding),
    Page("sensemaking:edit_finding", WRITERS, a_finding),
    Page("sensemaking:mark_finding", WRITERS, a_finding, "post"),
    Page("sensemaking:move_finding", WRITERS, a_finding, "post"),
    Page("sensemaking:add_evidence", WRITERS, a_finding),
    Page("sensemaking:add_number", WRITERS, a_finding),
    Page("sensemaking:edit_evidence", WRITERS, a_piece),
    Page("sensemaking:recommendations", READERS, in_consultation),
    Page("sensemaking:add_recommendation", WRITERS, in_consultation),
    Page("sensemaking:recommendation", READERS, a_recommendation),
    Page("sensemaking:edit_recommendation", WRITERS, a_recommendation),
    Page("sensemaking:mark_recommendation", WRITERS, a_recommendation, "post"),
    Page("sensemaking:move_recommendation", WRITERS, a_recommendation, "post"),
    Page("sensemaking:coverage", READERS, in_consultation),
    Page("sensemaking:coding", READERS, in_consultation),
    Page("sensemaking:next_voice", WRITERS, in_consultation),
    Page("sensemaking:code_voice", WRITERS, a_voice),
    Page("sensemaking:codebook", READERS, in_book),
    Page("sensemaking:open_codebook", WRITERS, in_consultation),
    Page("sensemaking:edit_codebook", WRITERS, a_book),
    Page("sensemaking:codebook_version", WRITERS, a_book, "post"),
    Page("sensemaking:add_group", WRITERS, in_book),
    Page("sensemaking:edit_group", WRITERS, a_group),
    Page("sensemaking:add_code", WRITERS, in_book),
    Page("sensemaking:edit_code", WRITERS, a_code),
    Page("sensemaking:act_on_code", WRITERS, a_code, "post"),
    Page("sensemaking:report", READERS, in_report),
    Page("sensemaking:edit_report", WRITERS, in_report),
    Page("sensemaking:add_section", WRITERS, in_report),
    Page("sensemaking:edit_section", WRITERS, a_section),
    Page("sensemaking:act_on_section", WRITERS, a_section, "post"),
    Page("sensemaking:preview", READERS, in_report),
    Page("sensemaking:draft_file", READERS, a_draft_file),
    Page("sensemaking:attach_file", WRITERS, in_report),
    Page("sensemaking:detach_file", WRITERS, in_report, "post"),
    Page("sensemaking:submit_report", BOSS, in_report, "post"),
    Page("sensemaking:publish_report", PUBLISHERS, in_report, "post"),
    Page("sensemaking:approve_report", READERS, a_report),
    Page("sensemaking:edition", READERS, an_edition),
    Page("sensemaking:redact_edition", PUBLISHERS, an_edition),
    Page("sensemaking:edition_file", READERS, an_edition_file),
]
# What removes its record answers once only; tests/sensemaking/test_pages.py tries each role.
ELSEWHERE = {
    "sensemaking:remove_evidence",
    "sensemaking:add_check",
    "sensemaking:remove_check",
    "sensemaking:remove_finding",
    "sensemaking:remove_group",
    "sensemaking:remove_memo",
    "sensemaking:remove_recommendation",
    "sensemaking:withdraw_disposition",
}
