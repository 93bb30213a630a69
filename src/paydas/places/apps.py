from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "paydas.places"
    label = "places"
