"""Form fields that several steps share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# As long as the columns that hold such lines.
LONGEST_LINE = 300


class LineField(forms.CharField):
    """Several short values, one on each line; cleaned, a list of those that are filled."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> list[str]:  # noqa: ANN401 -- Django's own signature
        """Part the lines and refuse one that its column could not hold."""
        lines = [line.strip() for line in super().clean(value).splitlines()]
        if any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(
                _("A line may have at most %(limit)s characters."), params={"limit": LONGEST_LINE}
            )
        return [line for line in lines if line]
