from decimal import Decimal
from uuid import uuid4

from paydas.core.actors import SYSTEM
from paydas.invitations.operations.rounds import submit_round
from paydas.invitations.operations.rules import add_rule, set_mix
from tests.factories.gatherings import make_gathering
from tests.factories.invitations import invite_bodies, make_round, send
from tests.rights import NOBODY, STAFF, Page, in_consultation, only

BOSS = only("coordinator")
SEERS = only("coordinator", "approver", "data_protection", "local_organiser")


def gathering_of(world):
    return make_gathering(world.consultation, gathering_id=world.gathering_id)


def a_round(world):
    return in_consultation(world) | {"pk": make_round(gathering_of(world)).pk}


def asked(world):
    found = make_round(gathering_of(world))
    invite_bodies(found)
    submit_round(by=SYSTEM, round_id=found.pk)
    return in_consultation(world) | {"pk": found.pk}


def sent(world):
    found = make_round(gathering_of(world))
    invite_bodies(found)
    return send(found)


def letters(world):
    return in_consultation(world) | {"pk": sent(world).pk, "kind": "docx"}


def an_invitation(world):
    return in_consultation(world) | {"pk": sent(world).invitations.get().pk}


def a_link(world):
    return {"pk": sent(world).invitations.get().pk}


def a_rule(world):
    found = add_rule(
        by=SYSTEM,
        rule_id=uuid4(),
        consultation_id=world.consultation.pk,
        values={"title": "Kural", "text": "Herkes"},
    )
    return in_consultation(world) | {"pk": found.pk}


def a_mix(world):
    found = set_mix(
        by=SYSTEM,
        mix_id=uuid4(),
        consultation_id=world.consultation.pk,
        values={"title": "Dağılım", "dimension": "legal_form", "basis": "Rapor"},
        shares={"association": Decimal(100)},
    )
    return {**in_consultation(world), "pk": found.pk}


PAGES = [
    Page("invitations:answer", NOBODY, a_link),
    Page("invitations:consent", NOBODY, a_link),
    Page("invitations:rounds", STAFF, in_consultation),
    Page("invitations:add", BOSS, in_consultation),
    Page("invitations:invited", SEERS, in_consultation),
    Page("invitations:take", only("coordinator", "local_organiser"), an_invitation),
    Page("invitations:add_rule", BOSS, in_consultation),
    Page("invitations:rule", BOSS, a_rule),
    Page("invitations:publish_rule", BOSS, a_rule, method="post"),
    Page("invitations:add_mix", BOSS, in_consultation),
    Page("invitations:edit_mix", BOSS, a_mix),
    Page("invitations:round", SEERS, a_round),
    Page("invitations:edit", BOSS, a_round),
    Page("invitations:choose", BOSS, a_round),
    Page("invitations:add_list", BOSS, a_round),
    Page("invitations:take_off", BOSS, a_round, method="post"),
    Page("invitations:submit", BOSS, a_round, method="post"),
    Page("invitations:approve", only("coordinator", "approver"), asked),
    Page("invitations:send", BOSS, a_round, method="post"),
    Page("invitations:letters", SEERS, letters),
]
