"""What every staff page of this step shows: its tabs, its lists, its exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from paydas.core.web.lists import address, applied
from paydas.core.web.parts import Link
from paydas.sensemaking.access import can_conclude

if TYPE_CHECKING:
    from django import forms

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request

PAGES = (
    ("findings", _("Findings")),
    ("recommendations", _("Recommendations")),
    ("coverage", _("Coverage")),
    ("coding", _("Coding")),
    ("codebook", _("Codebook")),
    ("report", _("The report")),
)


def here(consultation: Consultation, page: str, *args: object) -> str:
    """Return the address of a page of this step."""
    return reverse(f"sensemaking:{page}", args=[consultation.slug, *args])


def frame(request: Request, consultation: Consultation, current: str) -> dict[str, Any]:
    """Return what all pages show."""
    return {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "tabs": [Link(title, here(consultation, name), name == current) for name, title in PAGES],
        "may_write": can_conclude(request.actor, consultation.pk),
    }


def listing(
    request: Request, consultation: Consultation, current: str, form: forms.Form
) -> dict[str, Any]:
    """Return what a list shows beside its rows: filters, what is applied, exports."""
    return frame(request, consultation, current) | {
        "filter": form,
        "applied": applied(request, form),
        "exports": [
            Link(kind, address(request, format=code))
            for code, kind in (("csv", "CSV"), ("xlsx", "XLSX"))
        ],
    }


def crumbs(consultation: Consultation, page: str, *titles: str) -> list[Link]:
    """Return the way to a page below one of the tabs."""
    label = next(title for name, title in PAGES if name == page)
    return [Link(label, here(consultation, page)), *(Link(title) for title in titles)]
