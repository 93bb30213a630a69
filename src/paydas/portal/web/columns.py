"""What the exports of the public lists hold, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from paydas.core.web.exports import ExportColumn
from paydas.core.web.lists import address
from paydas.core.web.parts import Link
from paydas.portal.queries.became import codes_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from paydas.portal.queries.answers import AnswerRow
    from paydas.portal.queries.consultations import ConsultationRow
    from paydas.portal.queries.documents import DocumentRow
    from paydas.portal.queries.findings import FindingRow
    from paydas.portal.queries.said import Said
    from paydas.portal.queries.sources import SourceRow
    from paydas.portal.queries.voice_list import PublicVoice


def yes_or_no(value: bool) -> str:  # noqa: FBT001 -- a cell
    """Write a truth as a word."""
    return gettext("yes") if value else gettext("no")


VOICE_COLUMNS: list[ExportColumn[PublicVoice]] = [
    ExportColumn(_("Number"), lambda row: row.code),
    ExportColumn(_("Kind"), lambda row: row.kind),
    ExportColumn(_("Words"), lambda row: row.text),
    ExportColumn(_("Where"), lambda row: row.where),
    ExportColumn(_("Channel"), lambda row: row.channel),
    ExportColumn(_("Heading"), lambda row: row.heading),
    ExportColumn(_("How many said so"), lambda row: row.said_by),
    ExportColumn(_("Speaker, as far as five share it"), lambda row: row.speaker),
    ExportColumn(_("Furthest station"), lambda row: str(row.mark.label)),
    ExportColumn(_("Sample content"), lambda row: yes_or_no(row.is_sample)),
]
FINDING_COLUMNS: list[ExportColumn[FindingRow]] = [
    ExportColumn(_("Number"), lambda row: row.code),
    ExportColumn(_("Finding"), lambda row: row.title),
    ExportColumn(_("Statement"), lambda row: row.statement),
    ExportColumn(_("Heading"), lambda row: row.heading),
    ExportColumn(_("Supporting"), lambda row: row.supports),
    ExportColumn(_("Contradicting"), lambda row: row.contradicts),
    ExportColumn(_("Qualifying"), lambda row: row.nuances),
    ExportColumn(_("Furthest station"), lambda row: str(row.mark.label)),
    ExportColumn(_("Sample content"), lambda row: yes_or_no(row.is_sample)),
]
ANSWER_COLUMNS: list[ExportColumn[AnswerRow]] = [
    ExportColumn(_("Number"), lambda row: row.code),
    ExportColumn(_("Recommendation"), lambda row: row.recommendation),
    ExportColumn(_("Addressed to"), lambda row: row.addressee),
    ExportColumn(_("Decision"), lambda row: row.decision_label),
    ExportColumn(_("Reason"), lambda row: row.reason),
    ExportColumn(_("Not accepted"), lambda row: row.not_accepted),
    ExportColumn(_("Answered by"), lambda row: row.body),
    ExportColumn(_("Answered on"), lambda row: row.on),
    ExportColumn(_("Furthest station"), lambda row: str(row.mark.label)),
    ExportColumn(_("Sample content"), lambda row: yes_or_no(row.is_sample)),
]

SAID_COLUMNS: list[ExportColumn[Said]] = [
    ExportColumn(_("Number"), lambda row: row.code),
    ExportColumn(_("Consultation"), lambda row: row.consultation),
    ExportColumn(_("Kind"), lambda row: row.kind),
    ExportColumn(_("Words"), lambda row: row.text),
    ExportColumn(_("Said on"), lambda row: row.on),
    ExportColumn(_("Where"), lambda row: row.where),
    ExportColumn(_("State"), lambda row: row.state),
    ExportColumn(_("What became of it"), lambda row: row.next or row.lead),
    ExportColumn(_("Numbers of what it reached"), lambda row: codes_of(row.steps)),
    ExportColumn(_("Furthest station"), lambda row: str(row.came.mark.label)),
    ExportColumn(_("Sample content"), lambda row: yes_or_no(row.is_sample)),
]

EDITION_COLUMNS: list[ExportColumn[DocumentRow]] = [
    ExportColumn(_("Title"), lambda row: row.title),
    ExportColumn(_("Kind"), lambda row: str(row.kind)),
    ExportColumn(_("Edition"), lambda row: row.number),
    ExportColumn(_("Published on"), lambda row: row.on),
    ExportColumn("SHA-256", lambda row: row.sha256),
    ExportColumn(_("What changed"), lambda row: row.change_log),
    ExportColumn(_("Withdrawn"), lambda row: yes_or_no(row.is_withdrawn)),
]
SOURCE_COLUMNS: list[ExportColumn[SourceRow]] = [
    ExportColumn(_("Title"), lambda row: row.title),
    ExportColumn(_("Publisher"), lambda row: row.publisher),
    ExportColumn(_("Date"), lambda row: row.on),
    ExportColumn(_("Facts that cite it"), lambda row: row.citations),
]
CONSULTATION_COLUMNS: list[ExportColumn[ConsultationRow]] = [
    ExportColumn(_("Title"), lambda row: row.title),
    ExportColumn(_("State"), lambda row: row.state),
    ExportColumn(_("Period"), lambda row: row.when),
    ExportColumn(_("Step"), lambda row: row.step),
    ExportColumn(_("Summary"), lambda row: row.text),
    ExportColumn(_("Voices and answers"), lambda row: row.figures.replace("\n", ", ")),
    ExportColumn(_("Sample content"), lambda row: yes_or_no(row.is_sample)),
]


def export_links(request: HttpRequest) -> list[Link]:
    """Return the addresses that export what the list shows."""
    return [
        Link("CSV", address(request, format="csv", page=None)),
        Link("XLSX", address(request, format="xlsx", page=None)),
    ]
