"""Addresses of the steps' pages, as far as a step has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from collections.abc import Sequence


def address_of(page: str, arguments: Sequence[object] = ()) -> str:
    """Return a page's address, or nothing while there is no such page."""
    try:
        return reverse(page, args=arguments)
    except NoReverseMatch:
        return ""
