"""The privacy notice that is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.queries.notices import current_notice
from paydas.portal.queries.wording import language

if TYPE_CHECKING:
    from paydas.portal.queries.records import Notice


def privacy_notice() -> Notice | None:
    """Return the notice of the site, else that of taking part; None before either was written."""
    return current_notice("privacy", language()) or current_notice("participation", language())
