"""Plain values that the components of the templates show.

The same shapes as those of core's pages, which queries may not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import format_html

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: StrOrPromise
    value: object


def short_hash(sha256: str) -> str:
    """Show the ends of a hash, as code: a capital at its beginning would be another hash."""
    return format_html("<code>{} … {}</code>", sha256[:8], sha256[-4:])


@dataclass(frozen=True, slots=True)
class Number:
    """A large number and what it counts; None reads "not recorded", never 0."""

    value: object | None
    label: StrOrPromise


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its state; code: the public code that it shows; count: how much it leads to."""

    label: StrOrPromise
    url: str = ""
    current: bool = False
    code: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the rail, or one of the small marks (state only)."""

    label: StrOrPromise = ""
    url: str = ""
    number: int | str | None = None
    what: StrOrPromise = ""
    current: bool = False
    state: str = ""
