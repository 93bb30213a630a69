"""The staff frame's context: menu, consultation switcher, who is signed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.console.queries.mine import my_consultations
from paydas.console.queries.steps import acts_in, may_open, standing
from paydas.console.web.menus import administration, also_in, registers, settings_of
from paydas.consultations.queries.roles import roles_of
from paydas.consultations.vocabulary import Role
from paydas.core.queries.kept import remembered
from paydas.core.web.parts import Link, MenuGroup, MenuItem, Switcher, Who

if TYPE_CHECKING:
    from django.http import HttpRequest

    from paydas.consultations.models import Consultation
    from paydas.core.actors import Actor
    from paydas.core.models import User

# /tr/console/<slug>/ has three words.
OVERVIEW_DEPTH = 3


@dataclass(frozen=True)
class Kept:
    """What the frame shows on every page of an account in a consultation."""

    groups: list[MenuGroup]
    switcher: Switcher | None
    role: str


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what `core/console.html` shows around a staff page; nothing for other pages."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or actor.user is None or not _is_staff_page(request):
        return {}
    consultation: Consultation | None = getattr(request, "consultation", None)
    kept = _kept(actor, actor.user, consultation)
    here, listed = _place(request, kept.groups)
    return {
        "menu": _marked(kept.groups, here),
        "way_back": [listed] if listed and listed.url != request.path else [],
        "switcher": kept.switcher,
        "who": Who(actor.user.name, kept.role),
        "sign_out_url": reverse("account_logout"),
        "home_url": reverse("console:home"),
        "sample": bool(consultation and consultation.is_sample),
    }


def _kept(actor: Actor, user: User, consultation: Consultation | None) -> Kept:
    """Return the frame of this account here, made anew only after something was changed.

    The newest audit event is part of the key, and so are the rights themselves.
    """
    rights = [
        (role.role, role.consultation_id, role.gathering_id, role.organisation_id)
        for role in roles_of(actor)
    ]
    may = (user.pk, user.is_administrator, user.is_registrar, rights)
    here = consultation and consultation.pk
    return remembered("frame", (here, may), lambda: _made(actor, consultation))


def _made(actor: Actor, consultation: Consultation | None) -> Kept:
    groups = [
        MenuGroup([MenuItem(_("My work"), reverse("console:home"))]),
        *(_chain(actor, consultation) if consultation else ()),
        *registers(actor),
        *(settings_of(actor, consultation) if consultation else ()),
        *administration(actor),
    ]
    return Kept(groups, _switcher(actor, consultation), _role(actor, consultation))


def _is_staff_page(request: HttpRequest) -> bool:
    words = request.path.split("/")
    return len(words) > 2 and words[2] in {"console", "account", "gallery"}  # noqa: PLR2004 -- /tr/console/


def _chain(actor: Actor, consultation: Consultation) -> list[MenuGroup]:
    stands = standing(consultation)
    steps = [
        MenuItem(
            label=row.label,
            url=reverse(row.page, args=[consultation.slug]),
            count=row.waiting if is_due else row.count,
            state=row.state,
            due=is_due,
            also=also_in(row.step, consultation.slug),
        )
        for row in stands.rows
        if may_open(actor, consultation, row.step)
        for is_due in [bool(row.waiting) and acts_in(actor, consultation, row.step)]
    ]
    home = MenuItem(_("Overview"), reverse("console:consultation", args=[consultation.slug]))
    return [MenuGroup([home]), MenuGroup(steps, _("Steps of the consultation"), chain=True)]


def _switcher(actor: Actor, consultation: Consultation | None) -> Switcher | None:
    links = [
        Link(
            mine.consultation.title,
            reverse("console:consultation", args=[mine.consultation.slug]),
            current=consultation is not None and mine.consultation.pk == consultation.pk,
        )
        for mine in my_consultations(actor)
    ]
    label = consultation.title if consultation else _("Choose a consultation")
    return Switcher(label, links) if links else None


def _role(actor: Actor, consultation: Consultation | None) -> str:
    held = [
        r.role for r in roles_of(actor) if consultation and r.consultation_id == consultation.pk
    ]
    if held:
        return str(Role.label_of(held[0]))
    return _("Administrator") if actor.is_administrator else ""


def _place(request: HttpRequest, groups: list[MenuGroup]) -> tuple[str, Link | None]:
    """Return the address of the menu row that a page belongs to, and the list it belongs to.

    That is the list whose address is the longest start of the page's own.
    """
    lists = [
        (item.url, one)
        for group in groups
        for item in group.items
        for one in (Link(item.label, item.url), *item.also)
        if _leads_to(one.url, request.path)
    ]
    return max(lists, key=lambda found: len(found[1].url), default=("", None))


def _marked(groups: list[MenuGroup], here: str) -> list[MenuGroup]:
    """Mark the row of the present page."""
    return [
        MenuGroup(
            [replace(item, current=item.url == here) for item in group.items if item.url],
            group.label,
            group.chain,
        )
        for group in groups
    ]


def _leads_to(url: str, path: str) -> bool:
    """Tell whether a page lies below a menu row; below the overview lies only itself."""
    depth = len(url.strip("/").split("/"))
    return bool(url) and (path == url or (depth > OVERVIEW_DEPTH and path.startswith(url)))
