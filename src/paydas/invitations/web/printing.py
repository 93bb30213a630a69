"""Invitation letters as PDF and DOCX, one page each with its link and QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from paydas.core.operations.links import address_of
from paydas.core.queries.links import links_of
from paydas.invitations.access import PURPOSE
from paydas.invitations.queries.letters import day_of, name_of, written
from paydas.kernel.documents import paper
from paydas.kernel.documents.tree import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.gatherings.models import Gathering
    from paydas.invitations.models import Invitation, InvitationRound

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def letters(found: InvitationRound, invitations: Sequence[Invitation], kind: str) -> bytes:
    """Print the letters of sent invitations in the language of the consultation."""
    language = "en" if found.gathering.consultation.language == "en" else "tr"
    links = links_of(PURPOSE, [one.pk for one in invitations])
    with translation.override(language):
        shared = _shared(found, language)
        sheets = [
            paper.Letter(
                addressee=name_of(one.participant),
                number=found.document_number or "–",
                salutation=_("Dear %(name)s,") % {"name": name_of(one.participant)},
                paragraphs=tuple(paragraphs(found.letter)),
                link=address_of(links[one.pk]),
                facts=facts(found, found.gathering),
            )
            for one in invitations
            if one.pk in links
        ]
        build = paper.letters_docx if kind == "docx" else paper.letters_pdf
        return build(shared, sheets)


def paragraphs(letter: str) -> list[str]:
    """Return the paragraphs of a letter, which are kept apart by empty lines."""
    parts = letter.replace("\r\n", "\n").split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


def facts(found: InvitationRound, gathering: Gathering) -> tuple[Fact, ...]:
    """Return when and where, and until when answers are expected."""
    places = [str(one) for one in (gathering.venue, gathering.province) if one]
    told = [
        Fact(pgettext("gathering", "When"), day_of(gathering)),
        Fact(_("Where"), ", ".join(places)),
        Fact(_("Please answer by"), written(found.reply_by)),
    ]
    return tuple(fact for fact in told if fact.value)


def _shared(found: InvitationRound, language: str) -> paper.LetterFrame:
    consultation = found.gathering.consultation
    dated = found.document_date or timezone.localdate()
    return paper.LetterFrame(
        frame=paper.Frame(
            title=_("Invitation: %(gathering)s, %(day)s")
            % {"gathering": found.gathering.title, "day": day_of(found.gathering)},
            language=language,
            owner=consultation.owner.name,
            dated=dated,
            page=_("Page {page} of {pages}"),
            sample_mark=_("Sample content") if found.is_sample else "",
        ),
        unit=consultation.title,
        number_label=pgettext("document", "Number"),
        date_label=_("Date"),
        subject_label=_("Subject"),
        date_written=written(dated),
        link_words=_("Your answer page:"),
        signatories=(paper.Signatory(found.signatory, found.signatory_title),)
        if found.signatory
        else (),
    )
