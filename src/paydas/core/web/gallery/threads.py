"""An invented thread for the gallery, with its strands, its refusals and its curve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paydas.core.web.parts import Fact, Link

if TYPE_CHECKING:
    from paydas.core.web.gallery.forms import Say

# Drawn by hand in the geometry of the figures kernel: 0..100 across, values below.
CURVE = (
    '<svg viewBox="0 0 100 60" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
    '<path class="target" d="M38.56 48.8h10.88"/><path class="target" d="M54.56 37.6h10.88"/>'
    '<path class="target" d="M70.56 24.16h10.88"/><path class="target" d="M86.56 9.6h10.88"/>'
    "{lead}"
    '<path class="actual" d="M28 53.28L44 49.92L60 40.96"/>'
    '<path class="nodata" d="M60 40.96L92 17.44"/>'
    '<path class="dot" d="M28 53.28h0"/><path class="dot" d="M44 49.92h0"/>'
    '<path class="dot" d="M60 40.96h0"/><path class="dot" d="M92 17.44h0"/></svg>'
)
LEAD_IN = '<path class="lead-in" d="M0 -6V39.28C0 53.28 4 53.28 9 53.28H28"/>'
STRANDS = 18
AGAINST = (4, 11)
NUANCE = 15


def _strand(index: int) -> dict[str, str]:
    start = 5 + index * 5.2
    manner = "against" if index in AGAINST else "nuance" if index == NUANCE else ""
    end = 52 + index * 2.6
    return {
        "manner": manner,
        "d": f"M{start:.1f} 0C{start:.1f} {end / 1.6:.0f} 0 {end / 2:.0f} 0 {end:.0f}",
    }


def line(say: Say) -> dict[str, Any]:
    """Return the values of every variant of a station."""
    return {
        "strands": [_strand(index) for index in range(STRANDS)],
        "curve": CURVE.format(lead=""),
        "curve_of_thread": CURVE.format(lead=LEAD_IN),
        "periods": ["2021", "2022/1", "2022/2", "2023/1", "2023/2"],
        "targets": [None, 10, 20, 32, 45],
        "actuals": [6, 9, 17, None, 38],
        "directions": [
            Link(say("Görüşten sonuca", "From voice to result"), "#", current=True),
            Link(say("Sonuçtan görüşe", "From result to voice"), "#"),
        ],
        "voice": say(
            "İlçemizde işaret dili bilen tek bir görevli yok. "
            "Her ilde çağırabileceğimiz bir tercüman olsun.",
            "Nobody in our district office knows sign language. "
            "Let there be an interpreter in every province whom we can call.",
        ),
        "voice_facts": [
            Fact(say("Tür", "Kind"), say("Talep", "Demand")),
            Fact(
                say("Masada kaç kişi söyledi", "How many said so"), say("11 kişiden 9’u", "9 of 11")
            ),
        ],
        "objectives": [
            {
                "text": say(
                    "Sosyal hizmetlere erişim kolaylaşacak", "Easier access to social services"
                ),
                "url": "#",
                "code": "H-5KD7BRT",
                "note": say("6 faaliyet", "6 activities"),
            },
            {
                "text": say("Personelin dil becerisi artacak", "Staff will know more languages"),
                "url": "#",
                "code": "H-8MD2BXK",
                "note": say("2 faaliyet", "2 activities"),
            },
        ],
    }


def voices(say: Say) -> dict[str, Any]:
    """Return voices of each stance, as the way back from a result shows them."""
    return {
        "voices": [
            {
                "text": say("Çocuğuna tercümanlık yaptırıyoruz.", "We let her child interpret."),
                "code": "T-4KM7RPX",
                "url": "#",
                "note": "Ankara",
            },
            {
                "text": say("Görüntülü hat yeterli.", "A video line is enough."),
                "code": "V-9VD2TNH",
                "url": "#",
                "note": "Batman",
                "manner": "against",
            },
            {
                "text": say("Merkezde sorun daha az.", "Less of a problem in the centre."),
                "code": "V-2MC9FDR",
                "url": "#",
                "note": "Hatay",
                "manner": "nuance",
            },
        ],
    }


def around(say: Say) -> dict[str, Any]:
    """Return the short thread of the home page and the notes of a table."""
    return {
        "steps": [
            {
                "when": say("18 Kasım 2021, Ankara", "18 November 2021, Ankara"),
                "code": "T-4KM7RPX",
                "say": say("“Her ilde bir tercüman olsun.”", "“An interpreter in every province.”"),
            },
            {
                "when": say("14 Şubat 2022", "14 February 2022"),
                "say": say("Kısmen kabul edildi.", "Partly accepted."),
            },
            {
                "when": say("31 Aralık 2023", "31 December 2023"),
                "say": say("45 ilin 38’inde tercüman var.", "38 of 45 provinces have one."),
            },
        ],
        "notes": [
            {
                "kind": say("Sorun", "Problem"),
                "said_by": say("5 kişi", "5 people"),
                "text": say("Çocuk bırakacak yer yok.", "There is nowhere to leave a child."),
                "solution": say("Kurs saatinde çocuk odası açılsın.", "Open a children’s room."),
                "state": "due",
                "state_label": say("Gönderilmedi", "Not sent"),
            },
            {
                "kind": say("Öneri", "Suggestion"),
                "said_by": say("6 kişi", "6 people"),
                "text": say("Ortak bir liste tutulsun.", "Keep one common list."),
                "state": "done",
                "state_label": say("Kaydedildi", "Saved"),
                "code": "S-H4NW7QD",
                "edit_url": "#",
                "at": 1,
            },
        ],
    }


def bars(say: Say) -> dict[str, Any]:
    """Return shares against a reference, parts of a whole and a key."""
    return {
        "stages": [
            {"label": say("davet edildi", "invited"), "total": 215},
            {"label": say("kabul etti", "accepted"), "total": 183},
            {"label": say("katıldı", "attended"), "total": 171},
            {"label": say("söz aldı", "spoke"), "total": None},
        ],
        "mix": [
            _mix(say("Dernek", "Association"), 61, (58, 57, 55)),
            _mix(say("Vakıf", "Foundation"), 18, (21, 22, 23)),
        ],
        "parts": [
            {"number": 9, "label": say("tamamlandı", "finished"), "shade": "", "x": 0, "width": 32},
            {
                "number": 14,
                "label": say("sürüyor", "going on"),
                "shade": "is-3",
                "x": 32.4,
                "width": 49,
            },
            {
                "number": 3,
                "label": say("gecikti", "late"),
                "shade": "is-late",
                "x": 81.8,
                "width": 10,
            },
            {
                "number": 2,
                "label": say("başlamadı", "not begun"),
                "shade": "is-none",
                "x": 92.2,
                "width": 7.8,
            },
        ],
        "key": [
            {"shade": "m4", "label": say("Ev sahibi il (4)", "Host (4)")},
            {"shade": "m1", "label": say("Kapsanan il (18)", "Covered (18)")},
            {"shade": "m0", "label": say("İkisi de değil (59)", "Neither (59)")},
        ],
    }


def _mix(label: str, reference: int, shares: tuple[int, int, int]) -> dict[str, Any]:
    cells = [{"share": f"%{share}", "width": share, "count": share * 2} for share in shares]
    return {
        "label": label,
        "reference": f"%{reference}",
        "reference_x": reference,
        "cells": [*cells, {"share": None}],
    }
