"""What became of what one author, or one table, said: all their voices, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.kernel.text.folding import fold
from paydas.listening.queries.contributions import words_of
from paydas.listening.queries.receipts import voices_of
from paydas.listening.vocabulary import ContributionState, LinkKind, ListeningChannel
from paydas.portal.queries.became import Came, lead_of, steps_of
from paydas.portal.queries.parts import Number
from paydas.portal.queries.wording import moment_day, number
from paydas.thread.queries.followed import came_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from paydas.portal.queries.became import Step
    from paydas.portal.queries.records import Author, Consultation, Contribution

SHAPES = {
    str(ContributionState.DRAFT): "open",
    str(ContributionState.APPROVED): "going",
    str(ContributionState.CLEARED): "done",
    str(ContributionState.WITHHELD): "none",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One voice as its author follows it."""

    id: UUID
    kind: str
    code: str
    url: str
    text: str
    on: str
    where: str
    weight: str
    answers: str
    state: str
    shape: str
    next: str
    lead: str
    steps: Sequence[Step]
    came: Came
    is_table: bool
    at: datetime
    consultation: str
    is_sample: bool

    @property
    def is_found(self) -> bool:
        """Whether it reached a published finding."""
        return bool(self.came.findings)

    @property
    def is_planned(self) -> bool:
        """Whether the plan takes it up."""
        return bool(self.came.activities or self.came.objectives)


@dataclass(frozen=True, slots=True)
class Group:
    """The voices of one consultation."""

    title: str
    url: str
    language: str
    voices: Sequence[Said]
    is_sample: bool


@dataclass(frozen=True, slots=True)
class SaidPage:
    """The whole page; `groups` hold what was asked for, `figures` count everything."""

    figures: Sequence[Number]
    groups: Sequence[Group]
    total: int
    shown: int

    @property
    def shown_words(self) -> str:
        """How many voices are shown, in words."""
        said = ngettext("%(n)s voice", "%(n)s voices", self.shown)
        return said % {"n": number(self.shown)}


# What may be asked for on the page, by the word in its address.
SHOWN: dict[str, Callable[[Said], bool]] = {
    "found": lambda one: one.is_found,
    "answered": lambda one: one.came.is_answered,
    "planned": lambda one: one.is_planned,
    "waiting": lambda one: not one.came.is_answered,
}


def said_page(author: Author, *, words: str = "", show: str = "") -> SaidPage:
    """Return everything an author said with what came of it; its own consultation stands first.

    Per consultation the number of queries is the same for any number of voices.
    """
    found = voices_of(author)
    homes = {one.consultation_id: one.consultation for one in found}
    own = author.consultation.pk
    everything: list[Said] = []
    groups = []
    for home in sorted(homes.values(), key=lambda one: (one.pk != own, one.title)):
        rows = _rows(home, [one for one in found if one.consultation_id == home.pk], author)
        everything += rows
        kept = [one for one in rows if _is_asked(one, words, show)]
        if kept:
            groups.append(_group(home, kept))
    shown = sum(len(one.voices) for one in groups)
    return SaidPage(_figures(everything), groups, len(everything), shown)


def _group(home: Consultation, rows: Sequence[Said]) -> Group:
    url = reverse("portal:consultation", args=[home.slug])
    return Group(home.title, url, home.language, rows, home.is_sample)


def _is_asked(one: Said, words: str, show: str) -> bool:
    text = fold(f"{one.text} {one.code}")
    return all(word in text for word in fold(words).split()) and (
        show not in SHOWN or SHOWN[show](one)
    )


def _figures(rows: Sequence[Said]) -> list[Number]:
    return [
        Number(len(rows), ngettext("contribution", "contributions", len(rows))),
        Number(sum(one.is_found for one in rows), _("reached a finding")),
        Number(sum(one.came.is_answered for one in rows), _("have an answer")),
        Number(sum(one.is_planned for one in rows), _("are in the plan")),
    ]


def _rows(home: Consultation, found: Sequence[Contribution], author: Author) -> list[Said]:
    came = came_of(home.pk, [one.pk for one in found])
    return [_row(one, came[one.pk], author) for one in found]


def _row(one: Contribution, came: Came, author: Author) -> Said:
    answered = [link.target for link in one.links.all() if link.kind == LinkKind.ANSWERS]
    is_public = one.state == ContributionState.CLEARED
    return Said(
        id=one.pk,
        kind=str(one.get_kind_display()),
        code=one.code or "",
        url=reverse("portal:thread", args=[one.code]) if one.code else "",
        text=words_of(one),
        on=moment_day(one.noted_at),
        where=_where(one),
        weight=_weight(one),
        answers=words_of(answered[0]) if answered else "",
        state=str(one.get_state_display()),
        shape=SHAPES[one.state],
        next="" if is_public else _next(one),
        lead=lead_of(came) if one.code else "",
        steps=steps_of(came),
        came=came,
        is_table=author.table is None and one.participant_id not in author.participants,
        at=one.noted_at,
        consultation=one.consultation.title,
        is_sample=one.is_sample,
    )


def _where(one: Contribution) -> str:
    if one.table is None:
        return str(ListeningChannel.label_of(one.channel))
    gathering = one.table.session.gathering.title
    return _("%(gathering)s, table %(n)s") % {"gathering": gathering, "n": one.table.number}


def _weight(one: Contribution) -> str:
    """Say how many said it and where the table ranked it; nothing where it was not counted."""
    said = []
    if one.said_by:
        said.append(ngettext("%(n)s person", "%(n)s people", one.said_by) % {"n": one.said_by})
    if one.rank:
        said.append(_("rank %(rank)s of the table") % {"rank": one.rank})
    return ", ".join(said)


def _next(one: Contribution) -> str:
    match one.state:
        case ContributionState.DRAFT:
            return _("The moderator still has to approve it. It then gets its number.")
        case ContributionState.APPROVED:
            return _("It is being read before publication, so that nobody is exposed by it.")
        case _:
            return _("It counts, but is not shown in public: %(reason)s") % {
                "reason": one.withheld_reason
            }
