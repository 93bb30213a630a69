"""Contributions with the codes on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from paydas.sensemaking.models import Coding, Memo

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.listening.models import Contribution
    from paydas.sensemaking.models import Codebook


def with_codes(found: QuerySet[Contribution], codebook: Codebook | None) -> QuerySet[Contribution]:
    """Load the codings of one version of the codebook as `put`; one query for all rows."""
    codings = Coding.objects.filter(code__codebook=codebook).select_related("code", "coded_by")
    ordered = codings.order_by("code__position", "coded_at")
    return found.prefetch_related(Prefetch("codings", ordered, to_attr="put"))


def codes_by(actor: Actor, voice: Contribution, codebook: Codebook) -> set[UUID]:
    """Return the ids of the codes that the actor has put on a whole contribution."""
    mine = Coding.objects.filter(
        contribution=voice, code__codebook=codebook, coded_by=actor.user, start=None
    )
    return set(mine.values_list("code", flat=True))


def others_codes(actor: Actor, voice: Contribution, codebook: Codebook) -> QuerySet[Coding]:
    """Return what other coders have put on a contribution."""
    found = Coding.objects.filter(contribution=voice, code__codebook=codebook)
    return (
        found.exclude(coded_by=actor.user)
        .select_related("code", "coded_by")
        .order_by("coded_by", "code__position")
    )


def memos_of(voice: Contribution) -> QuerySet[Memo]:
    """Return the notes on a contribution, oldest first."""
    return (
        Memo.objects.filter(contribution=voice).select_related("written_by").order_by("created_at")
    )
