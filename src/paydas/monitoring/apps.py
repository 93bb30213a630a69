from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "paydas.monitoring"
    label = "monitoring"
