"""What the pages of the monitoring share: the plan that is carried out, tabs, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.core.web.parts import Link
from paydas.planning.queries.plans import published_plan

if TYPE_CHECKING:
    from paydas.consultations.models import Consultation
    from paydas.planning.models import Plan

SHAPES = {
    "": "open",
    "draft": "open",
    "sent": "going",
    "returned": "due",
    "approved": "done",
    "not_started": "open",
    "going": "going",
    "late": "due",
    "done": "done",
    "stopped": "refused",
    "received": "going",
    "published": "done",
    "withheld": "none",
    "reached": "done",
    "on_track": "done",
    "behind": "late",
    "no_target": "none",
    "no_data": "none",
    "not_due": "open",
}


def home(consultation: Consultation) -> str:
    """Return the overview of the monitoring."""
    return reverse("monitoring:overview", args=[consultation.slug])


def tabs(consultation: Consultation, current: str) -> list[Link]:
    """Return the parts of the monitoring."""
    names = {
        "overview": _("Overview"),
        "values": _("Values"),
        "voices": _("Comments on progress"),
        "periods": _("Periods and reporters"),
        "evaluation": _("Evaluation"),
    }
    return [
        Link(label, reverse(f"monitoring:{name}", args=[consultation.slug]), name == current)
        for name, label in names.items()
    ]


def frame(
    consultation: Consultation, title: str, *, tab: str = "", back: str = ""
) -> dict[str, Any]:
    """Return what every staff page of this step shows."""
    parent = home(consultation)
    return {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "title": title,
        "tabs": tabs(consultation, tab) if tab else (),
        "crumbs": () if tab else (Link(_("Monitoring"), parent), Link(title)),
        "cancel_url": back or parent,
    }


def running_plan(consultation: Consultation) -> Plan | None:
    """Return the plan that is carried out; None before the first publication."""
    return published_plan(consultation.pk)
