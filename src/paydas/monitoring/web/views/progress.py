"""What participants see of the progress by their private link, and say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from paydas.consultations.models import Participant
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.links import link_actor
from paydas.core.web.parts import Letter
from paydas.monitoring.access import PROGRESS
from paydas.monitoring.models import ActivityVoice, ProgressMail
from paydas.monitoring.operations.mails import allow_progress_mails, stop_progress_mails
from paydas.monitoring.operations.voices import Saying, speak
from paydas.monitoring.queries.progress import progress as progress_of
from paydas.monitoring.web.forms import SayingForm
from paydas.monitoring.web.frame import SHAPES
from paydas.planning.queries.plans import published_tree

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.core.web.requests import Request


def _participant(pk: UUID) -> Participant:
    found = Participant.objects.select_related("consultation__owner", "organisation")
    return get_object_or_404(found, pk=pk)


def _context(participant: Participant, title: str) -> dict[str, Any]:
    consultation = participant.consultation
    unit = participant.organisation.name if participant.organisation else ""
    return {
        "title": title,
        "layout": "core/letter.html",
        "letter": Letter(body=consultation.owner.name, unit=unit),
        "consultation": consultation,
        "participant": participant,
        "sample": consultation.is_sample,
    }


@never_cache
def progress(request: Request, pk: UUID) -> HttpResponse:
    link_actor(request, PROGRESS, pk)
    participant = _participant(pk)
    published = published_tree(participant.consultation_id)
    context = _context(participant, _("What came of the plan"))
    if published is not None:
        found = progress_of(published.plan)
        said = ActivityVoice.objects.filter(participant=participant).select_related("activity")
        context |= {
            "tree": published.tree,
            "wants_mail": not ProgressMail.objects.filter(
                participant=participant, stopped_at__isnull=False
            ).exists(),
            "own": [(voice, SHAPES[voice.state]) for voice in said],
            "rows": [
                (leaf, now, SHAPES[now.status if now else ""])
                for leaf in published.tree.activities
                for now in [found.status_of(leaf.id)]
            ],
        }
    return render(request, "monitoring/progress.html", context)


@never_cache
@require_POST
def choose_mails(request: Request, pk: UUID) -> HttpResponse:
    actor = link_actor(request, PROGRESS, pk)
    wanted = request.POST.get("do") == "allow"
    operation = allow_progress_mails if wanted else stop_progress_mails
    said = _("You will get these e-mails again.") if wanted else _("You get no more e-mails.")

    def act() -> object:
        return operation(by=actor, participant_id=pk)

    return act_page(request, act, done=reverse("monitoring:progress", args=[pk]), said=said)


@never_cache
def comment(request: Request, pk: UUID, activity: UUID) -> HttpResponse:
    actor = link_actor(request, PROGRESS, pk)
    participant = _participant(pk)
    published = published_tree(participant.consultation_id)
    leaves = published.tree.activities if published else ()
    leaf = next((one for one in leaves if one.id == activity), None)
    if leaf is None or published is None:
        raise Http404
    form = bound(request, SayingForm)
    form.initial = {"id": uuid4(), "kind": "comment"}

    def act() -> object:
        data = form.cleaned_data
        saying = Saying(
            kind=data["kind"],
            text=data["text"],
            participant=participant,
            organisation_id=participant.organisation_id,
        )
        return speak(by=actor, voice_id=data["id"] or uuid4(), activity_id=activity, saying=saying)

    back = reverse("monitoring:progress", args=[pk])
    page = _context(participant, f"{leaf.number} {leaf.title}") | {
        "cancel_url": back,
        "submit": _("Send"),
        "lead": leaf.description,
    }
    said = _("Thank you. You get an answer within a month; follow it on this page.")
    return edit_page(
        request, form, act, done=back, said=said, template="monitoring/desk_form.html", **page
    )
