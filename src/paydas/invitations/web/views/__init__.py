"""Views of the invitations."""
