from django.apps import AppConfig


class StakeholdersConfig(AppConfig):
    name = "paydas.stakeholders"
    label = "stakeholders"
