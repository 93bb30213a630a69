"""Private links of the listening: table, moderator, survey, and receipts of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.access import require
from paydas.core.operations.audit import operation
from paydas.core.operations.links import Grant, give_links
from paydas.core.queries.links import links_of
from paydas.gatherings.models import Table
from paydas.listening.access import can_hand_out_links

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.models import AccessLink
    from paydas.core.vocabulary import Key

# What a table's links are for; rapporteur and moderator have different ones (CHAIN).
TABLE_PURPOSES = ("table", "moderate", "receipt")


@operation
def give_table_links(*, by: Actor, table_ids: Iterable[Key]) -> dict[UUID, dict[str, AccessLink]]:
    """Return each table's links for rapporteur, moderator and everyone who sat there.

    Living links are returned as they are, so that printed cards stay good.
    """
    tables = list(Table.objects.filter(pk__in=list(table_ids)).select_related("session__gathering"))
    for table in tables:
        require(can_hand_out_links(by, table))
    found: dict[UUID, dict[str, AccessLink]] = {table.pk: {} for table in tables}
    for purpose in TABLE_PURPOSES:
        living = links_of(purpose, found)
        missing = [table for table in tables if table.pk not in living]
        grants = [
            Grant(purpose, table, table.session.gathering.consultation_id) for table in missing
        ]
        fresh = give_links(by=by, grants=grants) if grants else []
        for link in (*living.values(), *fresh):
            found[link.subject_id][purpose] = link
    return found
