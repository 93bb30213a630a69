"""Forms about codes, coding, and voices without a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from paydas.consultations.models import Heading
from paydas.core.web.editing import RecordForm
from paydas.listening.vocabulary import ContributionKind, ListeningChannel
from paydas.sensemaking.models import Code, Codebook, CodeGroup, Finding
from paydas.sensemaking.queries.codes import as_tree
from paydas.sensemaking.vocabulary import DispositionKind, Stance
from paydas.sensemaking.web.forms.findings import Search

if TYPE_CHECKING:
    from paydas.consultations.models import Consultation


class CodeFilter(Search):
    group = forms.ModelChoiceField(
        label=_("Group"),
        queryset=CodeGroup.objects.none(),
        required=False,
        empty_label=_("All groups"),
    )
    active = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("1", _("in use")), ("0", _("switched off"))],
    )

    def __init__(self, *args: Any, codebook: Codebook, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        field: Any = self.fields["group"]
        field.queryset = codebook.groups.all()


class CodebookForm(RecordForm):
    class Meta:
        model = Codebook
        fields = ("title",)
        labels: ClassVar = {"title": _("Title")}


class GroupForm(RecordForm):
    class Meta:
        model = CodeGroup
        fields = ("title", "memo")
        labels: ClassVar = {"title": _("Title"), "memo": _("Memo")}
        help_texts: ClassVar = {"memo": _("What the codes of this group tell together.")}


class CodeForm(RecordForm):
    class Meta:
        model = Code
        fields = ("label", "memo", "group", "parent")
        labels: ClassVar = {
            "label": _("Name"),
            "memo": _("Memo"),
            "group": _("Group"),
            "parent": _("Below the code"),
        }
        help_texts: ClassVar = {"memo": _("When to use it, and when not.")}

    def __init__(self, *args: Any, codebook: Codebook, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        group: Any = self.fields["group"]
        parent: Any = self.fields["parent"]
        group.queryset = codebook.groups.all()
        parent.queryset = codebook.codes.exclude(pk=self.instance.pk)


class CodingFilter(Search):
    code = forms.ModelChoiceField(
        label=_("Code"), queryset=Code.objects.none(), required=False, empty_label=_("All codes")
    )
    coded = forms.ChoiceField(
        label=_("Coding"),
        required=False,
        choices=[("", _("All")), ("0", _("not coded yet")), ("1", _("coded"))],
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *ContributionKind.choices]
    )

    def __init__(self, *args: Any, codebook: Codebook | None, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        field: Any = self.fields["code"]
        field.queryset = codebook.codes.all() if codebook else Code.objects.none()


@dataclass(frozen=True)
class Box:
    """A code that can be ticked."""

    key: str
    label: str
    memo: str
    is_on: bool


class CodingForm(forms.Form):
    """The codes of one contribution, in the order of the codebook, and a memo."""

    codes = forms.MultipleChoiceField(
        label=_("Codes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    memo = forms.CharField(
        label=_("Memo"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, codes: list[Code], **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        self.branches = as_tree(codes)
        field: Any = self.fields["codes"]
        field.choices = [(str(code.pk), code.label) for code in codes]

    def groups(self) -> list[tuple[str, list[Box]]]:
        """Return the codes as boxes under the titles of their groups."""
        ticked = set(self["codes"].value() or ())
        found: dict[str, list[Box]] = {}
        for branch in self.branches:
            code, key = branch.code, str(branch.code.pk)
            title = code.group.title if code.group else gettext("without a group")
            label = f"{'– ' * branch.depth}{code.label}"
            found.setdefault(title, []).append(Box(key, label, code.memo, key in ticked))
        return list(found.items())


class CoverageFilter(Search):
    stands = forms.ChoiceField(
        label=_("What became of it"),
        required=False,
        choices=[
            ("", _("All")),
            ("without", _("without a finding")),
            ("finding", _("in a finding")),
            ("disposed", _("with a disposition")),
        ],
    )
    heading = forms.ModelChoiceField(
        label=_("Heading"),
        queryset=Heading.objects.none(),
        required=False,
        empty_label=_("All headings"),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *ContributionKind.choices]
    )
    channel = forms.ChoiceField(
        label=_("Channel"),
        required=False,
        choices=[("", _("All channels")), *ListeningChannel.choices],
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        field: Any = self.fields["heading"]
        field.queryset = consultation.headings.all()


class CoverForm(forms.Form):
    """What is done with the ticked contributions: put under a finding, or disposed."""

    act = forms.ChoiceField(choices=[("attach", ""), ("dispose", "")])
    finding = forms.ModelChoiceField(
        label=_("Finding"), queryset=Finding.objects.none(), required=False
    )
    stance = forms.ChoiceField(label=_("The contributions"), choices=Stance.choices, required=False)
    kind = forms.ChoiceField(
        label=_("What is done"), choices=DispositionKind.choices, required=False
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Its author reads it."),
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        field: Any = self.fields["finding"]
        field.queryset = consultation.findings.all()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("act") == "attach" and not data.get("finding"):
            self.add_error("finding", _("Choose the finding."))
        if data.get("act") == "dispose" and not (data.get("reason") or "").strip():
            self.add_error("reason", _("Say why."))
        return data
