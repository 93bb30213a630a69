from paydas.core.actors import SYSTEM
from tests.rights import Page, in_consultation, only

DECIDERS = only("coordinator", "approver")


def an_approval(world):
    from paydas.consultations.operations.approvals import ask_approval

    found = ask_approval(
        by=SYSTEM,
        consultation_id=world.consultation.pk,
        subject=world.consultation,
        title="Rapor",
        content="x",
    )
    return in_consultation(world) | {"pk": found.pk}


PAGES = [
    Page("consultations:approvals", DECIDERS, in_consultation),
    Page("consultations:approval", DECIDERS, an_approval),
]
