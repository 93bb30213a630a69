"""Invented values for the gallery; every body is called Örnek."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paydas.core.web.lists import Applied, Column, PageLink, Pages
from paydas.core.web.parts import (
    Fact,
    Letter,
    Link,
    LinkGroup,
    MenuGroup,
    MenuItem,
    Number,
    Step,
    Switcher,
    Who,
)

if TYPE_CHECKING:
    from paydas.core.web.gallery.forms import Say


def menu(say: Say) -> list[MenuGroup]:
    """Return the console's menu: the chain, then the registers."""
    steps = [
        MenuItem(say("Davet", "Invite"), "#", 215, "done"),
        MenuItem(say("Buluşma", "Meet"), "#", 5, "done"),
        MenuItem(say("Dinleme", "Listen"), "#", 412, "done"),
        MenuItem(say("Anlama", "Understand"), "#", 40, "done"),
        MenuItem(say("Cevap", "Answer"), "#", 26, "now", due=True),
        MenuItem(say("Plan", "Plan"), "#", 28, "now"),
        MenuItem(say("Uygulama", "Do"), "#", 3, due=True),
    ]
    registers = [
        MenuItem(say("Kuruluşlar", "Organisations"), "#", "1.284", current=True),
        MenuItem(say("Kişiler", "People"), "#", "2.017"),
    ]
    return [
        MenuGroup([MenuItem(say("Genel durum", "Overview"), "#")]),
        MenuGroup(steps, say("Sürecin adımları", "Steps of the consultation"), chain=True),
        MenuGroup(registers, say("Ortak kayıtlar", "Registers")),
    ]


def frame(say: Say) -> dict[str, Any]:
    """Return what both frames ask for."""
    return {
        "sample": True,
        "portal_menu": [
            Link(say("İstişareler", "Consultations"), "#", current=True),
            Link(say("Raporlar ve planlar", "Reports and plans"), "#"),
            Link(say("Kaynaklar ve açık veri", "Sources and open data"), "#"),
        ],
        "footer_groups": [
            LinkGroup(
                say("Hakkında", "About"),
                [
                    Link(say("Nasıl çalışır", "How it works"), "#"),
                    Link(say("Neden davet edildim, neden edilmedim", "Why (not) invited"), "#"),
                ],
            )
        ],
        "menu": menu(say),
        "switcher": Switcher(
            "Örnek Sivil Toplum Buluşmaları",
            [
                Link("Örnek Sivil Toplum Buluşmaları", "#", current=True),
                Link("Örnek Çalıştay", "#"),
            ],
        ),
        "who": Who("Örnek Elif Kaya", say("koordinatör", "coordinator")),
        "letter": Letter(
            "Örnek Sosyal Hizmetler Kurumu",
            say("Sivil Toplum Birimi", "Civil Society Unit"),
            [Fact(say("Sayı", "No."), "E-30418-204"), Fact(say("Tarih", "Date"), "1.2.2024")],
        ),
        "crumbs": [
            Link(say("Ana sayfa", "Home"), "#"),
            Link(say("İstişareler", "Consultations"), "#"),
            Link(say("Galeri", "Gallery")),
        ],
    }


STATES = ("done", "done", "done", "done", "now", "", "")
NOW = 4


def rail(say: Say) -> list[Step]:
    """Return the seven steps with their figures; the last has not begun."""
    steps = [
        ("Davet", "Invite", 215, say("davet; 183 kabul", "invitations; 183 accepted")),
        ("Buluşma", "Meet", 5, say("etkinlik, 50 masa", "gatherings, 50 tables")),
        ("Dinleme", "Listen", 412, say("görüş; ayrıca 150 anket", "voices; also 150 surveys")),
        ("Anlama", "Understand", 40, say("bulgu; 6’sı çelişen", "findings; 6 contradicted")),
        ("Cevap", "Answer", 30, say("öneri, 4’ü bekliyor", "recommendations, 4 wait")),
        ("Plan", "Plan", 28, say("faaliyet, 5 hedef", "activities, 5 objectives")),
        ("Uygulama", "Do", None, say("henüz başlamadı", "not begun yet")),
    ]
    return [
        Step(say(turkish, english), "#", number, what, current=index == NOW)
        for index, (turkish, english, number, what) in enumerate(steps)
    ]


