"""What was published: report, responses, plan, and every edition with its hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from paydas.core.web.exports import export, wants_export
from paydas.core.web.lists import applied, paginate
from paydas.planning.queries.papers import published_paper
from paydas.portal.queries import editions as edition_queries
from paydas.portal.queries.answers import answer_rows, counts_of
from paydas.portal.queries.plan import plan_page
from paydas.portal.queries.report import paper_of_report, report_page
from paydas.portal.web.columns import ANSWER_COLUMNS, EDITION_COLUMNS, export_links
from paydas.portal.web.crumbs import crumbs
from paydas.portal.web.forms import AnswerFilter, EditionFilter
from paydas.portal.web.loading import of_consultation, trail
from paydas.sources.queries.papers import FORMS, set_file

if TYPE_CHECKING:
    from uuid import UUID

    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request
    from paydas.portal.queries.records import Consultation
    from paydas.sources.queries.papers import Paper


@of_consultation
def report(request: Request, one: Consultation) -> HttpResponse:
    page = report_page(one.pk)
    context = {
        "page": page,
        "text": mark_safe(page.html) if page else "",  # noqa: S308 -- escaped by kernel.documents.html
        "consultation": one,
        "sample": one.is_sample,
        "crumbs": trail(one, (_("Situation report"), "")),
    }
    return render(request, "portal/report.html", context)


@of_consultation
def report_file(request: Request, one: Consultation, form: str) -> HttpResponse:
    return _file(request, one, form, paper_of_report(one.pk), "report")


@of_consultation
def plan_file(request: Request, one: Consultation, form: str) -> HttpResponse:
    return _file(request, one, form, published_paper(one.pk), "plan")


def _file(
    request: Request, one: Consultation, form: str, paper: Paper | None, name: str
) -> HttpResponse:
    """Answer with a publication as a file, as the worker set it; else it is set now."""
    if paper is None or form not in FORMS:
        raise Http404
    found = set_file(paper, form)
    if found is None:
        return _is_being_set(request, one)
    response = HttpResponse(found, content_type=FORMS[form])
    response["Content-Disposition"] = f'inline; filename="{one.slug}-{name}.{form}"'
    return response


def _is_being_set(request: Request, one: Consultation) -> HttpResponse:
    """Say that the file is being set for somebody else at this moment."""
    context = {"consultation": one, "sample": one.is_sample}
    response = render(request, "portal/being_set.html", context, status=503)
    response["Retry-After"] = "5"
    return response


@of_consultation
def responses(request: Request, one: Consultation) -> HttpResponseBase:
    form = AnswerFilter(request.GET)
    rows = answer_rows(one.pk, form.asked.get("words", ""), form.asked.get("decision", ""))
    if wants_export(request):
        return export(request, rows, ANSWER_COLUMNS, f"{one.slug}-responses")
    context = {
        "form": form,
        "applied": applied(request, form),
        "pages": paginate(request, rows),
        "counts": counts_of(rows),
        "consultation": one,
        "exports": export_links(request),
        "sample": one.is_sample,
        "crumbs": trail(one, (_("Recommendations and responses"), "")),
    }
    return render(request, "portal/responses.html", context)


@of_consultation
def plan(request: Request, one: Consultation) -> HttpResponse:
    page = plan_page(one.pk)
    context = {
        "page": page,
        "consultation": one,
        "sample": one.is_sample,
        "crumbs": trail(one, (_("Action plan"), "")),
    }
    return render(request, "portal/plan.html", context)


def publications(request: Request) -> HttpResponseBase:
    form = EditionFilter(request.GET)
    found = edition_queries.editions(form.asked.get("words", ""), form.asked.get("kind", ""))
    if wants_export(request):
        rows = edition_queries.rows(found)
        return export(request, rows, EDITION_COLUMNS, "publications")
    pages = paginate(request, found)
    context = {
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": edition_queries.rows(pages.items),
        "exports": export_links(request),
        "crumbs": crumbs((_("Reports and plans"), "")),
    }
    return render(request, "portal/publications.html", context)


def edition(request: Request, edition_id: UUID) -> HttpResponse:
    page = edition_queries.page(edition_id)
    if page is None:
        raise Http404
    context = {"page": page, "sample": page.is_sample, "crumbs": crumbs(*page.trail)}
    return render(request, "portal/edition.html", context)


def content(request: Request, edition_id: UUID) -> HttpResponse:
    """Give the exact text that was hashed, so that anybody can check it."""
    text = edition_queries.content(edition_id)
    if text is None:
        raise Http404
    return HttpResponse(text, content_type="application/json; charset=utf-8")
