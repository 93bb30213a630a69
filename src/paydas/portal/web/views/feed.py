"""News by feed (Atom): of one consultation, of the whole site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from paydas.kernel.text.cleaning import storable
from paydas.portal.queries.feed import entries
from paydas.portal.web.loading import of_consultation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.core.web.requests import Request
    from paydas.portal.queries.feed import Entry
    from paydas.portal.queries.records import Consultation


KIND = "application/atom+xml; charset=utf-8"


def news(request: Request) -> HttpResponse:
    title = settings.PAYDAS_OWNER or "Paydaş"
    return _feed(request, title, reverse("portal:publications"), entries())


@of_consultation
def consultation_news(request: Request, one: Consultation) -> HttpResponse:
    return _feed(request, one.title, reverse("portal:consultation", args=[one.slug]), entries(one))


def _feed(request: Request, title: str, path: str, found: Iterable[Entry]) -> HttpResponse:
    feed = Atom1Feed(
        title=_("%(title)s: what was published") % {"title": storable(title)},
        link=_whole(path),
        description="",
        language=get_language(),
        author_name=settings.PAYDAS_OWNER or "Paydaş",
        feed_url=_whole(request.path),
        feed_guid=_whole(request.path),
    )
    for one in found:
        feed.add_item(
            title=storable(one.title),
            link=_whole(one.path),
            description=storable(one.text),
            unique_id=f"urn:uuid:{one.id}",
            pubdate=one.published_at,
            updateddate=one.updated_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=KIND)


def _whole(path: str) -> str:
    return f"{settings.PAYDAS_PUBLIC_URL}{path}"
