"""The filters of the public lists; all of them are addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from paydas.consultations.vocabulary import ConsultationState
from paydas.listening.queries.contributions import Wanted
from paydas.listening.vocabulary import ContributionKind, ListeningChannel
from paydas.places.queries.provinces import options as provinces
from paydas.portal.queries import consultations, findings, voice_list
from paydas.responses.vocabulary import Decision
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.portal.queries.records import Consultation

ALL: tuple[str, Any] = ("", _("all"))


class ListFilter(forms.Form):
    """Words, and whatever the list adds."""

    words = forms.CharField(label=_("Search"), required=False, max_length=100)

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked for; a senseless value asks for nothing."""
        self.is_valid()
        return self.cleaned_data


class ConsultationFilter(ListFilter):
    """Words and state."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ALL,
            (ConsultationState.OPEN.value, ConsultationState.OPEN.label),
            (ConsultationState.CLOSED.value, ConsultationState.CLOSED.label),
        ],
    )

    def narrow(self, found: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what was asked for."""
        if self.asked.get("state"):
            found = found.filter(state=self.asked["state"])
        return consultations.search(found, self.asked.get("words", ""))


class VoiceFilter(ListFilter):
    """Words, kind, gathering, heading, channel, province."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    gathering = forms.ChoiceField(label=_("Gathering"), required=False)
    heading = forms.ChoiceField(label=_("Heading"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    province = forms.ChoiceField(label=_("Province of the gathering"), required=False)

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        choices = {
            "kind": ContributionKind.options(),
            "gathering": voice_list.gathering_options(consultation.pk),
            "heading": voice_list.heading_options(consultation),
            "channel": ListeningChannel.options(),
            "province": provinces(),
        }
        for name, options in choices.items():
            self.fields[name].choices = [ALL, *options]  # type: ignore[attr-defined] # a ChoiceField

    def wanted(self) -> Wanted:
        """Return what was asked for, as the listening knows it."""
        return Wanted(**{name: self.asked.get(name, "") for name in self.fields})


class FindingFilter(ListFilter):
    """Words, heading, and whether something speaks against it."""

    heading = forms.ChoiceField(label=_("Heading"), required=False)
    contradicted = forms.BooleanField(label=_("Only with voices against"), required=False)

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.consultation = consultation
        options = voice_list.heading_options(consultation)
        self.fields["heading"].choices = [ALL, *options]  # type: ignore[attr-defined] # a ChoiceField

    def narrow(self) -> QuerySet[Any]:
        """Return the findings that were asked for."""
        asked = self.asked
        return findings.findings(
            self.consultation.pk,
            asked.get("words", ""),
            asked.get("heading", ""),
            contradicted=bool(asked.get("contradicted")),
        )


class BodyLookup(ListFilter):
    """A body of the register, by its name, acronym or number."""

    words = forms.CharField(label=_("Name of the organisation"), required=False, max_length=100)


class SaidFilter(ListFilter):
    """Words, and how far a voice has come."""

    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ALL,
            ("found", _("reached a finding")),
            ("answered", _("answered")),
            ("planned", _("in the plan")),
            ("waiting", _("waiting")),
        ],
    )


class AnswerFilter(ListFilter):
    """Words and decision."""

    decision = forms.ChoiceField(
        label=_("Decision"), required=False, choices=[ALL, *Decision.choices]
    )


class EditionFilter(ListFilter):
    """Words of the title, and kind."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *EditionKind.choices])
