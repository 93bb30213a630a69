"""The method annex: generated from the records, so that nobody has to remember it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.kernel.documents.tree import (
    Fact,
    FactList,
    Notice,
    Paragraph,
    TableBlock,
    plain,
)
from paydas.kernel.text.dates import PartialDate, format_date
from paydas.kernel.text.numbers import format_number, format_percent
from paydas.listening.vocabulary import ListeningChannel
from paydas.sensemaking.queries.method import HIDDEN

if TYPE_CHECKING:
    from paydas.kernel.documents.tree import Block

Json = dict[str, Any]


def annex_blocks(content: Json) -> list[Block]:
    """Write the annex: what was heard, who came, how it was coded, what limits it."""
    method, language = content["method"], content["language"]
    blocks: list[Block] = [FactList(tuple(_facts(method, language)))]
    blocks.append(_channel_table(method, language))
    if method["gatherings"]:
        blocks.append(_gathering_table(method["gatherings"], language))
    blocks += [Paragraph(plain(sentence)) for sentence in _sentences(method, language)]
    if content["limits"]:
        blocks.append(Notice(plain(content["limits"]), title=_("Limits")))
    return blocks


def number(value: int | str | None, language: str) -> str:
    """Write a number; what was not recorded says so and is never a zero."""
    if value is None:
        return _("not recorded")
    if isinstance(value, str):
        return _("fewer than five, or hidden")
    return format_number(value, language)


def rate(part: int | str | None, whole: int | str | None, language: str) -> str:
    """Write a share with both its numbers; unknown when either is."""
    if not isinstance(part, int) or not isinstance(whole, int) or not whole:
        return _("not recorded")
    share = format_percent(part / whole, language)
    return f"{share} ({number(part, language)} / {number(whole, language)})"


def total(rows: list[Json], name: str) -> int | str | None:
    """Add up a column; None when nothing is recorded, hidden when a part of it is."""
    values = [row[name] for row in rows if row[name] is not None]
    if not values:
        return None
    return HIDDEN if HIDDEN in values else sum(values)


def _facts(method: Json, language: str) -> list[Fact]:
    rows, survey = method["gatherings"], method["survey"]
    invited, attended = total(rows, "invited"), total(rows, "attended")
    return [
        Fact(_("Invited"), number(invited, language)),
        Fact(_("Accepted the invitation"), rate(total(rows, "accepted"), invited, language)),
        Fact(_("Took part"), rate(attended, invited, language)),
        Fact(_("Spoke, as far as recorded"), number(total(rows, "spoke"), language)),
        Fact(_("Answered the survey"), number(survey["sent"], language)),
        Fact(_("Survey response rate"), rate(survey["sent"], survey["invited"], language)),
        Fact(_("Interviews held"), number(method["interviews"]["held"], language)),
    ]


def _channel_table(method: Json, language: str) -> TableBlock:
    rows = [
        (
            str(ListeningChannel.label_of(channel)),
            number(n, language),
            number(method["public"].get(channel, 0), language),
        )
        for channel, n in method["channels"].items()
    ]
    return TableBlock(
        (_("Channel"), _("Contributions"), _("of these public")),
        tuple(rows),
        _("What was heard, by channel"),
        frozenset({1, 2}),
    )


def _gathering_table(rows: list[Json], language: str) -> TableBlock:
    names = ("invited", "accepted", "attended", "spoke", "voices")
    return TableBlock(
        (
            _("Gathering"),
            _("Date"),
            _("Invited"),
            _("Accepted the invitation"),
            _("Took part"),
            _("Spoke"),
            _("Contributions"),
        ),
        tuple(
            (
                row["title"],
                _day(row["date"], language),
                *(number(row[name], language) for name in names),
            )
            for row in rows
        ),
        _("Invited, accepted, attended and spoke, by gathering"),
        frozenset(range(2, 7)),
    )


def _day(parts: list[int | None], language: str) -> str:
    year, month, day = parts
    return format_date(PartialDate(year, month, day), language) if year else ""


def _sentences(method: Json, language: str) -> list[str]:
    tables, coding, covered = method["tables"], method["coding"], method["coverage"]
    said = []
    if unknown := tables["all"] - tables["recorded"]:
        said.append(
            ngettext(
                "At %(unknown)s of %(all)s tables speakers were not recorded; "
                "there “spoke” is unknown, not zero.",
                "At %(unknown)s of %(all)s tables speakers were not recorded; "
                "there “spoke” is unknown, not zero.",
                unknown,
            )
            % {"unknown": number(unknown, language), "all": number(tables["all"], language)}
        )
    if coding and coding["coded"]:
        said.append(
            _(
                "%(coded)s contributions were coded with %(codes)s codes; the last new code came "
                "with contribution %(last)s."
            )
            % {
                "coded": number(coding["coded"], language),
                "codes": number(coding["codes"], language),
                "last": number(coding["last_new"], language),
            }
        )
    said.append(
        _(
            "Of %(voices)s approved contributions %(in_findings)s support or contradict a "
            "finding, %(disposed)s carry a reasoned disposition, and %(without)s wait."
        )
        % {key: number(value, language) for key, value in covered.items()}
    )
    return said
