from functools import partial

from paydas.core.actors import SYSTEM
from tests.factories.imports import table
from tests.rights import ACCOUNTS, ADMINISTRATOR, EVERYBODY, REGISTRAR, Page, only

KEEPERS = only(ADMINISTRATOR, REGISTRAR)


def body(world):
    return {"pk": world.body.pk}


def two_bodies(world):
    from tests.factories.stakeholders import make_organisation

    return {"pk": world.body.pk, "other": make_organisation().pk}


def a_merge(world):
    from paydas.stakeholders.operations.merging import merge
    from tests.factories.stakeholders import make_organisation

    made = merge(by=SYSTEM, kept_id=world.body.pk, gone_id=make_organisation().pk)
    return {"pk": made.pk}


def a_relation(world):
    from paydas.stakeholders.operations.relations import relate
    from tests.factories.stakeholders import make_organisation

    made = relate(
        by=SYSTEM, origin_id=world.body.pk, target_id=make_organisation().pk, kind="partner"
    )
    return {"pk": world.body.pk, "relation_id": made.pk}


def a_person(world):
    from tests.factories.stakeholders import make_person

    return {"pk": make_person().pk}


def a_role(world):
    from paydas.stakeholders.operations.people import represent
    from tests.factories.stakeholders import make_person

    made = represent(by=SYSTEM, person_id=make_person().pk, organisation_id=world.body.pk)
    return {"pk": made.pk}


def a_group(world):
    from paydas.stakeholders.operations.relations import add_group

    return {"pk": add_group(by=SYSTEM, values={"name": "Pilot"}).pk}


def a_member(world):
    return a_group(world) | {"organisation_id": world.body.pk}


def a_batch(world):
    from paydas.stakeholders.operations.imports.batches import upload_batch

    made = upload_batch(by=SYSTEM, name="x.csv", data=table("Ad,İl", "Örnek,Ankara"))
    return {"pk": made.pk}


def a_request(world):
    from paydas.stakeholders.operations.requests import Asking, submit_request

    asking = Asking({"name": "Örnek", "sector": "civil", "legal_form": "association"})
    return {"pk": submit_request(by=SYSTEM, asking=asking).pk}


post = partial(Page, method="post")
PAGES = [
    Page("stakeholders:ask", EVERYBODY),
    Page("stakeholders:asked", EVERYBODY),
    Page("stakeholders:organisations", ACCOUNTS),
    Page("stakeholders:map", ACCOUNTS),
    Page("stakeholders:organisation", ACCOUNTS, body),
    Page("stakeholders:groups", ACCOUNTS),
    Page("stakeholders:group", ACCOUNTS, a_group),
    Page("stakeholders:add_organisation", KEEPERS),
    Page("stakeholders:edit_organisation", KEEPERS, body),
    post("stakeholders:move_organisation", KEEPERS, body),
    post("stakeholders:remove_organisation", KEEPERS, body),
    Page("stakeholders:merge", KEEPERS, two_bodies),
    Page("stakeholders:add_relation", KEEPERS, body),
    Page("stakeholders:remove_relation", KEEPERS, a_relation, "post", is_taken=True),
    Page("stakeholders:duplicates", KEEPERS),
    post("stakeholders:unmerge", KEEPERS, a_merge),
    Page("stakeholders:people", KEEPERS),
    Page("stakeholders:add_person", KEEPERS),
    Page("stakeholders:person", KEEPERS, a_person),
    Page("stakeholders:edit_person", KEEPERS, a_person),
    Page("stakeholders:add_role", KEEPERS, a_person),
    Page("stakeholders:end_role", KEEPERS, a_role),
    Page("stakeholders:add_group", KEEPERS),
    Page("stakeholders:edit_group", KEEPERS, a_group),
    post("stakeholders:take_out", KEEPERS, a_member),
    Page("stakeholders:imports", KEEPERS),
    Page("stakeholders:upload", KEEPERS),
    Page("stakeholders:batch", KEEPERS, a_batch),
    Page("stakeholders:columns", KEEPERS, a_batch),
    post("stakeholders:decide", KEEPERS, a_batch),
    post("stakeholders:run", KEEPERS, a_batch),
    post("stakeholders:undo", KEEPERS, a_batch),
    Page("stakeholders:discard", KEEPERS, a_batch, "post", is_taken=True),
    Page("stakeholders:requests", KEEPERS),
    Page("stakeholders:request", KEEPERS, a_request),
    post("stakeholders:accept_request", KEEPERS, a_request),
    Page("stakeholders:reject_request", KEEPERS, a_request),
]
# Needs the picked rows and a group; tests/stakeholders/test_pages.py posts it.
ELSEWHERE = {"stakeholders:pick"}
