"""Forms about rules, rounds, the invited and their answers."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from paydas.consultations.vocabulary import Channel
from paydas.core.web.editing import RecordForm
from paydas.core.web.widgets import HintedRadioSelect
from paydas.gatherings.vocabulary import NeedKind
from paydas.invitations.models import InvitationRound, ReferenceMix, SelectionRule
from paydas.invitations.vocabulary import Answer, Route
from paydas.kernel.text.folding import fold
from paydas.places.queries.provinces import options as province_options
from paydas.stakeholders.models import OrganisationGroup
from paydas.stakeholders.queries.organisations import area_options
from paydas.stakeholders.vocabulary import LegalForm, Sector

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from paydas.core.models import Notice
    from paydas.gatherings.models import Gathering
    from paydas.invitations.models import Invitation

Option = tuple[str, Any]
LONG = forms.Textarea(attrs={"rows": 10})
TOLD = (Answer.ACCEPTED, Answer.DELEGATED, Answer.DECLINED)
SPOKEN = (Channel.TELEPHONE, Channel.EMAIL, Channel.PAPER, Channel.IN_PERSON)


def any_of(label: Any, options: Iterable[Option]) -> list[Option]:  # noqa: ANN401 -- lazy text
    """Put a choice of everything before the others."""
    return [("", label), *options]


def areas() -> list[Option]:
    """Return the working areas in the reader's language."""
    place = 2 if get_language() == "en" else 1
    return [(row[0], row[place]) for row in area_options()]


def search_field(label: Any) -> forms.CharField:  # noqa: ANN401 -- lazy text
    """Return the field that a filter bar begins with."""
    return forms.CharField(
        label=label, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )


class RoundFilter(forms.Form):
    q = search_field(_("Round or gathering"))
    route = forms.ChoiceField(
        label=_("Route"), required=False, choices=any_of(_("All routes"), Route.options())
    )


