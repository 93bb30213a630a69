"""Editions of the report: read one, download it; a draft as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.kernel.documents.docx import report_docx
from paydas.kernel.documents.html import contents_html, report_html
from paydas.kernel.documents.pdf import report_pdf
from paydas.sensemaking.access import can_read
from paydas.sensemaking.queries.content import content_of
from paydas.sensemaking.queries.report import published_report, report_of
from paydas.sensemaking.queries.tree import draft_tree
from paydas.sensemaking.web.frame import crumbs, frame
from paydas.sources.queries.editions import is_intact

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.kernel.documents.tree import Report

FORMATS = {
    "pdf": (report_pdf, "application/pdf"),
    "docx": (
        report_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


def as_file(tree: Report, kind: str, stem: str) -> HttpResponse:
    """Answer with the report as PDF or DOCX."""
    write, content_type = FORMATS[kind]
    response = HttpResponse(write(tree), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{stem}.{kind}"'
    return response


@in_consultation
def edition(request: Request, consultation: Consultation, number: int) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    found = published_report(consultation.pk, number)
    if found is None:
        raise Http404
    title = _("Edition %(number)s") % {"number": number}
    context = frame(request, consultation, "report") | {
        "report": found.report,
        "edition": found.edition,
        "is_intact": is_intact(found.edition),
        "tree": found.tree,
        "contents": contents_html(found.tree) if found.tree else "",
        "html": report_html(found.tree) if found.tree else "",
        "crumbs": crumbs(consultation, "report", title),
    }
    return render(request, "sensemaking/report_page.html", context)


@in_consultation
def edition_file(
    request: Request, consultation: Consultation, number: int, kind: str
) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    found = published_report(consultation.pk, number)
    if found is None or found.tree is None or kind not in FORMATS:
        raise Http404
    return as_file(found.tree, kind, f"report-{consultation.slug}-{number}")


@in_consultation
def draft_file(request: Request, consultation: Consultation, kind: str) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    found = report_of(consultation.pk)
    if found is None or kind not in FORMATS:
        raise Http404
    return as_file(draft_tree(content_of(found)), kind, f"report-{consultation.slug}-draft")
