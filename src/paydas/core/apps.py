from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "paydas.core"
    label = "core"
