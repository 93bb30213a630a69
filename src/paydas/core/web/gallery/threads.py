"""An invented thread for the gallery, with its strands, its refusals and its curve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paydas.core.web.parts import Fact, Link
from paydas.kernel.figures.bars import Bar, BarChart, bar_chart
from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.lines import Indicator, Point, indicator_chart, small_chart
from paydas.kernel.figures.maps import Choropleth, Coverage, choropleth, coverage_map
from paydas.kernel.figures.numerals import Numerals
from paydas.kernel.figures.strands import Merge, Voices, merge_strands

if TYPE_CHECKING:
    from paydas.core.web.gallery.forms import Say

POINTS = (
    Point("2021", None, 6),
    Point("2022/1", 10, 9),
    Point("2022/2", 20, 17),
    Point("2023/1", 32, None),
    Point("2023/2", 45, 38),
)


def line(say: Say) -> dict[str, Any]:
    """Return the values of every variant of a station."""
    return {
        "strands": merge_strands(Merge(Caption(), Voices(30, 3, 2))),
        "curve": indicator_chart(_indicator(say)).svg,
        "curve_of_thread": indicator_chart(_indicator(say), has_lead_in=True).svg,
        "periods": [point.label for point in POINTS],
        "targets": [point.target for point in POINTS],
        "actuals": [point.actual for point in POINTS],
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
            {"cls": "m4", "label": say("Ev sahibi il (4)", "Host (4)")},
            {"cls": "m1", "label": say("Kapsanan il (18)", "Covered (18)")},
            {"cls": "m0", "label": say("İkisi de değil (59)", "Neither (59)")},
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


def figures(say: Say) -> dict[str, Any]:
    """Return a picture of each kind that the figures kernel draws."""
    numerals = _numerals(say)
    return {
        "map": choropleth(
            Choropleth(
                Caption(
                    say("Söz alan kuruluşlar", "Bodies that spoke"),
                    say("En çok Ankara’dan.", "Most from Ankara."),
                    "map",
                ),
                numerals,
                {"06": 48, "34": 44, "31": 14, "72": 9, "35": 2, "42": 0},
                (say("İl", "Province"), say("Kuruluş", "Bodies")),
            )
        ),
        "coverage": coverage_map(
            Coverage(
                Caption(say("Kapsanan iller", "Catchment"), "", "coverage"),
                frozenset({"06", "34", "31", "72"}),
                kinds=(
                    say("ev sahibi il", "host"),
                    say("kapsanan il", "covered"),
                    say("ikisi de değil", "neither"),
                ),
                headings=(say("İl", "Province"), say("Durum", "State")),
            )
        ),
        "bars": bar_chart(
            BarChart(
                Caption(say("Görüş türleri", "Kinds of voices"), "", "bars"),
                numerals,
                (
                    Bar(say("Talep", "Demand"), 210),
                    Bar(say("Öneri", "Suggestion"), 140),
                    Bar(say("İhtiyaç", "Need"), None),
                ),
                (say("Tür", "Kind"), say("Görüş", "Voices"), ""),
            )
        ),
        "small": small_chart(_indicator(say)),
    }


def _numerals(say: Say) -> Numerals:
    return Numerals(say("tr", "en"), say("veri yok", "no data"))


def _indicator(say: Say) -> Indicator:
    caption = Caption(say("İl sayısı", "Number of provinces"), "", "")
    headings = (say("Dönem", "Period"), say("Hedef", "Target"), say("Sonuç", "Result"))
    return Indicator(caption, _numerals(say), POINTS, headings, say("hedef 45", "target 45"))
