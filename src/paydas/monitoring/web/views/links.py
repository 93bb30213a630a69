"""Private links by which participants comment on progress: who has one, give, renew, withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.models import Participant
from paydas.consultations.queries.people import named
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.operations.links import address_of
from paydas.core.queries.kept import kept
from paydas.core.queries.links import links_of, subjects_of
from paydas.core.web.editing import act_page
from paydas.core.web.exports import ExportColumn, export, export_links, wants_export
from paydas.core.web.lists import Pages, applied, paginate
from paydas.core.web.office.bars import bars
from paydas.monitoring.access import PROGRESS, can_set_up
from paydas.monitoring.jobs import mail_progress_links as mailing
from paydas.monitoring.operations import setting_up as operations
from paydas.monitoring.operations.mails import start_progress_mails
from paydas.monitoring.queries.mails import unmailed
from paydas.monitoring.web.forms import LinksFilter
from paydas.monitoring.web.frame import frame, running_plan

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request


def _columns() -> list[ExportColumn[tuple[Participant, str]]]:
    return [
        ExportColumn(_("Organisation"), lambda row: str(row[0].organisation or "")),
        ExportColumn(_("Person"), lambda row: str(row[0].person or "")),
        ExportColumn(_("Private link"), lambda row: row[1]),
    ]


def _people(consultation: Consultation) -> QuerySet[Participant]:
    found = Participant.objects.filter(consultation=consultation, erased_at=None)
    return found.select_related("organisation", "person", "progress_mail").order_by(
        "organisation__sort", "person__sort", "created_at"
    )


def _here(consultation: Consultation) -> str:
    return reverse("monitoring:links", args=[consultation.slug])


@kept
def _standing(consultation: Consultation) -> tuple[int, int, int]:
    """Count who holds a link, who never had one, and who can be mailed theirs."""
    ids = set(_people(consultation).order_by().values_list("pk", flat=True))
    had = subjects_of(PROGRESS, consultation.pk)
    mailable = len(unmailed(consultation.pk, PROGRESS))
    return len(links_of(PROGRESS, ids)), len(ids - had), mailable


@in_consultation
def links(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_set_up(request.actor, consultation.pk))
    plan = running_plan(consultation)
    if plan is None:
        raise Http404
    people = _people(consultation)
    if wants_export(request):
        known = links_of(PROGRESS, people.values_list("pk", flat=True))
        rows = [(one, address_of(known[one.pk])) for one in people if one.pk in known]
        return export(request, rows, _columns(), "progress-links")
    # Whose link was withdrawn gets a new one by name only, never along with everybody.
    had = subjects_of(PROGRESS, consultation.pk)
    if request.method == "POST":
        without = [one for one in people if one.pk not in had]

        def act() -> object:
            return operations.give_progress_links(
                by=request.actor, plan_id=plan.pk, participants=without
            )

        said = _("Every participant has a link now.")
        return act_page(request, act, done=_here(consultation), said=said)
    form = LinksFilter(request.GET)
    shown = named(form.cleaned_data["q"], people) if form.is_valid() else people
    pages: Pages[Participant] = paginate(request, shown, is_long=True)
    known = links_of(PROGRESS, [one.pk for one in pages.items])
    given, without_one, mailable = _standing(consultation)
    back = reverse("monitoring:voices", args=[consultation.slug])
    page = frame(consultation, _("Links for participants"), back=back) | {
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": [
            (one, link, address_of(link) if link else "", one.pk in had)
            for one, link in ((one, known.get(one.pk)) for one in pages.items)
        ],
        "given": given,
        "without": without_one,
        "exports": export_links(request),
        "mailable": mailable,
        "bars": bars(request, consultation.pk, mailing),
    }
    return render(request, "monitoring/links.html", page)


@require_POST
@in_consultation
def mail_links(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_set_up(request.actor, consultation.pk))
    plan = running_plan(consultation)
    if plan is None:
        raise Http404
    done = _here(consultation)

    def act() -> object:
        return start_progress_mails(by=request.actor, plan_id=plan.pk, page=done)

    return act_page(request, act, done=done, said=_("The e-mails are being sent."))


@require_POST
@in_consultation
def act_on_link(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    found = get_object_or_404(_people(consultation), pk=pk)
    withdraws = request.POST.get("do") == "withdraw"
    operation = operations.withdraw_progress_link if withdraws else operations.renew_progress_link

    def act() -> object:
        return operation(by=request.actor, participant_id=found.pk)

    said = _("The link is withdrawn; it opens nothing now.")
    said = said if withdraws else _("There is a new link; the old one opens nothing.")
    return act_page(request, act, done=_here(consultation), said=said)
