from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "paydas.planning"
    label = "planning"
