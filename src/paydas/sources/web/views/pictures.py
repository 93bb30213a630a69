"""Pictures of a source: add one with its description, take one away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.core.access import require
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.sources.access import can_keep_sources
from paydas.sources.models import MediaFile
from paydas.sources.operations.files import Upload
from paydas.sources.operations.pictures import add_picture, remove_picture
from paydas.sources.queries.sources import visible_to
from paydas.sources.web.forms import PictureForm

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.core.web.requests import Request


@for_accounts
def add(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_sources(request.actor))
    found = get_object_or_404(visible_to(request.actor), pk=pk)
    form = bound(request, PictureForm)
    page = reverse("sources:source", args=[pk])

    def act() -> object:
        data = form.cleaned_data
        upload = Upload(
            name=data["upload"].name,
            data=data["upload"].read(),
            alt_text=data["alt_text"],
            people_consented=form.people_consented,
            id=data["id"] or uuid4(),
        )
        return add_picture(by=request.actor, source_id=found.pk, upload=upload)

    title = _("Add a picture")
    return edit_page(
        request, form, act, done=page, title=title, kicker=found.title, cancel_url=page
    )


@for_accounts
@require_POST
def remove(request: Request, pk: UUID) -> HttpResponse:
    require(can_keep_sources(request.actor))
    found = get_object_or_404(MediaFile, pk=pk, source__isnull=False)

    def act() -> object:
        return remove_picture(by=request.actor, file_id=found.pk)

    page = reverse("sources:source", args=[found.source_id])
    return act_page(request, act, done=page, said=_("The picture was removed."))
