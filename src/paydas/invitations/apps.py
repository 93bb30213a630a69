from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "paydas.invitations"
    label = "invitations"
