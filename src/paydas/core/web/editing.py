"""One form, one operation: what every page that writes a record needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from paydas.core.vocabulary import AccessDeniedError, DomainError
from paydas.core.web.combobox import suggestions

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.db.models import Model
    from django.http import HttpResponse
    from django_stubs_ext import StrOrPromise

    from paydas.core.web.requests import Request

    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm

# Fields of RecordForm that are no values of the record.
FRAME = {"id", "seen"}


class DayInput(forms.DateInput):
    """The browser's own date field; what is sent and shown is the ISO form it asks for."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:  # noqa: ANN401 -- whatever the tag takes
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """The browser's own field for day and time, in the installation's time zone."""

    input_type = "datetime-local"

    def __init__(self, **attrs: Any) -> None:  # noqa: ANN401 -- whatever the tag takes
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


NATIVE: dict[type[forms.Field], type[forms.Widget]] = {
    forms.DateField: DayInput,
    forms.DateTimeField: MomentInput,
}


class RecordForm(ModelForm):
    """A form over one record that saves nothing itself: its values go to an operation.

    A new record's id is made with the form, so that posting twice makes one; an edited record
    carries the revision that was shown, so that nobody overwrites what they have not seen.
    """

    id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(*args, **kwargs)
        is_new = self.instance._state.adding  # noqa: SLF001 -- Django's documented attribute
        self.fields["id"].initial = uuid4() if is_new else self.instance.pk
        self.fields["seen"].initial = None if is_new else getattr(self.instance, "revision", None)
        for field in self.fields.values():
            native = NATIVE.get(type(field))
            if native:
                field.widget = native()
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4

    @property
    def key(self) -> UUID:
        """The id of the record, sent by the form or made now."""
        return self.cleaned_data.get("id") or uuid4()

    @property
    def seen_revision(self) -> int | None:
        """The revision that the form showed."""
        found: int | None = self.cleaned_data.get("seen")
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What was typed, without the frame of the form."""
        return {name: value for name, value in self.cleaned_data.items() if name not in FRAME}


def accepted(request: Request, form: forms.Form | ModelForm, act: Callable[[], object]) -> bool:
    """Do `act` for a posted and valid form; a rule that says no becomes an error of the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except AccessDeniedError:
        raise
    except DomainError as problem:
        # A rule that is named after a field is said at that field.
        form.add_error(problem.code if problem.code in form.fields else None, problem.sentence())
        return False
    return True


def edit_page(
    request: Request,
    form: forms.Form | ModelForm,
    act: Callable[[], object],
    *,
    done: str | Callable[[], str],
    said: StrOrPromise = "",
    template: str = "core/form_page.html",
    **context: object,
) -> HttpResponse:
    """Show a form; once it is posted and the operation has done it, say so and go to `done`."""
    suggested = suggestions(request, form)
    if suggested is not None:
        return suggested
    if accepted(request, form, act):
        messages.success(request, str(said) or _("Saved."))
        return redirect(done() if callable(done) else done)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, template, {"form": form, **context}, status=status)


def act_page(
    request: Request, act: Callable[[], object], *, done: str, said: StrOrPromise = ""
) -> HttpResponse:
    """Answer a button without a form: do it, say what happened or why not, go to `done`."""
    try:
        act()
    except AccessDeniedError:
        raise
    except DomainError as problem:
        messages.error(request, problem.sentence())
    else:
        messages.success(request, str(said) or _("Saved."))
    return redirect(done)


def bound(request: Request, form: type[Any], instance: Model | None = None, **more: Any) -> Any:  # noqa: ANN401 -- the form asked for
    """Make the form of this request: filled when it was posted, over a record if there is one."""
    data = request.POST if request.method == "POST" else None
    files = request.FILES if request.method == "POST" else None
    if issubclass(form, forms.ModelForm):
        return form(data, files, instance=instance, **more)
    return form(data, files, **more)
