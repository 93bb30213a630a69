from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "paydas.gatherings"
    label = "gatherings"
