"""Editions of the report: read one, download it; a draft as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.operations.jobs import start
from paydas.core.web.editing import bound, edit_page
from paydas.sensemaking.access import can_publish, can_read
from paydas.sensemaking.jobs import set_files
from paydas.sensemaking.operations.publication import redact_voice
from paydas.sensemaking.queries.content import content_of
from paydas.sensemaking.queries.papers import paper_of
from paydas.sensemaking.queries.report import draw_edition, edition_of, published_report, report_of
from paydas.sensemaking.queries.tree import draft_tree
from paydas.sensemaking.web.forms.report import RedactForm
from paydas.sensemaking.web.frame import crumbs, frame, here
from paydas.sources.queries.editions import is_intact
from paydas.sources.queries.papers import FORMS, MAKERS, forget_file, set_file

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.kernel.documents.tree import Report


def as_file(tree: Report, kind: str, stem: str) -> HttpResponse:
    """Answer with the report as PDF or DOCX."""
    return _attached(MAKERS[kind](tree), kind, stem)


def _attached(made: bytes, kind: str, stem: str) -> HttpResponse:
    response = HttpResponse(made, content_type=FORMS[kind])
    response["Content-Disposition"] = f'attachment; filename="{stem}.{kind}"'
    return response


def prepare_files(request: Request, consultation: Consultation) -> None:
    """Let the worker set the editions as files now; one run at a time does them all."""
    start(
        by=request.actor,
        work=set_files,
        arguments={},
        key="sensemaking.files",
        scope=consultation.pk,
        page=here(consultation, "report"),
    )


@in_consultation
def redact(request: Request, consultation: Consultation, number: int) -> HttpResponseBase:
    """Take one voice's words out of a published edition, for a consent that was withdrawn."""
    require(can_publish(request.actor, consultation.pk))
    found = edition_of(consultation.pk, number)
    if found is None or draw_edition(*found) is None:
        raise Http404
    edition = found[1]
    form = bound(request, RedactForm)

    def act() -> object:
        data = form.cleaned_data
        fresh = redact_voice(
            by=request.actor, edition_id=edition.pk, code=data["code"], reason=data["reason"]
        )
        for kind in FORMS:
            forget_file(edition, kind)
        prepare_files(request, consultation)
        return fresh

    home = here(consultation, "report")
    title = _("Take a voice out of edition %(number)s") % {"number": number}
    return edit_page(
        request,
        form,
        act,
        done=home,
        said=_("A new edition without these words stands in its place."),
        title=title,
        lead=_(
            "The edition keeps its number, hash and date and says why its words had to go; the "
            "voice still counts. What was printed or downloaded before cannot be called back."
        ),
        submit=_("Publish the edition without these words"),
        cancel_url=home,
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "report", title),
    )


@in_consultation
def edition(request: Request, consultation: Consultation, number: int) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    found = edition_of(consultation.pk, number)
    if found is None:
        raise Http404
    title = _("Edition %(number)s") % {"number": number}
    edition, drawn = found[1], draw_edition(*found)
    context = frame(request, consultation, "report") | {
        "report": found[0],
        "edition": edition,
        "is_intact": is_intact(edition),
        "may_redact": edition.withdrawn_at is None and can_publish(request.actor, consultation.pk),
        "tree": drawn,
        "contents": drawn.contents if drawn else "",
        "html": drawn.html if drawn else "",
        "crumbs": crumbs(consultation, "report", title),
    }
    return render(request, "sensemaking/report_page.html", context)


@in_consultation
def edition_file(
    request: Request, consultation: Consultation, number: int, kind: str
) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    found = published_report(consultation.pk, number)
    if found is None or found.tree is None or kind not in FORMS:
        raise Http404
    made = set_file(paper_of(found.report, found.edition), kind)
    if made is None:
        return as_file(found.tree, kind, f"report-{consultation.slug}-{number}")
    return _attached(made, kind, f"report-{consultation.slug}-{number}")


@in_consultation
def draft_file(request: Request, consultation: Consultation, kind: str) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    found = report_of(consultation.pk)
    if found is None or kind not in FORMS:
        raise Http404
    return as_file(draft_tree(content_of(found)), kind, f"report-{consultation.slug}-draft")
