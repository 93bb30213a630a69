from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.vocabulary import DomainError
from paydas.core.web.combobox import suggestions
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.core.web.lists import paginate
from paydas.listening.access import can_read_words, can_survey, can_type_in
from paydas.listening.models import Question, Survey
from paydas.listening.operations import surveys as operations
from paydas.listening.operations.submissions import AnswersError, Filled, submit
from paydas.listening.queries.results import results
from paydas.listening.queries.surveys import open_answers, questions_of, surveys_of
from paydas.listening.vocabulary import SurveyState
from paydas.listening.web.forms.survey import SurveyForm
from paydas.listening.web.forms.surveys import QuestionForm, RespondentForm, SurveySetUpForm
from paydas.listening.web.views.contributions import exports, may

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.lists import Pages
    from paydas.core.web.requests import Request
    from paydas.listening.models import Answer


def _survey(consultation: Consultation, pk: UUID) -> Survey:
    return get_object_or_404(
        Survey.objects.select_related("notice"), consultation=consultation, pk=pk
    )


@in_consultation
def surveys(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_read_words(request.actor, consultation.pk))
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "surveys": list(surveys_of(consultation.pk)),
        "may": may(request, consultation),
        "may_edit": can_survey(request.actor, consultation.pk),
    }
    return render(request, "listening/surveys.html", context)


@in_consultation
def survey(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    """Show a survey's questions with what was answered; staff counts are not suppressed."""
    require(can_read_words(request.actor, consultation.pk))
    found = _survey(consultation, pk)
    context = {
        "consultation": consultation,
        "sample": found.is_sample,
        "survey": found,
        "result": results(found, for_public=False),
        "open_url": request.build_absolute_uri(reverse("listening:open_survey", args=[pk])),
        "may_edit": can_survey(request.actor, consultation.pk),
        "may_type": can_type_in(request.actor, consultation.pk),
        "last": last_change(found),
    }
    return render(request, "listening/results.html", context)


@in_consultation
def set_up(request: Request, consultation: Consultation, pk: UUID | None = None) -> HttpResponse:
    require(can_survey(request.actor, consultation.pk))
    found = _survey(consultation, pk) if pk else None
    form = bound(request, SurveySetUpForm, found)

    def todo() -> None:
        if found:
            operations.change_survey(
                by=request.actor, survey_id=found.pk, seen=form.seen_revision, **form.values
            )
        else:
            operations.set_up_survey(
                by=request.actor,
                survey_id=form.key,
                consultation_id=consultation.pk,
                is_sample=consultation.is_sample,
                **form.values,
            )

    return edit_page(
        request,
        form,
        todo,
        done=lambda: reverse("listening:results", args=[consultation.slug, pk or form.key]),
        title=_("Change the survey") if found else _("Set up a survey"),
        cancel_url=reverse("listening:surveys", args=[consultation.slug]),
        sample=consultation.is_sample,
    )


@in_consultation
def question(
    request: Request, consultation: Consultation, pk: UUID, question: UUID | None = None
) -> HttpResponse:
    require(can_survey(request.actor, consultation.pk))
    survey_ = _survey(consultation, pk)
    found = get_object_or_404(Question, survey=survey_, pk=question) if question else None
    form = bound(request, QuestionForm, found, consultation=consultation)

    def todo() -> None:
        if found:
            operations.change_question(
                by=request.actor, question_id=found.pk, seen=form.seen_revision, **form.values
            )
        else:
            operations.add_questions(
                by=request.actor, survey_id=pk, questions=[{"id": form.key, **form.values}]
            )

    page = reverse("listening:results", args=[consultation.slug, pk])
    return edit_page(
        request,
        form,
        todo,
        done=page,
        title=_("Change the question") if found else _("Add a question"),
        cancel_url=page,
        sample=survey_.is_sample,
    )


@require_POST
@in_consultation
def act(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    """Answer the buttons of a survey's page: open, close; move or remove a question."""
    require(can_survey(request.actor, consultation.pk))
    actor, page = request.actor, reverse("listening:results", args=[consultation.slug, pk])
    found = _survey(consultation, pk)
    which = request.POST.get("act", "")
    if which == "open":
        return act_page(request, lambda: operations.open_survey(by=actor, survey_id=pk),
                        done=page, said=_("The survey is open."))  # fmt: skip
    if which == "close":
        return act_page(request, lambda: operations.close_survey(by=actor, survey_id=pk),
                        done=page, said=_("The survey is closed."))  # fmt: skip
    one = next(
        (q for q in found.questions.all() if str(q.pk) == request.POST.get("question")), None
    )
    if one is None:
        return redirect(page)
    if which == "remove":
        return act_page(request, lambda: operations.remove_question(by=actor, question_id=one.pk),
                        done=page, said=_("The question is gone."))  # fmt: skip
    return act_page(
        request,
        lambda: operations.move_question(by=actor, question_id=one.pk, up=which == "up"),
        done=page,
    )


@in_consultation
def answers(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    """List the open answers, each with the contribution that it became."""
    require(can_read_words(request.actor, consultation.pk))
    found = _survey(consultation, pk)
    rows = open_answers(found)
    if asked := request.GET.get("question"):
        rows = rows.filter(question__in=[q for q in questions_of(found) if str(q.pk) == asked])
    if wants_export(request):
        return export(request, rows, _answer_columns(), "answers")
    pages: Pages[Answer] = paginate(request, rows)
    context = {
        "consultation": consultation,
        "sample": found.is_sample,
        "survey": found,
        "pages": pages,
        "exports": exports(request),
    }
    return render(request, "listening/answers.html", context)


def _answer_columns() -> list[ExportColumn[Any]]:
    return [
        ExportColumn(_("Question"), lambda one: one.question.text),
        ExportColumn(_("Answer"), lambda one: one.text),
        ExportColumn(
            _("Contribution number"),
            lambda one: getattr(getattr(one, "contribution", None), "code", "") or "",
        ),
    ]


@in_consultation
def type_in(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    """Type in a survey that came on paper."""
    require(can_type_in(request.actor, consultation.pk))
    found = _survey(consultation, pk)
    data = request.POST if request.method == "POST" else None
    form, whose = SurveyForm(data, questions_of(found)), RespondentForm(data, consultation)
    suggested = suggestions(request, whose)
    if suggested is not None:
        return suggested
    if found.state != SurveyState.DRAFT and _typed(request, found, form, whose):
        return redirect("listening:results", consultation.slug, pk)
    context = {
        "consultation": consultation,
        "sample": found.is_sample,
        "survey": found,
        "form": form,
        "whose": whose,
    }
    status = 422 if form.is_bound and (form.errors or whose.errors) else 200
    return render(request, "listening/type_in.html", context, status=status)


def _typed(request: Request, found: Survey, form: SurveyForm, whose: RespondentForm) -> bool:
    if not (form.is_bound and form.is_valid() and whose.is_valid()):
        return False
    filled = Filled(
        form.answers(),
        whose.cleaned_data["participant"],
        id=form.cleaned_data["id"],
        channel="paper",
        is_sample=found.is_sample,
    )
    try:
        submit(by=request.actor, survey_id=found.pk, filled=filled)
    except AnswersError as wrong:
        form.refuse(wrong)
        return False
    except DomainError as problem:
        form.add_error(None, problem.sentence())
        return False
    return True
