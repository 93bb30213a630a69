"""People of the register and their other spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q

from paydas.kernel.text.folding import words
from paydas.stakeholders.models import Organisation, Person, Representation
from paydas.stakeholders.queries import organisations

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor


def visible_to(actor: Actor) -> QuerySet[Person]:
    """Return whom a reader may see: who keeps the register all, others public figures only."""
    found = Person.objects.filter(erased_at=None)
    return found if actor.is_registrar else found.filter(is_public_figure=True)


def search(found: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Keep people who have every word in their name, one of its spellings or their body's name."""
    for word in words(text):
        found = found.filter(
            Q(search__contains=word)
            | Q(pk__in=Person.objects.filter(aliases__search__contains=word).values("pk"))
            | Q(
                pk__in=Representation.objects.filter(
                    organisation__in=organisations.search(Organisation.objects.all(), word)
                ).values("person")
            )
        )
    return found


def with_roles(found: QuerySet[Person]) -> QuerySet[Person]:
    """Add whom they represent, in one more query for any number of people."""
    return found.prefetch_related(
        Prefetch(
            "representations",
            Representation.objects.select_related("organisation").order_by("until", "-since"),
        )
    )
