"""Choosing the invited from the register, by filters or by a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from paydas.consultations.operations.participants import Joining
from paydas.consultations.web.fields import OrganisationField
from paydas.core.web.editing import accepted, act_page, bound
from paydas.core.web.lists import Pages, address, applied, paginate
from paydas.core.web.requests import ticked
from paydas.invitations.operations.rounds import invite, take_off
from paydas.invitations.queries.candidates import Wanted, candidates, speakers_of
from paydas.invitations.web.forms import ChooseForm, ListForm
from paydas.invitations.web.frame import at, frame, of_round

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse

    from paydas.core.web.requests import Request
    from paydas.invitations.models import InvitationRound
    from paydas.stakeholders.models import Organisation

# One operation takes this many at most; more are added by clicking again.
MOST = 500


@of_round()
def choose(request: Request, found: InvitationRound) -> HttpResponse:
    form = ChooseForm(_asked(request, found))
    wanted = Wanted.of(form.cleaned_data) if form.is_valid() else Wanted()
    bodies = candidates(found.gathering, wanted)
    if request.method == "POST":
        return _add(request, found, bodies)
    pages: Pages[Any] = paginate(request, bodies, 50)
    speakers = speakers_of([one.pk for one in pages.items])
    context = frame(found, _("Choose from the register")) | {
        "form": form,
        "pages": pages,
        "rows": [(one, speakers.get(one.pk)) for one in pages.items],
        "applied": applied(request, form) if request.GET else [],
        "chosen": found.invitations.count(),
        "most": MOST,
        "here": request.get_full_path(),
    }
    return render(request, "invitations/choose.html", context)


def _asked(request: Request, found: InvitationRound) -> Any:  # noqa: ANN401 -- query or rule
    """Return what the address asks for; the first time, what the round's rule asks for."""
    if request.GET or found.rule is None:
        return request.GET
    return found.rule.eligibility


def _add(request: Request, found: InvitationRound, bodies: Any) -> HttpResponse:  # noqa: ANN401 -- a queryset
    if request.POST.get("who") == "all":
        chosen = list(bodies[:MOST])
    else:
        picked = ticked(request)
        chosen = list(bodies.filter(pk__in=picked))
    here = address(request)
    back = f"{request.path}{here if here.startswith('?') else ''}"
    if not chosen:
        messages.error(request, _("Tick those whom you want to invite."))
        return redirect(back)
    said = ngettext("%(n)s was added to the round.", "%(n)s were added to the round.", len(chosen))
    return act_page(
        request, lambda: _invite(request, found, chosen), done=back, said=said % {"n": len(chosen)}
    )


def _invite(
    request: Request, found: InvitationRound, bodies: Iterable[Organisation], reason: str = ""
) -> int:
    chosen = list(bodies)
    speakers = speakers_of([one.pk for one in chosen])
    joining = [_joining(one, speakers.get(one.pk)) for one in chosen]
    return invite(by=request.actor, round_id=found.pk, joining=joining, reason=reason)


def _joining(body: Organisation, speaker: Any) -> Joining:  # noqa: ANN401 -- a representation or none
    if speaker is None:
        return Joining(body, is_sample=body.is_sample)
    return Joining(body, speaker.person, speaker, is_sample=body.is_sample)


@of_round()
def add_list(request: Request, found: InvitationRound) -> HttpResponse:
    form = bound(request, ListForm)

    def act() -> object:
        return _invite(request, found, bodies, form.cleaned_data["reason"])

    bodies, unknown = _resolved(form) if request.method == "POST" else ([], [])
    for line in unknown:
        form.add_error("lines", line)
    if not unknown and accepted(request, form, act):
        count = len(bodies)
        said = ngettext("%(n)s was added to the round.", "%(n)s were added to the round.", count)
        messages.success(request, said % {"n": count})
        return redirect(at("round", found))
    context = frame(found, _("Add a list")) | {"form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "core/form_page.html", context, status=status)


def _resolved(form: ListForm) -> tuple[list[Organisation], list[str]]:
    """Find the body of each line; a line that names none or several is said with its reason."""
    field, found, unknown = OrganisationField(), {}, []
    if not form.is_valid():
        return [], []
    for line in filter(str.strip, form.cleaned_data["lines"].splitlines()):
        try:
            body = field.clean(line.strip())
        except django_forms.ValidationError as problem:
            unknown.append(f"“{line.strip()}”: {problem.messages[0]}")
        else:
            found[body.pk] = body
    return list(found.values()), unknown


@of_round()
@require_POST
def remove(request: Request, found: InvitationRound) -> HttpResponse:
    picked = ticked(request)
    return act_page(
        request,
        lambda: take_off(by=request.actor, round_id=found.pk, invitation_ids=picked),
        done=at("round", found),
        said=_("They were taken off the list."),
    )
