from functools import partial

from tests.factories.places import have_places, make_region, make_venue
from tests.rights import ACCOUNTS, ADMINISTRATOR, REGISTRAR, Page, only

KEEPERS = only(ADMINISTRATOR, REGISTRAR)


def ankara(world):
    have_places()
    return {"plate": "06"}


def made(make, world):
    have_places()
    return {"pk": make().pk}


a_region, a_venue = partial(made, make_region), partial(made, make_venue)
PAGES = [
    Page("places:provinces", ACCOUNTS),
    Page("places:province", ACCOUNTS, ankara),
    Page("places:districts", KEEPERS),
    Page("places:regions", ACCOUNTS),
    Page("places:region", ACCOUNTS, a_region),
    Page("places:add_region", KEEPERS),
    Page("places:edit_region", KEEPERS, a_region),
    Page("places:remove_region", KEEPERS, a_region, "post", is_taken=True),
    Page("places:venues", ACCOUNTS),
    Page("places:venue", ACCOUNTS, a_venue),
    Page("places:add_venue", KEEPERS),
    Page("places:edit_venue", KEEPERS, a_venue),
]
