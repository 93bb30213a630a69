"""Files that were handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from paydas.sources.models import Edition, MediaFile

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.sources.models import Source


# None: nobody can be recognised. False: somebody in it did not agree.
PUBLIC_PICTURES = Q(source__isnull=False) & (Q(people_consented=True) | Q(people_consented=None))


def visible_to(actor: Actor) -> QuerySet[MediaFile]:
    """Return the files that may be fetched by their plain address.

    Files of record of editions that stand are public, and pictures of sources unless somebody in
    them did not agree; all others belong to who handed them in
    and to who keeps the register. Later steps serve their own (evidence, slides) through pages
    of their own, which check their own rights.
    """
    published = Edition.objects.filter(withdrawn_at=None, file__isnull=False).values("file_id")
    if actor.is_registrar:
        return MediaFile.objects.all()
    mine = Q(uploaded_by=actor.user) if actor.user is not None else Q(pk__in=[])
    return MediaFile.objects.filter(Q(pk__in=published) | PUBLIC_PICTURES | mine)


def pictures_of(source: Source, *, for_public: bool) -> QuerySet[MediaFile]:
    """Return the pictures of a source in the order in which they came."""
    found = MediaFile.objects.filter(source=source).order_by("created_at", "pk")
    return found.filter(PUBLIC_PICTURES) if for_public else found
