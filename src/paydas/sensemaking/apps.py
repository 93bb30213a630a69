from django.apps import AppConfig


class SensemakingConfig(AppConfig):
    name = "paydas.sensemaking"
    label = "sensemaking"
