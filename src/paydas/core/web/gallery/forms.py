"""The forms that the gallery shows: one of every control, empty, filled and in error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from paydas.core.web.combobox import Candidate, Candidates, ComboboxInput
from paydas.core.web.widgets import HintedCheckboxes, HintedRadioSelect

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[[str, str], str]


def every_control(say: Say, *, filled_badly: bool) -> forms.Form:
    """Return a form with every kind of field; filled badly, each says what is wrong."""
    form = forms.Form({"name": "", "day": "31.02.2026"} if filled_badly else None)
    form.auto_id = "bad_%s" if filled_badly else "id_%s"
    form.fields.update(
        {
            "name": forms.CharField(
                label=say("Etkinliğin adı", "Name of the gathering"),
                help_text=say("Davet mektubunda böyle görünür.", "Shown like this in the letter."),
            ),
            "kind": forms.ChoiceField(
                label=say("Etkinlik türü", "Kind of gathering"),
                choices=[
                    ("w", say("Çalıştay", "Workshop")),
                    ("f", say("Odak grup", "Focus group")),
                ],
            ),
            "day": forms.DateField(
                label=say("Tarih", "Date"),
                widget=forms.DateInput(attrs={"class": "is-short", "inputmode": "numeric"}),
                help_text=say("gg.aa.yyyy", "dd.mm.yyyy"),
            ),
            "host": forms.Field(
                label=say("Ev sahibi kuruluş", "Host"),
                help_text=say("Adından bir parça yazın.", "Write a part of the name."),
                widget=_host(say, is_asked=filled_badly),
            ),
            "words": forms.CharField(
                label=say("Açıklama", "Description"), widget=forms.Textarea, required=False
            ),
            "speakers": forms.ChoiceField(
                label=say("Söz alanlar kaydedilecek mi?", "Will speakers be recorded?"),
                choices=[("y", say("Evet", "Yes")), ("n", say("Hayır", "No"))],
                widget=HintedRadioSelect(
                    {"n": say("Sayfada “kaydedilmedi” yazar.", "The page says “not recorded”.")}
                ),
            ),
            "needs": forms.MultipleChoiceField(
                label=say("Erişilebilirlik ihtiyacı", "Accessibility needs"),
                required=False,
                choices=[
                    ("s", say("İşaret dili tercümesi", "Sign language")),
                    ("r", say("Rampa ya da asansöre yakın yer", "Place near a ramp or lift")),
                ],
                widget=HintedCheckboxes({}),
            ),
            "file": forms.FileField(
                label=say("Tutanak dosyası", "Minutes as a file"), required=False
            ),
            "agree": forms.BooleanField(
                label=say("Aydınlatma metnini okudum", "I have read the privacy notice")
            ),
        }
    )
    return form


def _host(say: Say, *, is_asked: bool) -> ComboboxInput:
    """Return the box for a body; asked for vaguely, it offers what may be meant."""
    box = ComboboxInput(suggests=False)
    if is_asked:
        name = say("Örnek Kadın Dayanışma Derneği", "Örnek Women’s Solidarity Association")
        found = [Candidate("a", name, "Ankara"), Candidate("h", name, "Hatay")]
        box.offered = Candidates(found, is_more=True)
    return box


def answer(say: Say) -> forms.Form:
    """Return the three large answers to an invitation."""
    form = forms.Form({"answer": "yes"})
    form.auto_id = "answer_%s"
    form.fields["answer"] = forms.ChoiceField(
        label=say("Katılıyor musunuz?", "Will you take part?"),
        choices=[
            ("yes", say("Evet, katılıyoruz", "Yes, we will")),
            ("delegate", say("Yerimize başka birini göndereceğiz", "We will send somebody else")),
            ("no", say("Katılamıyoruz", "We cannot")),
        ],
        widget=HintedRadioSelect(
            {
                "yes": say("Bir kişi katılabilir.", "One person may come."),
                "no": say("Anketi doldurabilirsiniz.", "You can fill in the survey."),
            }
        ),
    )
    form.fields["who"] = forms.CharField(label=say("Kim katılacak?", "Who will come?"))
    return form


def note(say: Say) -> forms.Form:
    """Return the form of a table note."""
    kinds = [
        ("problem", say("Sorun", "Problem")),
        ("demand", say("Talep", "Demand")),
        ("suggestion", say("Öneri", "Suggestion")),
        ("need", say("İhtiyaç", "Need")),
        ("approach", say("Yaklaşım", "Approach")),
        ("good_practice", say("İyi uygulama", "Good practice")),
        ("expectation", say("Beklenti", "Expectation")),
        ("wish", say("İstek", "Wish")),
    ]
    form = forms.Form({"kind": "problem", "weight": "3"})
    form.auto_id = "note_%s"
    form.fields["kind"] = forms.ChoiceField(
        label=say("Ne söylendi?", "What was said?"), choices=kinds, widget=forms.RadioSelect
    )
    form.fields["words"] = forms.CharField(
        label=say("Söylenen, söylendiği gibi", "What was said, as it was said"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    form.fields["solution"] = forms.CharField(
        label=say("Masanın önerdiği çözüm", "Solution that the table proposes"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    form.fields["weight"] = forms.ChoiceField(
        label=say("Kaç kişi söyledi?", "How many said so?"),
        choices=[(str(n), str(n)) for n in range(1, 6)] + [("6", "6+")],
        widget=forms.RadioSelect,
    )
    return form


def filters(say: Say) -> forms.Form:
    """Return the filters above a list."""
    form = forms.Form({"q": "örnek", "province": "06"})
    form.auto_id = "filter_%s"
    form.fields["q"] = forms.CharField(
        label=say("Ad, kısaltma veya kütük no", "Name, short name or registry number"),
        widget=forms.TextInput(attrs={"type": "search"}),
        required=False,
    )
    form.fields["province"] = forms.ChoiceField(
        label=say("İl", "Province"),
        choices=[("", say("Bütün iller", "All provinces")), ("06", "Ankara"), ("31", "Hatay")],
        required=False,
    )
    form.fields["form"] = forms.ChoiceField(
        label=say("Kuruluş türü", "Legal form"),
        choices=[("", say("Bütün türler", "All forms")), ("d", say("Dernek", "Association"))],
        required=False,
    )
    return form
