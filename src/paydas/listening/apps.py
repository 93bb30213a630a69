from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "paydas.listening"
    label = "listening"
