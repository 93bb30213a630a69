"""A deadline as the list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from paydas.console.queries.due import Due


@dataclass(frozen=True)
class Deadline:
    """What `due_list` asks for."""

    when: str
    left: str
    late: bool
    title: str
    url: str
    note: str


def shown(due: Due, slug: str) -> Deadline:
    """Say a deadline in words, with the page where it is met."""
    arguments = [slug, due.pk] if due.pk else [slug]
    return Deadline(
        when=date_format(due.on, "j F Y") if due.on else _("now"),
        left=_left(due.days),
        late=due.is_late,
        title=due.title,
        url=reverse(due.page, args=arguments),
        note=due.fact,
    )


def _left(days: int | None) -> str:
    if days is None:
        return ""
    if days < 0:
        return ngettext("%(n)s day ago", "%(n)s days ago", -days) % {"n": -days}
    if days == 0:
        return _("today")
    return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}
