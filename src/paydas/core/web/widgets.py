"""Widgets whose options say more than their label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.forms import CheckboxSelectMultiple, RadioSelect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise


class _Hinted:
    """Adds `hint` to each option; the choice and answer_pick components print it."""

    hints: Mapping[str, str | Promise]

    def with_hint(self, option: dict[str, Any]) -> dict[str, Any]:
        return {**option, "hint": self.hints.get(str(option["value"]), "")}


class HintedRadioSelect(_Hinted, RadioSelect):
    """Radio buttons, each with one line of explanation."""

    def __init__(self, hints: Mapping[str, str | Promise], **options: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(**options)
        self.hints = hints

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 -- Django's own signature
        return self.with_hint(super().create_option(*args, **kwargs))


class HintedCheckboxes(_Hinted, CheckboxSelectMultiple):
    """Check boxes, each with one line of explanation."""

    def __init__(self, hints: Mapping[str, str | Promise], **options: Any) -> None:  # noqa: ANN401 -- Django's own signature
        super().__init__(**options)
        self.hints = hints

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 -- Django's own signature
        return self.with_hint(super().create_option(*args, **kwargs))
