"""The thread of a public code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _

from paydas.core.web.limits import spend
from paydas.portal.queries import thread as queries
from paydas.portal.web.crumbs import crumbs
from paydas.thread.queries.finding import canonical

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from paydas.core.web.requests import Request


def lookup(request: Request) -> HttpResponse:
    """Lead from the box on the home page to the thread, or say what is wrong with the number."""
    typed = request.GET.get("code", "").strip()
    code = canonical(typed)
    if code and queries.exists(code):
        return redirect("portal:thread", code=code)
    error = ""
    if typed:
        spend(request, "numbers")
    if code:
        error = _("There is no record with this number.")
    elif typed:
        error = _("This number has a mistake in it. Compare it with your receipt.")
    context = {"typed": typed, "error": error, "crumbs": crumbs((_("Follow a voice"), ""))}
    return render(request, "portal/lookup.html", context, status=404 if error else 200)


def thread(request: Request, code: str) -> HttpResponse:
    is_back = request.GET.get("direction") == "back"
    right = canonical(code)
    page = queries.thread(right, is_back=is_back) if right else None
    if right is None or page is None:
        raise Http404
    if right != code:
        return redirect("portal:thread", code=right, permanent=True)
    trail = crumbs(*page.trail, (page.code, ""))
    context = {"page": page, "sample": page.is_sample, "crumbs": trail}
    return render(request, "portal/thread.html", context)


def short(request: HttpRequest, code: str) -> HttpResponse:
    """Lead a printed code to its thread in the reader's language."""
    with override(get_language_from_request(request)):
        right = canonical(code)
        if right is None:
            return HttpResponseRedirect(f"{reverse('portal:lookup')}?code={code[:20]}")
        return redirect("portal:thread", code=right)
