from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    name = "paydas.consultations"
    label = "consultations"
