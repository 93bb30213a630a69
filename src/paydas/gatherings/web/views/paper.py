"""The paper of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.core.operations.links import address_of
from paydas.core.web.editing import act_page
from paydas.gatherings.operations.programme import give_table_links
from paydas.gatherings.queries import paper as queries
from paydas.gatherings.web.forms.gatherings import table_label
from paydas.gatherings.web.frame import at, frame, of_gathering
from paydas.gatherings.web.printing import SHEETS

if TYPE_CHECKING:
    from paydas.core.web.requests import Request
    from paydas.gatherings.models import Gathering


@of_gathering()
def papers(request: Request, gathering: Gathering) -> HttpResponse:
    tables = queries.table_sheets(gathering)
    came = queries.attendees(gathering, only_present=True)
    listed = queries.attendees(gathering)
    rows = [
        (
            "signatures",
            _("Signature list"),
            _("Everybody who is expected, and blank lines."),
            len(listed),
        ),
        (
            "badges",
            _("Badges"),
            _("Eight on a page of A4, with marks to cut along."),
            len(listed) + len(queries.posts(gathering)),
        ),
        (
            "table-cards",
            _("Table cards"),
            _("With the question and the code of the rapporteur."),
            len(tables),
        ),
        (
            "protocol",
            _("Protocol list"),
            _("Guests in the order in which they are received."),
            len(queries.guests(gathering)),
        ),
        (
            "certificates",
            _("Certificates of attendance"),
            _("For everybody who was present."),
            len(came),
        ),
    ]
    context = frame(request, gathering) | {
        "rows": [(*row, at("paper", gathering, row[0])) for row in rows],
        "tables": tables,
        "missing": sum(not (sheet.link and sheet.moderator_link) for sheet in tables),
        "links": [
            (table_label(one.table), address_of(one.link), address_of(one.moderator_link))
            for one in tables
            if one.link and one.moderator_link
        ],
    }
    return render(request, "gatherings/papers.html", context)


@of_gathering()
def paper(request: Request, gathering: Gathering, sheet: str) -> HttpResponse:
    if sheet not in SHEETS:
        raise Http404
    response = HttpResponse(SHEETS[sheet](gathering), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{sheet}.pdf"'
    return response


@of_gathering()
@require_POST
def links(request: Request, gathering: Gathering) -> HttpResponse:
    def act() -> object:
        return give_table_links(by=request.actor, gathering_id=gathering.pk)

    done = at("papers", gathering)
    return act_page(request, act, done=done, said=_("Every table has its links now."))
