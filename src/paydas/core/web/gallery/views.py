"""The gallery: portal density, console density, letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from paydas.core.web.gallery import forms, samples, threads

if TYPE_CHECKING:
    from paydas.core.web.requests import Request

FRAMES = {
    "portal": "core/gallery/portal.html",
    "console": "core/gallery/console.html",
    "letter": "core/gallery/letter.html",
}


def gallery(request: Request, frame: str = "portal") -> HttpResponse:
    if not (settings.DEBUG or settings.PAYDAS_DEMO or request.user.is_authenticated):
        raise Http404
    if frame not in FRAMES:
        raise Http404
    is_turkish = get_language() == "tr"

    def say(turkish: str, english: str) -> str:
        return turkish if is_turkish else english

    return render(request, FRAMES[frame], _context(say))


def _context(say: forms.Say) -> dict[str, Any]:
    return {
        **samples.frame(say),
        "here": {**samples.facts(say), **samples.records(say)},
        "list": samples.lists(say),
        "thread": {
            **threads.line(say),
            **threads.voices(say),
            **threads.around(say),
            **threads.bars(say),
            **threads.figures(say),
        },
        "empty_form": forms.every_control(say, filled_badly=False),
        "bad_form": forms.every_control(say, filled_badly=True),
        "answer_form": forms.answer(say),
        "note_form": forms.note(say),
        "filter_form": forms.filters(say),
        "flash": [
            Message(messages.SUCCESS, say("Etkinlik kaydedildi.", "The gathering was saved.")),
            Message(messages.ERROR, say("Dosya okunamadı.", "The file could not be read.")),
        ],
    }
