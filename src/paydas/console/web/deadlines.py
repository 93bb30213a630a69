"""A deadline as the list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

if TYPE_CHECKING:
    from paydas.console.queries.due_record import Due


@dataclass(frozen=True)
class Deadline:
    """What `due_list` asks for."""

    when: str
    left: str
    late: bool
    title: str
    url: str
    note: str


def shown(due: Due, slug: str, where: str = "") -> Deadline:
    """Say a deadline in words, with the page where it is met; where: of which consultation."""
    arguments = [part for part in (slug, due.pk) if part]
    return Deadline(
        when=date_format(due.on, "j F Y") if due.on else _("now"),
        left=_left(due.days),
        late=due.is_late,
        title=due.title,
        url=reverse(due.page, args=arguments),
        note=" · ".join(part for part in (due.fact, where) if part),
    )


def _left(days: int | None) -> str:
    if days is None:
        return ""
    said = {"n": number_format(abs(days), force_grouping=True)}
    if days < 0:
        return ngettext("%(n)s day ago", "%(n)s days ago", -days) % said
    if days == 0:
        return _("today")
    return ngettext("%(n)s day left", "%(n)s days left", days) % said
