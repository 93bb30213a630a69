"""The report as one tree, from which the web edition, PDF and DOCX are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from paydas.kernel.documents.tree import Fact, Labels, Meta, Paragraph, Report, Section, plain
from paydas.kernel.text.dates import format_date
from paydas.sensemaking.queries.chapters import chapters
from paydas.sources.queries.editions import content_of as published_content
from paydas.sources.queries.editions import editions_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from paydas.sensemaking.models import SituationReport
    from paydas.sources.models import Edition

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imprint:
    """Which edition a tree is of; without a number it is a draft."""

    dated: date
    number: int | None = None
    sha256: str = ""
    history: Sequence[tuple[int, date, str]] = ()


def draft_tree(content: Json) -> Report:
    """Return the tree of what would be published now."""
    return report_tree(content, Imprint(timezone.localdate()))


def edition_tree(report: SituationReport, edition: Edition) -> Report | None:
    """Return the tree of an edition as it was published; None when its words had to go."""
    content = published_content(edition)
    if content is None:
        return None
    history = [
        (one.number, _day(one), one.change_log)
        for one in editions_of(report, edition.kind)
        if one.number <= edition.number
    ]
    return report_tree(content, Imprint(_day(edition), edition.number, edition.sha256, history))


def report_tree(content: Json, imprint: Imprint) -> Report:
    """Build the tree from the content that is kept, in its own language."""
    with override(content["language"]):
        sections = chapters(content)
        if any(log for _number, _on, log in imprint.history):
            sections.append(_change_log(imprint, content["language"]))
        return Report(
            title=content["title"],
            subtitle=content["subtitle"],
            language=content["language"],
            meta=_meta(content, imprint),
            sections=tuple(sections),
        )


def _meta(content: Json, imprint: Imprint) -> Meta:
    language = content["language"]
    day = format_date(imprint.dated, language)
    edition = (
        _("Edition %(number)s, %(day)s") % {"number": imprint.number, "day": day}
        if imprint.number
        else _("Draft, %(day)s") % {"day": day}
    )
    facts = [
        Fact(_("Consultation"), content["consultation"]),
        *([Fact(_("Written by"), content["author"])] if content["author"] else []),
        Fact(_("Edition"), edition),
        *([Fact(_("SHA-256 of the content"), imprint.sha256)] if imprint.sha256 else []),
    ]
    return Meta(
        dated=imprint.dated,
        owner=content["owner"],
        labels=Labels(
            contents=_("Contents"),
            page=_("Page {page} of {pages}"),
            table_of_figure=_("Show as a table"),
        ),
        edition=edition,
        facts=tuple(facts),
        sample_mark=_("Sample content") if content["is_sample"] else "",
        code_base=f"{settings.PAYDAS_PUBLIC_URL}/k/",
    )


def _change_log(imprint: Imprint, language: str) -> Section:
    entries = [
        Paragraph(
            plain(
                _("Edition %(number)s, %(day)s: %(log)s")
                % {
                    "number": number,
                    "day": format_date(on, language),
                    "log": log or _("first edition"),
                }
            )
        )
        for number, on, log in imprint.history
    ]
    return Section("changes", _("What changed since the first edition"), tuple(entries))


def _day(edition: Edition) -> date:
    return timezone.localtime(edition.published_at).date()
