"""Records of the invitations."""

from paydas.invitations.models.round import (
    Invitation,
    InvitationRound,
    ReferenceMix,
    ReferenceShare,
    SelectionRule,
)

__all__ = ["Invitation", "InvitationRound", "ReferenceMix", "ReferenceShare", "SelectionRule"]
