from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from paydas.core.queries.notices import current_notice
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.limits import spend
from paydas.core.web.links import link_actor
from paydas.listening.models import Subscription
from paydas.listening.operations import news as operations
from paydas.listening.queries.news import is_living, masked, subscription_of
from paydas.listening.queries.receipts import author_of_invitation, author_of_receipt
from paydas.listening.web.forms.news import NewsForm
from paydas.listening.web.views.answering import letter_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.core.models import Notice
    from paydas.core.web.requests import Request
    from paydas.listening.queries.receipts import Author

AUTHORS = {"receipt": author_of_receipt, "invitation": author_of_invitation}


def _author(purpose: str, pk: UUID) -> Author:
    found = AUTHORS[purpose](pk) if purpose in AUTHORS else None
    if found is None:
        raise Http404
    return found


def _notice() -> Notice | None:
    """Return the notice on being kept informed; the one on taking part covers it where it is."""
    language = get_language() or "tr"
    return current_notice("contact", language) or current_notice("participation", language)


@never_cache
def ask(request: Request, purpose: str, pk: UUID) -> HttpResponse:
    """Let whoever follows their voices ask for mails; the address is confirmed by mail."""
    actor = link_actor(request, purpose, pk)
    if request.method == "POST":
        spend(request, "mails")
    author, notice = _author(purpose, pk), _notice()
    form = bound(request, NewsForm)
    here = reverse("listening:ask_news", args=[purpose, pk])

    def act() -> object:
        wanted = operations.Wanted(
            consultation_id=author.consultation.pk,
            email=form.cleaned_data["email"],
            notice=notice,  # type: ignore[arg-type] # the page shows no form without one
            participant=author.participant,
            table=author.table,
            language=get_language() or "tr",
            is_sample=author.consultation.is_sample,
        )
        return operations.ask_news(by=actor, wanted=wanted)

    known = subscription_of(author.participant.pk) if author.participant else None
    context = {
        "notice": notice,
        "known": known,
        "known_address": masked(known.email) if known else "",
        "back": reverse(settings.PAYDAS_FOLLOW_PAGES[purpose], args=[pk]),
        "letter": letter_of(author.consultation),
        "sample": author.consultation.is_sample,
    }
    said = _("A mail is on its way to you. The e-mails begin when you open the link in it.")
    if notice is None:
        return render(request, "listening/ask_news.html", context)
    return edit_page(
        request, form, act, done=here, said=said, template="listening/ask_news.html", **context
    )


def _held(pk: UUID) -> Subscription:
    found = Subscription.objects.select_related(
        "consultation__owner", "consent", "notice", "participant", "table"
    )
    return get_object_or_404(found, pk=pk)


@never_cache
def news(request: Request, pk: UUID) -> HttpResponse:
    """Show what a mail's own link is for: confirm the e-mails, or stop them."""
    link_actor(request, operations.PURPOSE, pk)
    found = _held(pk)
    context = {
        "subscription": found,
        "is_living": is_living(found),
        "letter": letter_of(found.consultation),
        "sample": found.is_sample,
    }
    return render(request, "listening/news.html", context)


@never_cache
@require_POST
def news_act(request: Request, pk: UUID, act: str) -> HttpResponse:
    """Confirm or stop the e-mails; only by a button, so that no mail scanner does it."""
    actor = link_actor(request, operations.PURPOSE, pk)
    if act not in ACTS:
        raise Http404
    doing, said = ACTS[act]
    return act_page(
        request,
        lambda: doing(by=actor, subscription_id=pk),
        done=reverse("listening:news", args=[pk]),
        said=said,
    )


ACTS = {
    "confirm": (operations.confirm_news, gettext_lazy("The e-mails begin. Thank you.")),
    "stop": (
        operations.stop_news,
        gettext_lazy("The e-mails are stopped; your address is erased."),
    ),
}


@never_cache
@require_POST
def stop(request: Request, purpose: str, pk: UUID) -> HttpResponse:
    """Stop the e-mails of a participant from the page on which they follow their voices."""
    actor = link_actor(request, purpose, pk)
    author = _author(purpose, pk)
    known = subscription_of(author.participant.pk) if author.participant else None
    if known is None:
        raise Http404
    return act_page(
        request,
        lambda: operations.stop_news(by=actor, subscription_id=known.pk),
        done=reverse("listening:ask_news", args=[purpose, pk]),
        said=ACTS["stop"][1],
    )
