from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "paydas.console"
    label = "console"
