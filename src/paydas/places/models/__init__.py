"""Records of the places."""

from paydas.places.models.area import Country, District, Province, Region, Venue

__all__ = ["Country", "District", "Province", "Region", "Venue"]
