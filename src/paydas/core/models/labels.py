"""The label of a stored choice, looked up instead of worked out anew for every row."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.encoding import force_str

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Labelled(models.Model):
    """A model whose `get_<field>_display` keeps each field's labels.

    Django flattens and hashes the choices for every value, which translates every label: a page
    of 25 rows with two states spent a fifth of its time there.
    """

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: models.Field[Any, Any]) -> str:  # noqa: N802 -- Django's own name
        value = getattr(self, field.attname)
        shown: str = force_str(_labels(field).get(value, value), strings_only=True)
        return shown


@cache
def _labels(field: models.Field[Any, Any]) -> dict[str, StrOrPromise]:
    """Labels stay lazy: each reader has them in their own language."""
    return dict(field.flatchoices)
