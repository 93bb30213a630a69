"""What every page of a gathering has: its record, its tabs, its place in the console."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.parts import Link
from paydas.gatherings.access import can_run
from paydas.gatherings.models import Gathering
from paydas.kernel.text.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request

    View = Callable[..., HttpResponseBase]

SHAPES = {"planned": "open", "held": "done", "postponed": "late", "cancelled": "refused"}


def of_gathering(*, running: bool = True) -> Callable[[View], View]:
    """Give a view its gathering; `running` asks for the right to run it."""

    def decorate(view: View) -> View:
        @wraps(view)
        def loaded(
            request: Request, consultation: Consultation, gathering: UUID, **kwargs: object
        ) -> HttpResponseBase:
            found = get_object_or_404(
                Gathering.objects.select_related(
                    "consultation", "province", "venue", "theme", "series", "region", "parent"
                ),
                pk=gathering,
                consultation=consultation,
            )
            require(not running or can_run(request.actor, found))
            return view(request, found, **kwargs)

        return in_consultation(loaded)

    return decorate


def home(gathering: Gathering) -> str:
    """Return the address of the gathering's page."""
    return at("gathering", gathering)


def at(name: str, gathering: Gathering, *more: object) -> str:
    """Return the address of one of its pages."""
    return reverse(f"gatherings:{name}", args=[gathering.consultation.slug, gathering.pk, *more])


def when(gathering: Gathering) -> str:
    """Say the date as far as it is known, in the reader's language."""
    said = format_date(gathering.dated, "en" if get_language() == "en" else "tr", with_weekday=True)
    return said or gathering.as_written


def frame(request: Request, gathering: Gathering, title: str = "") -> dict[str, Any]:
    """Return title, crumbs and tabs of a page of this gathering."""
    listed = reverse("gatherings:gatherings", args=[gathering.consultation.slug])
    crumbs = [Link(_("Gatherings"), listed), Link(gathering.title, home(gathering))]
    if title:
        crumbs.append(Link(title))
    return {
        "title": title or gathering.title,
        "gathering": gathering,
        "consultation": gathering.consultation,
        "sample": gathering.is_sample,
        "when": when(gathering),
        "shape": SHAPES[gathering.state],
        "may_run": can_run(request.actor, gathering),
        "crumbs": crumbs,
        "cancel_url": home(gathering),
        "tabs": tabs(request, gathering),
    }


def tabs(request: Request, gathering: Gathering) -> list[Link]:
    """Return the parts of a gathering that the reader may open."""
    parts = [("gathering", _("Programme")), ("minutes", _("Minutes"))]
    if can_run(request.actor, gathering):
        parts = [
            ("gathering", _("Programme")),
            ("people", _("People")),
            ("attendance", _("Attendance")),
            ("needs", _("Access needs")),
            ("minutes", _("Minutes")),
            ("papers", _("Papers for the day")),
        ]
    links = [(label, at(name, gathering)) for name, label in parts]
    return [Link(label, url, current=url == request.path) for label, url in links]
