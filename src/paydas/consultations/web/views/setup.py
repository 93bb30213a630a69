"""Setting a consultation up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from paydas.consultations.access import can_coordinate, can_create
from paydas.consultations.models import GuidingQuestion, Heading, Theme
from paydas.consultations.operations import consultations as operations
from paydas.consultations.operations import outline
from paydas.consultations.queries.consultations import for_page
from paydas.consultations.vocabulary import ConsultationState
from paydas.consultations.web.forms import setup as forms
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.parts import Link

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request

MODELS: dict[str, Any] = {"headings": Heading, "themes": Theme, "questions": GuidingQuestion}
FORMS = {
    "headings": forms.HeadingForm,
    "themes": forms.ThemeForm,
    "questions": forms.QuestionForm,
}
KEYS = {"headings": "heading_id", "themes": "theme_id", "questions": "question_id"}
ADD: dict[str, Any] = {
    "headings": outline.add_heading,
    "themes": outline.add_theme,
    "questions": outline.add_question,
}
CHANGE: dict[str, Any] = {
    "headings": outline.change_heading,
    "themes": outline.change_theme,
    "questions": outline.change_question,
}
NEW = {
    "headings": gettext_lazy("Add a heading"),
    "themes": gettext_lazy("Add a theme"),
    "questions": gettext_lazy("Add a guiding question"),
}
EDIT = {
    "headings": gettext_lazy("Change the heading"),
    "themes": gettext_lazy("Change the theme"),
    "questions": gettext_lazy("Change the guiding question"),
}


def _home(consultation: Consultation) -> str:
    return reverse("consultations:setup", args=[consultation.slug])


def _frame(consultation: Consultation, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "sample": consultation.is_sample,
        "crumbs": [Link(_("Set-up"), _home(consultation)), Link(title)],
        "cancel_url": _home(consultation),
    }


@for_accounts
def new(request: Request) -> HttpResponse:
    require(can_create(request.actor))
    form = bound(request, forms.ConsultationForm)

    def add() -> object:
        return operations.add_consultation(
            by=request.actor, consultation_id=form.key, **form.values
        )

    return edit_page(
        request,
        form,
        add,
        done=lambda: reverse("consultations:steps", args=[form.cleaned_data["slug"]]),
        title=_("Set up a consultation"),
        submit=_("Go on to the steps"),
    )


@in_consultation
def overview(request: Request, consultation: Consultation) -> HttpResponse:
    context = {
        "consultation": for_page(consultation),
        "sample": consultation.is_sample,
        "may_edit": can_coordinate(request.actor, consultation.pk),
        "last": last_change(consultation),
        "outline": [
            ("headings", _("Headings"), NEW["headings"], consultation.headings.all()),
            ("themes", _("Themes"), NEW["themes"], consultation.themes.all()),
            ("questions", _("Guiding questions"), NEW["questions"], consultation.questions.all()),
        ],
    }
    return render(request, "consultations/setup.html", context)


@in_consultation
def edit(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_coordinate(request.actor, consultation.pk))
    form = bound(request, forms.ConsultationForm, consultation)

    def change() -> object:
        return operations.change_consultation(
            by=request.actor,
            consultation_id=consultation.pk,
            seen=form.seen_revision,
            **form.values,
        )

    frame = _frame(consultation, _("What it is about"))
    return edit_page(request, form, change, done=_home(consultation), **frame)


@in_consultation
def steps(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_coordinate(request.actor, consultation.pk))
    form = bound(request, forms.StepsForm, consultation=consultation)

    def change() -> object:
        return operations.set_steps(
            by=request.actor,
            consultation_id=consultation.pk,
            seen=form.cleaned_data["seen"],
            steps=form.steps(),
        )

    return edit_page(
        request,
        form,
        change,
        done=_home(consultation),
        template="consultations/steps.html",
        **_frame(consultation, _("Steps")),
    )


@in_consultation
def phases(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_coordinate(request.actor, consultation.pk))
    opened = [one.phase for one in consultation.phases.all()]
    form = bound(
        request, forms.PhasesForm, initial={"phases": opened, "seen": consultation.revision}
    )

    def change() -> object:
        return operations.open_phases(
            by=request.actor, consultation_id=consultation.pk, **form.cleaned_data
        )

    frame = _frame(consultation, _("Phases of the policy cycle"))
    return edit_page(request, form, change, done=_home(consultation), **frame)


@in_consultation
def now(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_coordinate(request.actor, consultation.pk))
    form = bound(request, forms.NowForm, consultation)

    def change() -> object:
        return operations.say_now(
            by=request.actor,
            consultation_id=consultation.pk,
            seen=form.seen_revision,
            **form.values,
        )

    frame = _frame(consultation, _("What happens now"))
    return edit_page(request, form, change, done=_home(consultation), **frame)


@in_consultation
@require_POST
def move(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_coordinate(request.actor, consultation.pk))
    state = request.POST.get("state", "")
    if state not in ConsultationState.values:
        return redirect(_home(consultation))

    def act() -> object:
        return operations.move_consultation(
            by=request.actor, consultation_id=consultation.pk, seen=None, state=state
        )

    return act_page(request, act, done=_home(consultation))


def _form_of(request: Request, consultation: Consultation, kind: str, part: Any = None) -> Any:  # noqa: ANN401 -- one of three
    if kind not in FORMS:
        raise Http404
    more = {"consultation": consultation} if kind == "questions" else {}
    return bound(request, FORMS[kind], part, **more)


@in_consultation
def add_part(request: Request, consultation: Consultation, kind: str) -> HttpResponse:
    require(can_coordinate(request.actor, consultation.pk))
    form = _form_of(request, consultation, kind)

    def add() -> object:
        key = {KEYS[kind]: form.key}
        return ADD[kind](
            by=request.actor,
            consultation_id=consultation.pk,
            is_sample=consultation.is_sample,
            **key,
            **form.values,
        )

    frame = _frame(consultation, str(NEW[kind]))
    return edit_page(request, form, add, done=_home(consultation), **frame)


@in_consultation
def edit_part(request: Request, consultation: Consultation, kind: str, pk: UUID) -> HttpResponse:
    require(can_coordinate(request.actor, consultation.pk))
    if kind not in MODELS:
        raise Http404
    part = get_object_or_404(MODELS[kind], pk=pk, consultation=consultation)
    form = _form_of(request, consultation, kind, part)

    def change() -> object:
        key = {KEYS[kind]: part.pk}
        return CHANGE[kind](by=request.actor, seen=form.seen_revision, **key, **form.values)

    frame = _frame(consultation, str(EDIT[kind]))
    return edit_page(request, form, change, done=_home(consultation), **frame)


@in_consultation
@require_POST
def act_on_part(request: Request, consultation: Consultation, kind: str, pk: UUID) -> HttpResponse:
    if kind not in MODELS:
        raise Http404
    part = get_object_or_404(MODELS[kind], pk=pk, consultation=consultation)
    asked = request.POST.get("act", "")

    def act() -> object:
        if asked == "remove":
            return outline.remove_part(by=request.actor, part=part)
        return outline.move_part(by=request.actor, part=part, up=asked == "up")

    return act_page(request, act, done=f"{_home(consultation)}#{kind}")
