from django.apps import AppConfig


class ResponsesConfig(AppConfig):
    name = "paydas.responses"
    label = "responses"
