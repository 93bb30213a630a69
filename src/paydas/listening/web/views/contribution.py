from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from paydas.consultations.access import can_read_people
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.vocabulary import DomainError
from paydas.core.web.editing import act_page, edit_page
from paydas.listening.access import can_approve_words, can_clear, can_edit_words
from paydas.listening.operations import clearing, linking, notes, versions
from paydas.listening.queries.contributions import (
    by_codes,
    for_list,
    versions_of,
    with_links,
    words_of,
)
from paydas.listening.queries.provinces import province_names
from paydas.listening.vocabulary import ContributionState, LinkKind, ListeningError
from paydas.listening.web.forms import contributions as forms
from paydas.listening.web.voices import row_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.listening.models import Contribution

    Act = Callable[[], object]


def _found(request: Request, consultation: Consultation, pk: UUID) -> Contribution:
    return get_object_or_404(with_links(for_list(request.actor, consultation.pk)), pk=pk)


@in_consultation
def contribution(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    one = _found(request, consultation, pk)
    actor = request.actor
    shows_history = can_edit_words(actor, one) or can_clear(actor, consultation.pk)
    context = {
        "consultation": consultation,
        "sample": one.is_sample,
        "one": one,
        "row": row_of(one, province_names()),
        "versions": list(versions_of(one)) if shows_history else [],
        "linked": _linked(one),
        "who": _who(request, consultation, one),
        "last": last_change(one),
        "may_edit": can_edit_words(actor, one),
        "may_approve": one.state == ContributionState.DRAFT and can_approve_words(actor, one),
        "may_clear": can_clear(actor, consultation.pk) and one.state != ContributionState.DRAFT,
    }
    return render(request, "listening/contribution.html", context)


def _who(request: Request, consultation: Consultation, one: Contribution) -> str:
    """Name the author only to those who may read people; others read that one is recorded."""
    if one.participant is None:
        return ""
    if not can_read_people(request.actor, consultation.pk):
        return _("recorded, not shown to your role")
    body = one.participant.organisation
    return str(body) if body else _("without a name")


PHRASES = {
    LinkKind.ANSWERS: gettext_lazy("A solution to it"),
    LinkKind.REPEATS: gettext_lazy("Said again"),
    LinkKind.OPPOSES: gettext_lazy("Contradicted by"),
    LinkKind.SPLIT_FROM: gettext_lazy("A part of it"),
    LinkKind.MERGED_INTO: gettext_lazy("Merged into this one"),
}


def _linked(one: Contribution) -> list[dict[str, Any]]:
    outgoing = [
        {"id": link.pk, "how": link.get_kind_display(), "other": link.target}
        for link in one.links.all()
    ]
    incoming = [
        {"id": link.pk, "how": PHRASES[LinkKind(link.kind)], "other": link.origin}
        for link in one.linked_by.all()
    ]
    return [*outgoing, *incoming]


@in_consultation
def change(request: Request, consultation: Consultation, pk: UUID, act: str) -> HttpResponse:
    """One form for one act on a contribution; which one, the address says."""
    one = _found(request, consultation, pk)
    if act not in CHANGES:
        raise Http404
    require(can_edit_words(request.actor, one) or can_clear(request.actor, consultation.pk))
    make, title, lead, submit = CHANGES[act]
    form, todo = make(request, one, consultation)
    page = reverse("listening:contribution", args=[consultation.slug, pk])
    return edit_page(
        request,
        form,
        todo,
        done=page,
        template="listening/contribution_change.html",
        title=title,
        lead=lead,
        submit=submit,
        cancel_url=page,
        words=words_of(one),
        which=act,
        sample=one.is_sample,
    )


def _data(request: Request) -> Any:  # noqa: ANN401 -- QueryDict or None
    return request.POST if request.method == "POST" else None


def _correct(request: Request, one: Contribution, _home: Consultation) -> tuple[Any, Act]:
    form = forms.WordsForm(_data(request), initial={"seen": one.revision, "words": words_of(one)})
    return form, lambda: versions.edit_words(
        by=request.actor, contribution_id=one.pk, **_version(form)
    )


def _redact(request: Request, one: Contribution, _home: Consultation) -> tuple[Any, Act]:
    form = forms.WordsForm(_data(request), initial={"seen": one.revision, "words": words_of(one)})
    return form, lambda: versions.redact_words(
        by=request.actor, contribution_id=one.pk, **_version(form)
    )


def _version(form: Any) -> dict[str, Any]:  # noqa: ANN401 -- a bound form
    data = form.cleaned_data
    return {"seen": data["seen"], "text": data["words"], "reason": data["reason"]}


def _translate(request: Request, one: Contribution, _home: Consultation) -> tuple[Any, Act]:
    form = forms.TranslationForm(_data(request), initial={"seen": one.revision})
    return form, lambda: versions.translate_words(
        by=request.actor,
        contribution_id=one.pk,
        seen=form.cleaned_data["seen"],
        language=form.cleaned_data["language"],
        text=form.cleaned_data["words"],
    )


def _withhold(request: Request, one: Contribution, _home: Consultation) -> tuple[Any, Act]:
    form = forms.WithholdForm(
        _data(request), initial={"seen": one.revision, "reason": one.withheld_reason}
    )
    return form, lambda: clearing.withhold(
        by=request.actor, contribution_id=one.pk, **form.cleaned_data
    )


def _weigh(request: Request, one: Contribution, home: Consultation) -> tuple[Any, Act]:
    form = forms.WeightForm(_data(request), one, home)
    return form, lambda: notes.weigh(
        by=request.actor, contribution_id=one.pk, seen=form.cleaned_data["seen"], **form.values()
    )


def _link(request: Request, one: Contribution, _home: Consultation) -> tuple[Any, Act]:
    form = forms.LinkForm(_data(request))

    def todo() -> None:
        code = form.cleaned_data["code"]
        other = by_codes(request.actor, [code]).get(code)
        if other is None:
            raise ListeningError("unknown_code", number=code)
        linking.link_contributions(
            by=request.actor, pairs=[(one.pk, other.pk)], kind=form.cleaned_data["kind"]
        )

    return form, todo


def _split(request: Request, one: Contribution, _home: Consultation) -> tuple[Any, Act]:
    start = {"seen": one.revision, "ids": str(uuid4()), "words": words_of(one)}
    form = forms.SplitForm(_data(request), initial=start)
    return form, lambda: linking.split(
        by=request.actor,
        contribution_id=one.pk,
        seen=form.cleaned_data["seen"],
        parts=linking.parts_of(one, form.parts(), form.cleaned_data["ids"]),
    )


CHANGES: dict[str, tuple[Any, Any, Any, Any]] = {
    "correct": (
        _correct,
        gettext_lazy("Correct the words"),
        gettext_lazy("A new version is made; what cites the older one keeps it."),
        gettext_lazy("Save the new version"),
    ),
    "redact": (
        _redact,
        gettext_lazy("Take out what identifies people"),
        gettext_lazy("The public reads this version; the words as noted stay for the staff."),
        gettext_lazy("Save the redacted version"),
    ),
    "translate": (
        _translate,
        gettext_lazy("Add a translation"),
        gettext_lazy("It stands beside the words as they were said."),
        gettext_lazy("Save the translation"),
    ),
    "withhold": (
        _withhold,
        gettext_lazy("Keep from the public"),
        gettext_lazy("It still counts and keeps its number; only its words are not shown."),
        gettext_lazy("Keep from the public"),
    ),
    "weigh": (
        _weigh,
        gettext_lazy("Kind, weight and place in the outline"),
        "",
        gettext_lazy("Save"),
    ),
    "link": (
        _link,
        gettext_lazy("Link to another contribution"),
        "",
        gettext_lazy("Link them"),
    ),
    "split": (
        _split,
        gettext_lazy("Split into parts"),
        gettext_lazy("Each part becomes a contribution of its own, with its own number."),
        gettext_lazy("Split into parts"),
    ),
}


@require_POST
@in_consultation
def act(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    """Answer the buttons of a contribution's page: approve, make public, unlink, throw away."""
    one = _found(request, consultation, pk)
    actor, key = request.actor, [one.pk]
    page = reverse("listening:contribution", args=[consultation.slug, pk])
    match request.POST.get("act"):
        case "approve":
            return act_page(request, lambda: clearing.approve(by=actor, contribution_ids=key),
                            done=page, said=_("Approved."))  # fmt: skip
        case "clear":
            return act_page(request, lambda: clearing.clear(by=actor, contribution_ids=key),
                            done=page, said=_("It is public now."))  # fmt: skip
        case "unlink":
            asked = request.POST.get("link")
            for link in (*one.links.all(), *one.linked_by.all()):
                if str(link.pk) == asked:
                    linking.unlink(by=actor, link_id=link.pk)
        case "discard":
            return _discard(request, consultation, one)
    return redirect(page)


def _discard(request: Request, consultation: Consultation, one: Contribution) -> HttpResponse:
    try:
        notes.discard_draft(by=request.actor, contribution_id=one.pk)
    except DomainError as problem:
        messages.error(request, problem.sentence())
        return redirect("listening:contribution", consultation.slug, one.pk)
    messages.success(request, _("The draft is gone."))
    return redirect("listening:contributions", consultation.slug)
