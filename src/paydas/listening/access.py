"""Rights of the listening: who notes, who approves, who clears for the public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.consultations.access import ANALYSTS
from paydas.consultations.queries.roles import has_role
from paydas.consultations.vocabulary import Role
from paydas.listening.queries.contributions import READERS
from paydas.listening.queries.receipts import invites

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.consultations.models import Participant
    from paydas.core.actors import Actor
    from paydas.gatherings.models import Table
    from paydas.listening.models import Contribution

NOTERS = (*ANALYSTS, Role.RAPPORTEUR, Role.MODERATOR)
MODERATORS = (*ANALYSTS, Role.MODERATOR)


def can_read_words(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether words that are not public may be read."""
    return has_role(actor, consultation_id, *READERS)


def can_write_down(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether contributions may be written down from the console."""
    return has_role(actor, consultation_id, *NOTERS)


def can_note(actor: Actor, table: Table) -> bool:
    """Tell whether notes may be taken at a table: its links, and the staff of the gathering."""
    if actor.holds("table", table.pk) or actor.holds("moderate", table.pk):
        return True
    return _is_staff_of(actor, table, (*NOTERS, Role.LOCAL_ORGANISER))


def can_moderate(actor: Actor, table: Table) -> bool:
    """Tell whether a table's notes may be approved: never by the rapporteur's link."""
    return actor.holds("moderate", table.pk) or _is_staff_of(actor, table, MODERATORS)


def _is_staff_of(actor: Actor, table: Table, roles: tuple[str, ...]) -> bool:
    gathering = table.session.gathering
    return has_role(actor, gathering.consultation_id, *roles, gathering_id=gathering.pk)


def can_approve_words(actor: Actor, contribution: Contribution) -> bool:
    """Tell whether a draft may be approved as accurate: by its table's moderator, or an analyst."""
    if contribution.table is not None and can_moderate(actor, contribution.table):
        return True
    return has_role(actor, contribution.consultation_id, *MODERATORS)


def can_edit_words(actor: Actor, contribution: Contribution) -> bool:
    """Tell whether words may be changed: drafts by who noted them, later ones by analysts."""
    is_draft = contribution.code is None
    if is_draft and contribution.table is not None and can_note(actor, contribution.table):
        return True
    roles = NOTERS if is_draft else ANALYSTS
    return has_role(actor, contribution.consultation_id, *roles)


def can_clear(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether approved words may be made public, withheld, redacted and linked."""
    return has_role(actor, consultation_id, *ANALYSTS)


def can_survey(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether surveys and interviews may be set up."""
    return has_role(actor, consultation_id, *ANALYSTS)


def can_type_in(actor: Actor, consultation_id: UUID | str) -> bool:
    """Tell whether a survey that came on paper may be typed in."""
    return has_role(actor, consultation_id, *ANALYSTS, Role.RAPPORTEUR)


def can_hand_out_links(actor: Actor, table: Table) -> bool:
    """Tell whether the links of a table may be made and shown."""
    return _is_staff_of(actor, table, (Role.COORDINATOR, Role.LOCAL_ORGANISER, Role.MODERATOR))


def can_follow(actor: Actor, participant: Participant | None, table: Table | None) -> bool:
    """Tell whether an actor follows what somebody said: by a receipt, or their invitation."""
    if actor.is_system:
        return True
    subject = participant.pk if participant else table.pk if table else None
    if subject is None or actor.link is None:
        return False
    return actor.holds("receipt", subject) or (
        participant is not None and invites(actor.link, participant)
    )
