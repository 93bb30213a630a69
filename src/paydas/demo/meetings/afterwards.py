"""What was written to the coordinator after the plan had ended, and waits for its answer.

A consultation is never as tidy as its report: these voices are approved and public, and nobody
has answered them yet, so that the rate, the list and the reminders have something to show.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from paydas.demo.meetings.listening import moment
from paydas.demo.meetings.story import rows
from paydas.listening.operations.clearing import approve, clear
from paydas.listening.operations.notes import take_notes
from paydas.listening.operations.words import Place, Said

if TYPE_CHECKING:
    from paydas.demo.meetings.story import Story

# From a letter to its approval, and on to the public.
APPROVED_AFTER, CLEARED_AFTER = timedelta(days=2), timedelta(days=5)


def tell(story: Story) -> None:
    """Take down, approve and clear what was written."""
    place = Place(consultation_id=story.consultation.pk, is_sample=True)
    for row in rows("afterwards.csv"):
        at = moment(date.fromisoformat(row["received_on"]))
        said = Said(
            kind=row["kind"],
            text=row["text"],
            heading_id=story.find("heading", row["heading"]).pk,
            participant_id=story.find("participant", row["person"]).pk,
            at=at,
        )
        made = take_notes(by=story.actors["coordinator"], place=place, said=[said])
        ids = [one.pk for one in made]
        approve(by=story.actors["analyst"], contribution_ids=ids, at=at + APPROVED_AFTER)
        (found,) = clear(by=story.actors["analyst"], contribution_ids=ids, at=at + CLEARED_AFTER)
        story.keep("contribution", row["key"], found)
