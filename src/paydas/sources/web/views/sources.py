"""The register of sources, and the files that were handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.listing import Action, Cell, Empty, Listing, list_page
from paydas.core.web.lists import Column
from paydas.kernel.text.dates import format_date
from paydas.sources.access import can_keep_sources, can_read_sources
from paydas.sources.models import Citation
from paydas.sources.operations.sources import add_source, change_source, change_standing
from paydas.sources.queries.files import pictures_of
from paydas.sources.queries.files import visible_to as files_visible_to
from paydas.sources.queries.sources import search, visible_to, with_counts
from paydas.sources.web.forms import SearchForm, SourceForm, StandingForm

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request
    from paydas.sources.models import MediaFile, Source


def day_of(source: Source) -> str:
    """Write a source's date with the parts that are known; its own words where there are some."""
    if source.as_written:
        return source.as_written
    day = source.dated
    if day.year is None and day.month is None:
        return ""
    return format_date(day, get_language() or "tr")


def _listing(found: QuerySet[Source], form: SearchForm) -> Listing[Source]:
    return Listing(
        title=_("Sources"),
        lead=_("Documents that facts come from. Each fact cites the words it rests on."),
        rows=with_counts(found),
        columns=[
            Column(_("Title"), "title"),
            Column(_("Publisher"), "publisher"),
            Column(_("Date")),
            Column(_("Citations"), numeric=True),
        ],
        cells=lambda one: [
            Cell(one.title, reverse("sources:source", args=[one.pk]), one.byline),
            Cell(one.publisher),
            Cell(day_of(one)),
            Cell(str(getattr(one, "n_citations", 0))),
        ],
        orders={"title": "sort", "publisher": "publisher"},
        total=lambda n: ngettext("%(count)s source", "%(count)s sources", n) % {"count": n},
        empty=Empty(
            _("No sources yet"),
            _("Add the document that a fact comes from, with its text."),
            reverse("sources:add_source"),
            _("Add a source"),
        ),
        filters=form,
    )


@for_accounts
def sources(request: Request) -> HttpResponseBase:
    require(can_read_sources(request.actor))
    found = search(visible_to(request.actor), request.GET.get("q", ""))
    add = Action(_("Add a source"), reverse("sources:add_source"), "")
    actions = [add] if can_keep_sources(request.actor) else []
    return list_page(request, _listing(found, SearchForm(request.GET)), actions=actions)


@for_accounts
def source(request: Request, pk: UUID) -> HttpResponse:
    require(can_read_sources(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    context = {
        "source": found,
        "sample": found.is_sample,
        "day": day_of(found),
        "citations": found.citations.order_by("created_at"),
        "pictures": pictures_of(found, for_public=False),
        "may_keep": can_keep_sources(request.actor),
        "changed": last_change(found),
    }
    return render(request, "sources/source.html", context)


@for_accounts
def add(request: Request) -> HttpResponse:
    require(can_keep_sources(request.actor))
    form = bound(request, SourceForm)
    return edit_page(
        request,
        form,
        lambda: add_source(by=request.actor, id=form.key, values=form.columns),
        done=lambda: reverse("sources:source", args=[form.key]),
        title=_("Add a source"),
        cancel_url=reverse("sources:sources"),
    )


@for_accounts
def edit(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_sources(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    form = bound(request, SourceForm, found)
    page = reverse("sources:source", args=[pk])
    return edit_page(
        request,
        form,
        lambda: change_source(
            by=request.actor, source_id=pk, seen=form.seen_revision, values=form.columns
        ),
        done=page,
        title=_("Change the source"),
        kicker=found.title,
        cancel_url=page,
    )


@for_accounts
def standing(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_sources(request.actor))
    found = get_object_or_404(Citation.objects.select_related("source"), pk=pk)
    form = bound(request, StandingForm, found)
    page = reverse("sources:source", args=[found.source_id])
    return edit_page(
        request,
        form,
        lambda: change_standing(
            by=request.actor, citation_id=pk, seen=form.seen_revision, **form.values
        ),
        done=page,
        title=_("How does this fact stand?"),
        kicker=found.source.title,
        lead=f"“{found.quote}”",
        cancel_url=page,
    )


def file(request: Request, pk: UUID) -> HttpResponseBase:
    """Serve a file to whoever may have it."""
    return send(get_object_or_404(files_visible_to(request.actor), pk=pk))


def send(media: MediaFile) -> FileResponse:
    """Send a file so that a browser runs nothing in it: pictures are shown, all else is saved.

    Later steps call this after their own check of rights.
    """
    try:
        stored = media.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        stored,
        as_attachment=not media.is_image,
        filename=media.name,
        content_type=media.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
