from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from paydas.core.operations.links import Grant, address_of, give_link
from paydas.core.queries.links import links_of
from paydas.core.vocabulary import DomainError
from paydas.core.web.limits import spend
from paydas.core.web.links import hold_link, link_actor
from paydas.core.web.parts import Letter
from paydas.invitations.models import Invitation
from paydas.listening.models import Survey
from paydas.listening.operations.submissions import (
    AnswersError,
    Filled,
    give_survey_link,
    submit,
)
from paydas.listening.queries.surveys import (
    accepting,
    questions_of,
    submission_for_page,
    survey_for_absent,
    visible_to,
)
from paydas.listening.vocabulary import SubmissionState
from paydas.listening.web.forms.survey import SurveyForm

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.core.actors import Actor
    from paydas.core.web.requests import Request
    from paydas.listening.models import Submission


def letter_of(consultation: Any) -> Letter:  # noqa: ANN401 -- a consultation with its owner
    return Letter(body=str(consultation.owner), unit=consultation.title)


@never_cache
def survey(request: Request, pk: UUID) -> HttpResponse:
    """Show a survey to the one who was given its link; once sent, thank them."""
    actor = link_actor(request, "survey", pk)
    submission = _submission(pk)
    if submission.state == SubmissionState.SUBMITTED:
        return redirect("listening:thanks", pk)
    found = submission.survey
    if not accepting(Survey.objects.filter(pk=found.pk)).exists():
        return _closed(request, found)
    form = SurveyForm(request.POST or None, questions_of(found))
    if request.method == "POST" and form.is_valid():
        filled = Filled(form.answers(), submission.participant, id=pk, language=_language())
        if _sent(actor, found, form, filled):
            return redirect("listening:thanks", pk)
    return _page(request, found, form)


@never_cache
def open_survey(request: Request, pk: UUID) -> HttpResponse:
    """Show a survey that anybody may answer; no account, no link, no name."""
    found = get_object_or_404(
        visible_to(request.actor).select_related("consultation__owner", "notice"), pk=pk
    )
    if request.method == "POST":
        spend(request, "survey")
    form = SurveyForm(request.POST or None, questions_of(found))
    if request.method == "POST" and form.is_valid() and not form.cleaned_data["website"]:
        filled = Filled(
            form.answers(),
            id=form.cleaned_data["id"],
            language=_language(),
            is_sample=found.is_sample,
        )
        if sent := _sent(request.actor, found, form, filled):
            hold_link(request, sent)
            return redirect("listening:thanks", filled.id)
    return _page(request, found, form)


def _sent(actor: Actor, found: Survey, form: SurveyForm, filled: Filled) -> Any:  # noqa: ANN401 -- the link, or None
    """Send it; return the link to its thanks page, or None with the form saying what is wrong."""
    try:
        submission = submit(by=actor, survey_id=found.pk, filled=filled)
    except AnswersError as wrong:
        form.refuse(wrong)
        return None
    except DomainError as problem:
        form.add_error(None, problem.sentence())
        return None
    scope = found.consultation_id
    if submission.participant is not None:
        give_link(by=actor, grant=Grant("receipt", submission.participant, scope))
    return give_link(by=actor, grant=Grant("survey", submission, scope))


def _language() -> str:
    return get_language() or "tr"


def _submission(pk: UUID) -> Submission:
    found = submission_for_page(pk)
    if found is None:
        raise Http404
    return found


def _page(request: Request, found: Survey, form: SurveyForm) -> HttpResponse:
    context = {
        "survey": found,
        "form": form,
        "letter": letter_of(found.consultation),
        "sample": found.is_sample,
        "is_open": found.is_open_to_all,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "listening/survey.html", context, status=status)


def _closed(request: Request, found: Survey) -> HttpResponse:
    context = {"survey": found, "letter": letter_of(found.consultation), "sample": found.is_sample}
    return render(request, "listening/survey_closed.html", context, status=403)


@never_cache
def thanks(request: Request, pk: UUID) -> HttpResponse:
    """Thank for a sent survey and hand out the address by which it can be followed."""
    link_actor(request, "survey", pk)
    submission = _submission(pk)
    if submission.state != SubmissionState.SUBMITTED:
        return redirect("listening:survey", pk)
    person = submission.participant
    receipt = links_of("receipt", [person.pk]).get(person.pk) if person else None
    context = {
        "survey": submission.survey,
        "address": address_of(receipt) if receipt else "",
        "letter": letter_of(submission.survey.consultation),
        "sample": submission.survey.is_sample,
    }
    return render(request, "listening/thanks.html", context)


@never_cache
def absent(request: Request, pk: UUID) -> HttpResponse:
    """Offer the survey to the holder of an invitation who cannot come."""
    actor = link_actor(request, "invitation", pk)
    invitation = get_object_or_404(
        Invitation.objects.select_related("participant", "round__consultation__owner"), pk=pk
    )
    found = survey_for_absent(invitation.participant.consultation_id)
    if found is not None and request.method == "POST":
        link = give_survey_link(by=actor, survey_id=found.pk, participant=invitation.participant)
        hold_link(request, link)
        return redirect("listening:survey", link.subject_id)
    letter = letter_of(invitation.round.consultation)
    context = {"survey": found, "letter": letter, "sample": invitation.is_sample}
    return render(request, "listening/absent.html", context)
