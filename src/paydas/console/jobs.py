"""Work of the schedule that joins all steps: mails about what became of what somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from paydas.console.queries.news import news_of
from paydas.core.actors import SYSTEM
from paydas.core.jobs import called
from paydas.listening.operations.news import tell_news
from paydas.listening.queries.news import living

if TYPE_CHECKING:
    from paydas.core.jobs import Progress


@called(_("Tell authors what became of what they said"))
def tell_authors(progress: Progress) -> dict[str, object]:
    """Tell every subscriber what is new, in one mail each; what was told is never told again.

    Each subscriber is one operation, so that a killed run goes on without a second mail.
    """
    found = list(living())
    mails = told = 0
    for number, one in enumerate(found, 1):
        with translation.override(one.language):
            news = news_of(one)
        count = tell_news(by=SYSTEM, subscription_id=one.pk, news=news)
        mails, told = mails + bool(count), told + count
        progress.step(number, len(found))
    return {"subscribers": len(found), "mails": mails, "told": told}
