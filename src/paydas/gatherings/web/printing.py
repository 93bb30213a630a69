"""Sheets of a gathering as PDF, worded in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from paydas.core.operations.links import address_of
from paydas.gatherings.queries import paper as queries
from paydas.gatherings.web.frame import when
from paydas.kernel.documents import paper
from paydas.kernel.documents.tree import Fact
from paydas.kernel.text.dates import format_date
from paydas.kernel.text.marks import sentence_case

if TYPE_CHECKING:
    from paydas.gatherings.models import Gathering, GatheringPerson, Table

# Lines for those who come without having been expected.
BLANK_LINES = 10


def frame_of(gathering: Gathering, title: str) -> paper.Frame:
    """Return title, place and time that stand at the head of each sheet."""
    places = [str(one) for one in (gathering.venue, gathering.province) if one]
    facts = [Fact(_("Date"), when(gathering)), Fact(_("Venue"), ", ".join(places))]
    return paper.Frame(
        title=title,
        subtitle=gathering.title,
        language="en" if get_language() == "en" else "tr",
        owner=gathering.consultation.owner.name,
        dated=gathering.dated.earliest or timezone.localdate(),
        page=_("Page {page} of {pages}"),
        facts=tuple(fact for fact in facts if fact.value),
        sample_mark=_("Sample content") if gathering.is_sample else "",
    )


def signatures(gathering: Gathering) -> bytes:
    """Print the signature list."""
    people = [paper.Attendee(one.name, one.organisation) for one in queries.attendees(gathering)]
    header = [_("No."), _("Name and surname"), _("Organisation"), _("Signature")]
    frame = frame_of(gathering, _("Signature list"))
    return paper.signature_list_pdf(frame, people, header=header, blank_lines=BLANK_LINES)


def badges(gathering: Gathering) -> bytes:
    """Print badges: those with a role first, then the participants."""
    cards = [
        paper.Badge(
            one.person.name,
            one.organisation.name if one.organisation else "",
            sentence_case(str(one.get_role_display()), get_language() or "tr"),
        )
        for one in queries.posts(gathering)
    ]
    cards += [paper.Badge(one.name, one.organisation) for one in queries.attendees(gathering)]
    return paper.badges_pdf(frame_of(gathering, _("Badges")), cards)


def table_cards(gathering: Gathering) -> bytes:
    """Print a tent for each table of each session, with the rapporteur's code."""
    cards = [
        paper.TableCard(
            table=_name(sheet.table),
            question=sheet.question,
            theme=sheet.table.session.title,
            address=address_of(sheet.link) if sheet.link else "",
        )
        for sheet in queries.table_sheets(gathering)
    ]
    scan = _("Rapporteur: scan to take notes")
    return paper.table_cards_pdf(frame_of(gathering, _("Table cards")), cards, scan=scan)


def protocol(gathering: Gathering) -> bytes:
    """Print the guests of protocol in the order in which they are received."""
    guests = [
        paper.Guest(one.person.name, _title(one), one.topic) for one in queries.guests(gathering)
    ]
    header = [_("Order"), _("Name and surname"), pgettext("person", "Title"), _("Note")]
    return paper.protocol_list_pdf(frame_of(gathering, _("Protocol list")), guests, header=header)


def certificates(gathering: Gathering) -> bytes:
    """Print a certificate of attendance for everybody who was present."""
    sheets = [
        paper.Certificate(
            name=one.name,
            organisation=one.organisation,
            sentence=_sentence(gathering, one.sessions),
            number=f"{gathering.dated.year or ''}/{number:03}".strip("/"),
        )
        for number, one in enumerate(queries.attendees(gathering, only_present=True), 1)
    ]
    frame = frame_of(gathering, _("Certificate of attendance"))
    signed = [paper.Signatory(gathering.consultation.owner.name)]
    return paper.certificates_pdf(frame, sheets, signatories=signed)


def _sentence(gathering: Gathering, sessions: int) -> str:
    # For translators: stands below the name of the person, which is the subject.
    said = ngettext(
        "took part in one session of “%(gathering)s” (%(date)s).",
        "took part in %(n)s sessions of “%(gathering)s” (%(date)s).",
        sessions,
    )
    language = "en" if get_language() == "en" else "tr"
    date = format_date(gathering.dated, language) or gathering.as_written
    return said % {"gathering": gathering.title, "date": date, "n": sessions}


def _name(table: Table) -> str:
    return table.title or _("Table %(number)s") % {"number": table.number}


def _title(one: GatheringPerson) -> str:
    body = one.organisation.name if one.organisation else ""
    return ", ".join(part for part in (one.person.title, body) if part)


SHEETS = {
    "signatures": signatures,
    "badges": badges,
    "table-cards": table_cards,
    "protocol": protocol,
    "certificates": certificates,
}
