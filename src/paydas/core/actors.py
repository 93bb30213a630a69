"""Who writes: an account, the holder of a private link, the system, or a visitor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paydas.core.vocabulary import ActorKind

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.core.models import AccessLink, User


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who acts, perhaps on behalf of somebody (an answer taken by telephone)."""

    kind: ActorKind
    user: User | None = None
    link: AccessLink | None = None
    on_behalf_of: str = ""

    @property
    def id(self) -> str:
        """The key that the audit log keeps."""
        if self.user is not None:
            return str(self.user.pk)
        return str(self.link.pk) if self.link is not None else ""

    @property
    def is_system(self) -> bool:
        """Whether the house itself acts (schedule, command line); it passes every check."""
        return self.kind == ActorKind.SYSTEM

    @property
    def is_administrator(self) -> bool:
        """Whether the account may set up the instance."""
        return self.is_system or (self.user is not None and self.user.is_administrator)

    @property
    def is_registrar(self) -> bool:
        """Whether the account may keep the shared register."""
        return self.is_administrator or (self.user is not None and self.user.is_registrar)

    def holds(self, purpose: str, subject_id: UUID | str) -> bool:
        """Tell whether a living link of this purpose and subject is held."""
        link = self.link
        return (
            link is not None
            and link.is_alive
            and link.purpose == purpose
            and str(link.subject_id) == str(subject_id)
        )

    def acting_for(self, whom: object) -> Actor:
        """Return the same actor, writing on behalf of somebody (kept as an id)."""
        return Actor(self.kind, self.user, self.link, str(whom))


SYSTEM = Actor(ActorKind.SYSTEM)
VISITOR = Actor(ActorKind.VISITOR)


def account(user: User) -> Actor:
    """Return the actor of an account."""
    return Actor(ActorKind.USER, user=user)


def holder(link: AccessLink) -> Actor:
    """Return the actor who holds a private link."""
    return Actor(ActorKind.LINK, link=link)
