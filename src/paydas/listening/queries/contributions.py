"""Contributions as different readers see them, with their words and where they were said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    Max,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)

from paydas.consultations.models import Consent
from paydas.consultations.queries.roles import roles_of
from paydas.consultations.vocabulary import ConsultationState, Purpose, Role
from paydas.kernel.text.codes import parse_code
from paydas.kernel.text.folding import words
from paydas.listening.models import Contribution, ContributionLink, ContributionText
from paydas.listening.vocabulary import ContributionState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

# Who reads words before they are public.
READERS = (
    Role.COORDINATOR,
    Role.ANALYST,
    Role.ACADEMIC_LEAD,
    Role.MODERATOR,
    Role.RAPPORTEUR,
    Role.APPROVER,
    Role.DATA_PROTECTION,
)
PUBLIC = Q(state=ContributionState.CLEARED) & ~Q(consultation__state=ConsultationState.DRAFT)


def visible_to(actor: Actor) -> QuerySet[Contribution]:
    """Return the contributions whose words an actor may read.

    The public reads what was cleared; staff read all of their consultation (of their gathering,
    if the role is narrowed to one); a table's links read the table's, a receipt the author's.
    """
    if actor.is_system:
        return Contribution.objects.all()
    return Contribution.objects.filter(PUBLIC | _own(actor))


def _own(actor: Actor) -> Q:
    link = actor.link
    if link is not None and link.is_alive:
        subject = link.subject_id
        match link.purpose:
            case "table" | "moderate":
                return Q(table_id=subject)
            case "receipt":
                return Q(table_id=subject) | Q(participant_id=subject)
    own = Q(pk__in=[])
    for role in roles_of(actor):
        if role.role in READERS:
            here = Q(consultation_id=role.consultation_id)
            if role.gathering_id is not None:
                here &= Q(table__session__gathering_id=role.gathering_id)
            own |= here
    return own


def public_words(contribution: Contribution) -> str:
    """Return the words that the public may read: the current version once cleared, else nothing."""
    if contribution.state != ContributionState.CLEARED:
        return ""
    return words_of(contribution)


def words_of(contribution: Contribution) -> str:
    """Return the current words of a contribution that was loaded `with_words`."""
    found: str | None = getattr(contribution, "words", None)
    return found or ""


def with_words(found: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Annotate `words`, those of the current version.

    A subquery and no join, so that what only counts or picks keys does not pay for it.
    """
    current = ContributionText.objects.filter(contribution=OuterRef("pk"), is_current=True)
    return found.annotate(words=Subquery(current.values("text")))


def with_place(found: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Load where it was said and who said it."""
    return found.select_related(
        "consultation",
        "table__session__gathering__theme",
        "interview",
        "heading",
        "question",
        "participant__province",
        "participant__organisation",
        "answer__question",
    )


def plate_of(one: Contribution) -> str:
    """Return the speaker's province, else the meeting's, of one that was loaded `with_place`."""
    said_in = one.table.session.gathering.province_id if one.table else None
    return (one.participant.province_id if one.participant else None) or said_in or ""


def for_list(actor: Actor, consultation_id: Key) -> QuerySet[Contribution]:
    """Return what a reader sees of a consultation, newest approval first, ready for a list."""
    found = Contribution.objects.filter(consultation_id=consultation_id)
    if not _reads_all(actor, consultation_id):
        found = visible_to(actor).filter(consultation_id=consultation_id)
    return with_place(with_words(found))


def _reads_all(actor: Actor, consultation_id: Key) -> bool:
    """Tell whether every word of a consultation is open to an account, so that none is asked."""
    return any(
        role.role in READERS
        and role.gathering_id is None
        and str(role.consultation_id) == str(consultation_id)
        for role in roles_of(actor)
    )


def search(found: QuerySet[Contribution], asked: str) -> QuerySet[Contribution]:
    """Keep the contributions whose current words (or code) hold every word asked for.

    A typed public code finds exactly that contribution.
    """
    if code := parse_code(asked):
        return found.filter(code=code)
    wanted = words(asked)
    if not wanted:
        return found
    texts = ContributionText.objects.filter(is_current=True)
    for word in wanted:
        texts = texts.filter(search__contains=word)
    return found.filter(pk__in=texts.values("contribution"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of contributions is narrowed to; empty is everything."""

    words: str = ""
    kind: str = ""
    state: str = ""
    channel: str = ""
    gathering: str = ""
    theme: str = ""
    heading: str = ""
    province: str = ""
    table: str = ""


PATHS = {
    "kind": "kind",
    "state": "state",
    "channel": "channel",
    "gathering": "table__session__gathering_id",
    "theme": "table__session__gathering__theme_id",
    "heading": "heading_id",
    "table": "table_id",
}


def narrowed(found: QuerySet[Contribution], wanted: Wanted) -> QuerySet[Contribution]:
    """Keep what a reader asked for."""
    chosen: dict[str, Any] = {
        path: value for name, path in PATHS.items() if (value := getattr(wanted, name))
    }
    found = found.filter(**chosen)
    if wanted.province:
        spoken = Q(participant__province=wanted.province)
        held = Q(table__session__gathering__province=wanted.province)
        found = found.filter(spoken | Q(participant__province=None) & held)
    return search(found, wanted.words) if wanted.words else found


def with_links(found: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Load both sides of each link with the current words of the other contribution."""
    ends = with_words(Contribution.objects.all())
    return found.prefetch_related(
        Prefetch("links", ContributionLink.objects.prefetch_related(Prefetch("target", ends))),
        Prefetch("linked_by", ContributionLink.objects.prefetch_related(Prefetch("origin", ends))),
    )


def versions_of(contribution: Contribution) -> QuerySet[ContributionText]:
    """Return every version of the words, newest first, with who made it."""
    return contribution.texts.select_related("made_by").order_by("-number")


def of_table(table_id: Key) -> QuerySet[Contribution]:
    """Return a table's notes with their words and solutions, newest first."""
    found = with_words(Contribution.objects.filter(table_id=table_id))
    return with_links(found).order_by("-noted_at", "-created_at", "id")


def oldest_first(found: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Order as said: by day and time of noting."""
    return found.order_by("noted_at", "id")


def may_be_quoted() -> Q:
    """Return the condition on what may be made public: interviews only with consent to quote."""
    agreed = Consent.objects.filter(
        participant=OuterRef("participant"), purpose=Purpose.QUOTATION, withdrawn_at=None
    )
    return Q(interview=None) | Q(Exists(agreed))


def by_codes(actor: Actor, codes: Iterable[str]) -> dict[str, Contribution]:
    """Return the contributions that a reader may see, by code, with their words and meeting."""
    found = with_words(visible_to(actor).filter(code__in=list(codes)))
    return {str(one.code): one for one in found.select_related("table__session__gathering")}


def next_number(contribution_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return the number of the next version of each contribution's words, in one query."""
    found = ContributionText.objects.filter(contribution_id__in=list(contribution_ids))
    newest = found.values("contribution_id").annotate(newest=Max("number")).order_by()
    return {row["contribution_id"]: row["newest"] + 1 for row in newest}


def kind_label() -> Case:
    """Return an expression that orders kinds as the vocabulary does."""
    return Case(
        *[
            When(kind=value, then=Value(f"{place:02}"))
            for place, (value, _) in enumerate(Contribution._meta.get_field("kind").flatchoices)
        ],
        default=Value("99"),
        output_field=CharField(),
    )
