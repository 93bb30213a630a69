from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "paydas.sources"
    label = "sources"
