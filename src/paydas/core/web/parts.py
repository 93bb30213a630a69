"""What the components of core's templates are given: plain frozen values.

A page may pass any object with the same attributes; these are the usual ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import Promise

    Text = str | Promise


@dataclass(frozen=True)
class Link:
    """A link with its state: crumb, tab, toggle, export, language, public menu."""

    label: Text
    url: str = ""
    current: bool = False
    count: int | str | None = None
    code: str = ""


@dataclass(frozen=True)
class LinkGroup:
    """A labelled group of links at the foot of the public site."""

    label: Text
    links: Sequence[Link]


@dataclass(frozen=True)
class MenuItem:
    """One row of the console's menu. state: "", "now" or "done"; due marks the count in amber.

    `also` names further lists that belong to the row, such as the tabs of its page.
    """

    label: Text
    url: str
    count: int | str | None = None
    state: str = ""
    due: bool = False
    current: bool = False
    also: tuple[Link, ...] = ()


@dataclass(frozen=True)
class MenuGroup:
    """Rows under one heading; chain draws them as the steps of the consultation."""

    items: Sequence[MenuItem]
    label: Text = ""
    chain: bool = False


@dataclass(frozen=True)
class Switcher:
    """The consultation at hand and the others that one may go to."""

    label: str
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class Who:
    """The person signed in, as the bar names them."""

    name: str
    role: Text = ""


@dataclass(frozen=True)
class Fact:
    """A label and its value."""

    label: Text
    value: object


@dataclass(frozen=True)
class Number:
    """A large number and what it counts; None reads "not recorded", never 0."""

    value: object | None
    label: Text


@dataclass(frozen=True)
class Step:
    """A step on the rail, or one of the small marks (state only)."""

    label: Text = ""
    url: str = ""
    number: int | str | None = None
    what: Text = ""
    current: bool = False
    state: str = ""


@dataclass(frozen=True)
class Letter:
    """The head of a page that a private link opens."""

    body: str
    unit: str = ""
    facts: Sequence[Fact] = field(default_factory=tuple)
