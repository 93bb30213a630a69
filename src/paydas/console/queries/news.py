"""What there is to tell whoever said something: everything public that came of their voices."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid5

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from paydas.kernel.text.dates import format_date
from paydas.kernel.text.numbers import format_number
from paydas.listening.queries.news import News
from paydas.listening.queries.receipts import author_of_receipt, voices_of
from paydas.listening.vocabulary import NewsKind
from paydas.responses.vocabulary import Decision
from paydas.thread.queries.followed import came_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.listening.models import Subscription
    from paydas.thread.queries.followed import Asked, Came, Measured


def news_of(subscription: Subscription) -> list[News]:
    """Return everything that came of a subscriber's voices, each once, in the reader's language.

    The voices themselves are named by their numbers only: a mail is no place for their words.
    """
    author = author_of_receipt(subscription.participant_id or subscription.table_id)  # type: ignore[arg-type] # one of both
    if author is None:
        return []
    voices = [one for one in voices_of(author) if one.code]
    codes = {one.pk: str(one.code) for one in voices}
    found: dict[tuple[str, object], News] = {}
    for consultation_id in {one.consultation_id for one in voices}:
        own = [one.pk for one in voices if one.consultation_id == consultation_id]
        for pk, came in came_of(consultation_id, own).items():
            for news in _news(codes[pk], came):
                found.setdefault((news.kind, news.record_id), news)
    return list(found.values())


def _news(code: str, came: Came) -> Iterable[News]:
    for reached in came.findings:
        label = reached.label
        said = _("%(code)s reached a finding: %(title)s") % {"code": code, "title": label.title}
        yield News(NewsKind.FINDING, label.id, label.code, said, label.on)
    if came.disposition is not None and not came.findings:
        told = came.disposition
        said = _("%(code)s led to no finding; the reason: %(reason)s") % {
            "code": code, "reason": told.reason,
        }  # fmt: skip
        yield News(NewsKind.DISPOSITION, told.pk, code, said, told.created_at.date())
    for asked in came.recommendations:
        yield from _answered(code, asked)
    for done in came.activities:
        leaf = done.leaf
        said = _("%(code)s was taken up in the plan: %(number)s %(title)s") % {
            "code": code, "number": leaf.number, "title": leaf.title,
        }  # fmt: skip
        yield News(NewsKind.PLAN, leaf.id, leaf.code, said, came.planned_on)
    for measured in came.indicators:
        yield from _measured(code, measured)


def _answered(code: str, asked: Asked) -> Iterable[News]:
    answer = asked.response
    if answer is None:
        return
    said = _("%(code)s has an answer of %(body)s (%(day)s): %(decision)s. %(reason)s") % {
        "code": code,
        "body": answer.body,
        "day": format_date(answer.decided_on, _language()),
        "decision": Decision.label_of(answer.decision),
        "reason": answer.reason,
    }
    yield News(NewsKind.RESPONSE, answer.pk, asked.label.code, said, answer.published_on)


def _measured(code: str, measured: Measured) -> Iterable[News]:
    leaf = measured.leaf
    for point in measured.course.points:
        if point.actual is None:
            continue
        said = _("%(code)s: a result was approved: %(name)s, %(period)s: %(value)s %(unit)s") % {
            "code": code,
            "name": leaf.name,
            "period": point.span.label,
            "value": format_number(point.actual, _language()),
            "unit": leaf.unit,
        }
        # A value is known by its indicator and period; a corrected one is not told again.
        yield News(NewsKind.MEASUREMENT, uuid5(leaf.id, str(point.span.id)), leaf.code, said, None)


def _language() -> str:
    return "en" if (get_language() or "tr").startswith("en") else "tr"
