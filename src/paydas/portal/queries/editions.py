"""Every edition with its hash, and how anybody can check it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from paydas.consultations.queries.consultations import visible_to as visible_consultations
from paydas.core.actors import VISITOR
from paydas.gatherings.queries.minutes import visible_to as visible_minutes
from paydas.kernel.text.folding import fold
from paydas.portal.queries.documents import PAGES, DocumentRow, public_editions, rows_of
from paydas.portal.queries.parts import Fact
from paydas.portal.queries.wording import moment_day
from paydas.sources.queries.editions import is_intact, visible_to
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from paydas.portal.queries.records import Edition


@dataclass(frozen=True, slots=True)
class EditionPage:
    """What the page of an edition shows."""

    title: str
    kind: str
    facts: Sequence[Fact]
    change_log: str
    sha256: str
    content_url: str
    reading_url: str
    file_name: str
    file_sha256: str
    standing: str
    audit: str
    withdrawn: str
    reason: str
    others: Sequence[DocumentRow]
    trail: Sequence[tuple[str, str]]
    is_sample: bool


def editions(words: str, kind: str) -> list[Edition]:
    """Return the editions that were asked for, newest first, without their contents."""
    found = public_editions()
    if kind:
        found = found.filter(kind=kind)
    wanted = fold(words).split()
    return [one for one in found if all(word in fold(one.title) for word in wanted)]


def rows(found: Iterable[Edition]) -> list[DocumentRow]:
    """Describe editions; one query for the consultations that they belong to."""
    return rows_of(found, _slugs())


def _slugs() -> dict[str, str]:
    return {str(pk): slug for pk, slug in visible_consultations(VISITOR).values_list("pk", "slug")}


def page(edition_id: UUID) -> EditionPage | None:
    """Read an edition; None when there is none."""
    one = visible_to(VISITOR).filter(pk=edition_id).first()
    if one is None:
        return None
    of = visible_consultations(VISITOR).filter(pk=one.scope).first() if one.scope else None
    others = public_editions().filter(kind=one.kind, subject_id=one.subject_id).exclude(pk=one.pk)
    trail = [(_("Reports and plans"), reverse("portal:publications")), (one.title, "")]
    return EditionPage(
        title=one.title,
        kind=str(EditionKind.label_of(one.kind)),
        facts=_facts(one),
        change_log=one.change_log,
        sha256=one.sha256,
        content_url=reverse("portal:content", args=[one.pk]) if one.content else "",
        reading_url=_reading_url(one, of.slug) if of and one.content else "",
        file_name=one.file.name if one.file else "",
        file_sha256=one.file.sha256 if one.file else "",
        standing=str(STANDINGS[is_intact(one)]),
        audit=f"{one.audit_seq}: {one.audit_hash}" if one.audit_hash else "",
        withdrawn=moment_day(one.withdrawn_at),
        reason=one.withdrawal_reason,
        others=rows_of(others, {}),
        trail=trail,
        is_sample=of.is_sample if of else False,
    )


def _reading_url(one: Edition, slug: str) -> str:
    """Return the page on which people read what the edition froze."""
    if one.kind == EditionKind.MINUTES:
        minutes = visible_minutes(VISITOR).filter(pk=one.subject_id).first()
        args = [slug, minutes.gathering_id] if minutes else []
        return f"{reverse('portal:gathering', args=args)}#minutes" if args else ""
    page = PAGES.get(EditionKind(one.kind))
    return reverse(page, args=[slug]) if page else ""


STANDINGS = {
    True: gettext_lazy("The content still has the hash with which it was published."),
    False: gettext_lazy("The content does not have the hash with which it was published."),
    None: gettext_lazy("The words of this edition had to go; its hash and the reason stay."),
}


def _facts(one: Edition) -> list[Fact]:
    return [
        Fact(_("Edition"), one.number),
        Fact(_("Published"), moment_day(one.published_at)),
        Fact(_("Kind"), EditionKind.label_of(one.kind)),
    ]


def content(edition_id: UUID) -> str | None:
    """Return the text that was hashed, letter for letter."""
    one = visible_to(VISITOR).filter(pk=edition_id).first()
    return one.content if one and one.content else None
