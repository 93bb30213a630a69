"""Columns that the house needs and Django lacks: folded and sortable Turkish, public codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from paydas.kernel.text.folding import fold
from paydas.kernel.text.sorting import sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    Text = models.TextField[str, str]
    Char = models.CharField[str | None, str | None]
else:
    Text = models.TextField
    Char = models.CharField


class FoldedField(Text):
    """The search form of other fields of the same row, kept by the row itself (also in bulk)."""

    def __init__(self, *args: Any, of: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 -- Django's
        """Take the names of the fields whose text is folded and joined."""
        self.of = tuple(of)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:  # noqa: ANN401 -- Django's
        """Tell migrations which fields are folded."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001, ARG002 -- Django's
        """Fold what the row says now."""
        text = " ".join(str(getattr(model_instance, name) or "") for name in self.of)
        value = self.shape(text)
        setattr(model_instance, self.attname, value)
        return value

    def shape(self, text: str) -> str:
        """Return the stored form."""
        return fold(text)


class SortField(FoldedField):
    """A key that plain byte order sorts by the Turkish alphabet, on every database."""

    def __init__(self, *args: Any, of: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 -- Django's
        """Index by default: lists are ordered by it; not where a ListIndex begins with it."""
        self.is_indexed = kwargs.setdefault("db_index", True)
        super().__init__(*args, of=of, **kwargs)

    def deconstruct(self) -> Any:  # noqa: ANN401 -- Django's
        """Say whether it is indexed also where it is not: its default is not Django's."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "db_index": self.is_indexed}

    def shape(self, text: str) -> str:
        """Return the stored form."""
        return sort_key(text)


class CodeField(Char):
    """A public code: given once, never changed, never re-used; empty until there is one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's
        """Fix what all codes share."""
        kwargs.update(max_length=9, unique=True, null=True, blank=True, editable=False)
        super().__init__(*args, **kwargs)
