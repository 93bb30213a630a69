"""Places, loaded by the operation that an installation runs."""

from paydas.core.actors import SYSTEM
from paydas.places.operations.reference import load_places
from paydas.places.operations.regions import add_region, add_venue


def have_places():
    return load_places(by=SYSTEM)


def make_region(plates=("06",), **values):
    return add_region(by=SYSTEM, values={"name": "Örnek Bölge"} | values, plates=plates)


def make_venue(**values):
    return add_venue(by=SYSTEM, values={"name": "Örnek Salon"} | values)
