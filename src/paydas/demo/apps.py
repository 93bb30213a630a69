from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "paydas.demo"
    label = "demo"
