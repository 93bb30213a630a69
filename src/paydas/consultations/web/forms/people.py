"""Forms about staff, participants, consents and requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.mfa.models import Authenticator
from django import forms
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from paydas.consultations.models import DataRequest
from paydas.consultations.vocabulary import (
    Channel,
    DataRequestKind,
    DataRequestState,
    Purpose,
    Role,
)
from paydas.consultations.web.fields import OrganisationField, ParticipantField
from paydas.core.models import Notice, User
from paydas.core.web.editing import DayInput, RecordForm

if TYPE_CHECKING:
    from paydas.consultations.models import Participant

# The local organiser's role is given on the page of the gathering.
ROLES = [(key, label) for key, label in Role.choices if key != Role.LOCAL_ORGANISER]


if TYPE_CHECKING:
    AccountChoice = forms.ModelChoiceField[User]
else:
    AccountChoice = forms.ModelChoiceField


class AccountField(AccountChoice):
    """An account; one that signs in by a single step says so, as not every role is open to it."""

    def label_from_instance(self, user: Any) -> str:  # noqa: ANN401 -- Django's own signature
        if user.is_sample or user.has_second_factor:
            return str(user)
        return str(_("%(name)s (no two-step sign-in yet)")) % {"name": user}


class RoleForm(forms.Form):
    user = AccountField(
        label=_("Account"),
        queryset=User.objects.filter(is_active=True)
        .annotate(has_second_factor=Exists(Authenticator.objects.filter(user=OuterRef("pk"))))
        .order_by("name"),
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
    organisation = OrganisationField(
        label=_("Body that the account reports for"),
        required=False,
        help_text=_("For the reporter of a responsible body only."),
    )


class PeopleFilter(forms.Form):
    q = forms.CharField(
        label=_("Person or organisation"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    sector = forms.ChoiceField(label=_("Sector"), required=False)

    def __init__(self, *args: Any, sectors: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- choices
        super().__init__(*args, **kwargs)
        field: Any = self.fields["sector"]
        field.choices = [("", _("All sectors")), *sectors]


class ConsentFilter(forms.Form):
    purpose = forms.ChoiceField(
        label=_("Purpose"), required=False, choices=[("", _("All purposes")), *Purpose.choices]
    )
    standing = forms.ChoiceField(
        label=_("Validity"),
        required=False,
        choices=[
            ("", _("in force and withdrawn")),
            ("living", _("in force")),
            ("withdrawn", _("withdrawn")),
        ],
    )


if TYPE_CHECKING:
    NoticeChoice = forms.ModelChoiceField[Notice]
else:
    NoticeChoice = forms.ModelChoiceField


class NoticeField(NoticeChoice):
    def label_from_instance(self, notice: Any) -> str:  # noqa: ANN401 -- Django's own signature
        return f"{notice.title} ({notice.version}, {notice.language})"


class ConsentForm(forms.Form):
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Purpose.choices)
    notice = NoticeField(
        label=_("Notice that was shown"),
        queryset=Notice.objects.order_by("key", "language", "-version"),
    )
    channel = forms.ChoiceField(label=_("How it was given"), choices=Channel.choices)


class RequestForm(RecordForm):
    participant = ParticipantField(label=_("Participant, if known"), required=False)

    class Meta:
        model = DataRequest
        fields: ClassVar = ["kind", "received_on", "contact", "participant", "text"]
        labels: ClassVar = {
            "kind": _("What is asked for"),
            "received_on": _("Received on"),
            "contact": _("Where the answer goes"),
            "text": _("The request in its own words"),
        }
        help_texts: ClassVar = {
            "received_on": _("The thirty days are counted from this day."),
        }

    def __init__(self, *args: Any, consultation: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- ours
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = timezone.localdate()
        field: Any = self.fields["participant"]
        field.within = consultation.participants.all()


class AnswerForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("Outcome"),
        choices=[
            (DataRequestState.ANSWERED, _("answered")),
            (DataRequestState.REFUSED, _("refused with a reason")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("What was answered"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    answered_on = forms.DateField(label=_("Answered on"), widget=DayInput())


class RequestFilter(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is asked for"),
        required=False,
        choices=[("", _("All kinds")), *DataRequestKind.choices],
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *DataRequestState.choices]
    )


def named(participant: Participant) -> str:
    """Name a participant for staff: the person for the body, or what is left of them."""
    names = [str(one) for one in (participant.person, participant.organisation) if one]
    return ", ".join(names) or str(_("erased"))