def facts(say: Say) -> dict[str, Any]:
    """Return what heads and rows of figures show."""
    return {
        "rail": rail(say),
        "marks": [Step(state=state) for state in STATES],
        "numbers": [
            Number("%96", say("Cevaba ulaşan görüşler", "Voices that were answered")),
            Number("1.648", say("Numara almış görüş", "Voices with a number")),
            Number(55, say("Söz alan il, 81 ilden", "Provinces that spoke, of 81")),
            Number(None, say("Söz alan kişi", "People who spoke")),
        ],
        "facts": [
            Fact(say("Yürüten", "Run by"), "Örnek Sosyal Hizmetler Kurumu"),
            Fact(say("Dönem", "Period"), say("Ekim 2021 – Aralık 2023", "Oct 2021 – Dec 2023")),
            Fact(say("Aşamalar", "Phases"), say("Oluşturma, izleme", "Formation, monitoring")),
        ],
        "tabs": [
            Link(say("Bilgiler", "Facts"), "#", current=True),
            Link(say("Davetler", "Invitations"), "#", count=12),
            Link(say("Görüşler", "Voices"), "#", count=9),
        ],
    }


def records(say: Say) -> dict[str, Any]:
    """Return dated things, documents and what must be done next."""
    return {
        "records": [
            {
                "when": say("7 Ekim 2021", "7 October 2021"),
                "title": say("Kadın", "Women"),
                "url": "#",
                "note": say("Ankara; 44 davetli, 38 katıldı", "Ankara; 44 invited, 38 came"),
                "figures": say("9 masa · 86 görüş", "9 tables · 86 voices"),
                "steps": [Step(state=state) for state in STATES],
            },
            {
                "when": say("21 Ekim 2021", "21 October 2021"),
                "title": say("Çocuk", "Children"),
                "url": "#",
                "text": say("Sözler yazıya geçiriliyor.", "Notes are being written up."),
                "at": 4,
                "at_label": say("Cevap bekliyor", "Waits for an answer"),
            },
        ],
        "documents": [
            {
                "title": say("Durum Değerlendirmesi Raporu", "Situation Assessment Report"),
                "url": "#",
                "note": say("2. sürüm", "2nd edition"),
                "formats": [Link("PDF", "#"), Link("DOCX", "#"), Link("CSV", "#")],
            }
        ],
        "dues": [
            {
                "when": say("18 Kasım", "18 November"),
                "left": say("3 gün geçti", "3 days late"),
                "late": True,
                "title": say("Gecikme gerekçesi iste", "Ask why it is late"),
                "url": "#",
                "note": "Örnek Kırsal Kalkınma Vakfı",
                "action": say("Hatırlat", "Remind"),
                "action_url": "#",
            },
            {
                "when": say("24 Kasım", "24 November"),
                "left": say("3 gün kaldı", "3 days left"),
                "title": say("38 daveti onaya gönder", "Send 38 invitations for approval"),
                "url": "#",
                "note": say("2 adreste e-posta yok", "2 without an e-mail address"),
            },
        ],
        "events": [
            {
                "when": say("21 Kasım, 14.20", "21 November, 14:20"),
                "text": say("Rapor yayımlandı", "The report was published"),
                "who": "Örnek Murat Şahin",
            }
        ],
    }


def lists(say: Say) -> dict[str, Any]:
    """Return a list with everything around it."""
    return {
        "applied": [Applied(say("Ara: örnek", "Search: örnek"), "#"), Applied("Ankara", "#")],
        "columns": [
            Column(say("Ad", "Name"), "name", sort_url="#", sorted="ascending"),
            Column(say("Tür", "Form"), "form", sort_url="#"),
            Column(say("İl", "Province")),
            Column(say("Görüş", "Voices"), numeric=True),
            Column(say("En ileri durak", "Furthest station")),
        ],
        "rows": [
            ("Örnek Anadolu Kadın Emeği Derneği", say("Dernek", "Association"), "Ankara", 9, 7),
            ("Örnek Batman Engelsiz Yaşam Derneği", say("Dernek", "Association"), "Batman", 4, 6),
            (
                "Örnek Iğdır Kırsal Kadın Kooperatifi",
                say("Kooperatif", "Cooperative"),
                "Iğdır",
                1,
                3,
            ),
        ],
        "pages": Pages(
            items=(),
            total=146,
            summary=say("1–25 / 146", "1–25 of 146"),
            links=[
                PageLink(1, "#", current=True),
                PageLink(2, "#"),
                PageLink(None),
                PageLink(6, "#"),
            ],
            next_url="#",
        ),
        "exports": [Link("CSV", "#"), Link("XLSX", "#")],
    }
