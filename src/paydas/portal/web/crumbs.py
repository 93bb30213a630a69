"""Where a public page stands."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.core.web.parts import Link


def crumbs(*trail: tuple[str, str]) -> list[Link]:
    """Return the way from the home page; the last pair is the page itself."""
    return [Link(_("Home"), reverse("portal:home")), *(Link(label, url) for label, url in trail)]