class InvitedFilter(forms.Form):
    q = search_field(_("Person or organisation"))
    answer = forms.ChoiceField(
        label=_("Answer"), required=False, choices=any_of(_("All answers"), Answer.options())
    )
    gathering = forms.ChoiceField(label=_("Gathering"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    area = forms.ChoiceField(label=_("Working area"), required=False)
    route = forms.ChoiceField(
        label=_("Route"), required=False, choices=any_of(_("All routes"), Route.options())
    )
    sent_by = forms.ChoiceField(
        label=_("Sent by"),
        required=False,
        choices=any_of(_("All"), [("email", Channel.EMAIL.label), ("paper", Channel.PAPER.label)]),
    )

    def __init__(self, data: Any, gatherings: QuerySet[Gathering]) -> None:  # noqa: ANN401 -- a query dictionary
        super().__init__(data)
        choices: dict[str, list[Option]] = {
            "gathering": any_of(_("All"), [(str(one.pk), one.title) for one in gatherings]),
            "province": any_of(_("All provinces"), province_options()),
            "area": any_of(_("All areas"), areas()),
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined] # all are ChoiceFields


class ChooseForm(forms.Form):
    """The filters of the register; a rule keeps the same ones."""

    text = search_field(_("Name or registry number"))
    area = forms.ChoiceField(label=_("Working area"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    legal_form = forms.ChoiceField(
        label=_("Legal form"), required=False, choices=any_of(_("All forms"), LegalForm.options())
    )
    sector = forms.ChoiceField(
        label=_("Sector"), required=False, choices=any_of(_("All sectors"), Sector.options())
    )
    group = forms.ChoiceField(label=_("Group"), required=False)
    theme = forms.BooleanField(label=_("works in the theme of the gathering"), required=False)
    catchment = forms.BooleanField(label=_("from the provinces covered"), required=False)
    fresh = forms.BooleanField(label=_("never invited before"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        groups = [(str(one.pk), one.name) for one in OrganisationGroup.objects.all()]
        choices: dict[str, list[Option]] = {
            "area": any_of(_("All areas"), areas()),
            "province": any_of(_("All provinces"), province_options()),
            "group": any_of(_("No group"), groups),
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined] # all are ChoiceFields


class ListForm(forms.Form):
    lines = forms.CharField(
        label=_("Organisations, one on a line"),
        widget=LONG,
        help_text=_("Names, acronyms or registry numbers, as in the register."),
    )
    reason = forms.CharField(
        label=_("Why these"),
        max_length=300,
        required=False,
        help_text=_("For example who nominated them; kept with each invitation."),
    )


class RoundForm(RecordForm):
    class Meta:
        model = InvitationRound
        fields: ClassVar = [
            "title",
            "route",
            "reason",
            "rule",
            "reply_by",
            "document_number",
            "document_date",
            "signatory",
            "signatory_title",
            "letter",
        ]
        labels: ClassVar = {
            "title": _("Name of the round"),
            "route": _("Route"),
            "reason": _("Reason that is published"),
            "rule": _("Rule"),
            "reply_by": _("Please answer by"),
            "document_number": _("Document number"),
            "document_date": _("Document date"),
            "signatory": _("Signed by"),
            "signatory_title": _("Title of the signatory"),
            "letter": _("Text of the letter"),
        }
        help_texts: ClassVar = {
            "reason": _("Everybody can read why these were invited by this route."),
            "letter": _(
                "Without salutation and answer link, which are added for each; "
                "leave an empty line between paragraphs."
            ),
        }

    def __init__(self, *args: Any, gatherings: QuerySet[Gathering], **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["letter"].widget.attrs["rows"] = 14
        consultation = gatherings[0].consultation_id if gatherings else None
        self.fields["rule"].queryset = SelectionRule.objects.filter(consultation=consultation)  # type: ignore[attr-defined]
        if self.instance._state.adding:  # noqa: SLF001 -- Django's documented attribute
            field = forms.ModelChoiceField(gatherings, label=_("Gathering"))
            self.fields = {"gathering": field, **self.fields}


class RuleForm(RecordForm):
    sector = forms.ChoiceField(
        label=_("Sector"), required=False, choices=any_of(_("All sectors"), Sector.options())
    )
    legal_form = forms.ChoiceField(
        label=_("Legal form"), required=False, choices=any_of(_("All forms"), LegalForm.options())
    )
    theme = forms.BooleanField(label=_("works in the theme of the gathering"), required=False)
    catchment = forms.BooleanField(label=_("from the provinces covered"), required=False)
    field_order = ("title", "text", "sector", "legal_form", "theme", "catchment")

    class Meta:
        model = SelectionRule
        fields: ClassVar = ["title", "text"]
        labels: ClassVar = {"title": _("Name of the rule"), "text": _("Text of the rule")}
        help_texts: ClassVar = {
            "text": _("In plain words: who may be invited, and who comes first if seats are few.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        for name, value in self.instance.eligibility.items():
            if name in self.fields:
                self.fields[name].initial = value

    @property
    def rule_values(self) -> dict[str, Any]:
        """Title and text, with what the register is asked for kept together."""
        asked = {name: self.cleaned_data[name] for name in ("sector", "legal_form")}
        asked |= {name: self.cleaned_data[name] for name in ("theme", "catchment")}
        return {
            "title": self.cleaned_data["title"],
            "text": self.cleaned_data["text"],
            "eligibility": {name: value for name, value in asked.items() if value},
        }


class MixForm(RecordForm):
    typed = forms.CharField(
        label=_("Shares in percent"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "One group on a line with its share, for example “Association; 62,5”. "
            "Leave empty to take the shares of the register."
        ),
    )

    class Meta:
        model = ReferenceMix
        fields: ClassVar = ["title", "dimension", "basis"]
        labels: ClassVar = {
            "title": _("Name of the mix"),
            "dimension": _("Compared by"),
            "basis": _("Where the shares come from"),
        }

    def show_shares(self, mix: ReferenceMix, labels: dict[str, Any]) -> None:
        """Show the shares as they are, one a line, to be changed."""
        rows = mix.shares.order_by("-percent", "key")
        self.fields["typed"].initial = "\n".join(
            f"{labels.get(one.key, one.key)}; {one.percent.normalize():f}" for one in rows
        )

    def shares(self, labels: dict[str, Any]) -> dict[str, Decimal]:
        """Return the typed shares by key; a line that is not understood becomes a form error."""
        keys = {fold(str(label)): key for key, label in labels.items()}
        keys |= {fold(key): key for key in labels}
        found: dict[str, Decimal] = {}
        for line in filter(str.strip, self.cleaned_data["typed"].splitlines()):
            name, _sep, number = line.rpartition(";")
            key, percent = keys.get(fold(name.strip())), _percent(number)
            if key is None or percent is None:
                self.add_error("typed", _("This line is not understood: “%s”.") % line.strip())
                return {}
            found[key] = percent
        return found


def _percent(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        return None


# The answers in the words of the invited.
OWN_WORDS = {
    Answer.ACCEPTED: _("Yes, I am coming"),
    Answer.DELEGATED: _("I am sending somebody else"),
    Answer.DECLINED: _("I cannot come"),
}


class AnswerForm(forms.Form):
    """What the invited answer; the same fields for the link's holder and for the telephone."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    answer = forms.ChoiceField(
        label=_("Are you coming?"),
        choices=list(OWN_WORDS.items()),
        widget=HintedRadioSelect(
            {
                "delegated": _("Write the name below; your organisation keeps its seat."),
                "declined": _("You may still be heard: we ask those who cannot come, too."),
            }
        ),
    )
    delegate_name = forms.CharField(label=_("Who comes instead"), max_length=150, required=False)
    needs = forms.MultipleChoiceField(
        label=_("Do you need something to take part?"),
        required=False,
        choices=NeedKind.options,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("We do not ask about health; we only want to prepare well."),
    )
    need_note = forms.CharField(
        label=_("What we should know about it"), max_length=200, required=False
    )
    language = forms.ChoiceField(
        label=_("Language of our letters"), choices=[("tr", "Türkçe"), ("en", "English")]
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        known = {
            "seen": invitation.revision,
            "answer": "" if invitation.answer == Answer.NONE else invitation.answer,
            "delegate_name": str(invitation.delegate.person or "") if invitation.delegate else "",
            "language": invitation.participant.language,
            "note": invitation.note,
        }
        super().__init__(*args, **({"initial": known} | kwargs))

    @property
    def needs_noted(self) -> dict[str, str]:
        """Each need with what was said about it."""
        said = self.cleaned_data["need_note"]
        return dict.fromkeys(self.cleaned_data["needs"], said)


class TakenForm(AnswerForm):
    """An answer that came by telephone, letter or in person."""

    channel = forms.ChoiceField(
        label=_("How it came"), choices=[(one.value, one.label) for one in SPOKEN]
    )
    field_order = ("seen", "answer", "delegate_name", "channel")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = _("Answer")
        self.fields["delegate_name"].label = _("Name of the delegate")
        self.fields["needs"].label = _("What they need to take part")
        self.fields["answer"].choices = [(one.value, one.label) for one in TOLD]  # type: ignore[attr-defined]
        self.fields["answer"].widget = forms.RadioSelect(choices=self.fields["answer"].choices)  # type: ignore[attr-defined]


class ConsentForm(forms.Form):
    """The step of its own on which the notice is agreed to."""

    agreed = forms.BooleanField(
        label=_("I consent to my data being processed for the purposes described above"),
        required=False,
    )

    def __init__(self, *args: Any, notice: Notice | None = None, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.notice = notice
