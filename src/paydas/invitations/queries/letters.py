"""What the invited read: the letter, the mail, the reminder, in their own language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext, pgettext

from paydas.kernel.text.dates import format_date

if TYPE_CHECKING:
    from datetime import date

    from paydas.consultations.models import Participant
    from paydas.gatherings.models import Gathering
    from paydas.invitations.models import Invitation


def name_of(participant: Participant) -> str:
    """Return how somebody is addressed: the person and the body, or one of them."""
    names = [participant.person, participant.organisation]
    return ", ".join(str(name) for name in names if name) or gettext("no name any more")


def day_of(gathering: Gathering) -> str:
    """Return the day of a gathering as its reader writes it; unknown days say so."""
    dated = gathering.dated
    if not dated.year and not dated.as_written:
        return gettext("day to be announced")
    return format_date(dated, get_language() or "tr")


def written(day: date | None) -> str:
    """Return a day as its reader writes it."""
    return format_date(day, get_language() or "tr") if day else ""


def invitation_mail(invitation: Invitation, link: str) -> tuple[str, str]:
    """Return subject and body of the mail that invites."""
    subject = gettext("Invitation: %(gathering)s, %(day)s") % _facts(invitation)
    lines = [
        gettext("Dear %(name)s,") % {"name": name_of(invitation.participant)},
        invitation.round.letter,
        _when_and_where(invitation.gathering),
        *_answer_lines(invitation, link),
        _sender(invitation),
    ]
    return subject, _joined(lines)


def reminder_mail(invitation: Invitation, link: str) -> tuple[str, str]:
    """Return subject and body of the mail that reminds of an unanswered invitation."""
    facts = _facts(invitation)
    subject = gettext("Your answer is awaited: %(gathering)s, %(day)s") % facts
    lines = [
        gettext("Dear %(name)s,") % {"name": name_of(invitation.participant)},
        gettext("We invited you to “%(gathering)s” on %(day)s and have no answer yet.") % facts,
        _when_and_where(invitation.gathering),
        *_answer_lines(invitation, link),
        _sender(invitation),
    ]
    return subject, _joined(lines)


def _when_and_where(gathering: Gathering) -> str:
    places = ", ".join(str(one) for one in (gathering.venue, gathering.province) if one)
    told = ((pgettext("gathering", "When"), day_of(gathering)), (gettext("Where"), places))
    return "\n".join(f"{label}: {value}" for label, value in told if value)


def _sender(invitation: Invitation) -> str:
    """Sign as the letter does; without a signatory the body that invites stands alone."""
    found, owner = invitation.round, invitation.gathering.consultation.owner.name
    if not found.signatory:
        return owner
    return "\n".join(filter(None, [found.signatory, found.signatory_title or owner]))


def _answer_lines(invitation: Invitation, link: str) -> list[str]:
    until = written(invitation.round.reply_by)
    lines = [gettext("Please answer here; you need no account:") + f"\n{link}"]
    if until:
        lines.append(gettext("Please answer by %(day)s.") % {"day": until})
    lines.append(
        gettext("If you cannot come, you may send a delegate or decline on the same page.")
    )
    return lines


def _facts(invitation: Invitation) -> dict[str, str]:
    return {"gathering": str(invitation.gathering), "day": day_of(invitation.gathering)}


def _joined(lines: list[str]) -> str:
    return "\n\n".join(line for line in lines if line.strip())
