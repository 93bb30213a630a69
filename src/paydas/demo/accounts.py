"""One account for each role of the worked example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.core.actors import SYSTEM, account
from paydas.core.models import User
from paydas.core.operations.users import add_user

if TYPE_CHECKING:
    from paydas.core.actors import Actor

NAMES = {
    "administrator": "Örnek Deniz Arslan",
    "coordinator": "Örnek Elif Kaya",
    "approver": "Örnek Murat Şahin",
    "local_organiser": "Örnek Zeynep Aydın",
    "moderator": "Örnek Hakan Çelik",
    "rapporteur": "Örnek Gizem Polat",
    "analyst": "Örnek Selin Doğan",
    "academic_lead": "Örnek Tarık Yıldırım",
    "reporter": "Örnek Pınar Koç",
    "data_protection": "Örnek Onur Taş",
    "viewer": "Örnek İpek Güneş",
}


def email_of(role: str) -> str:
    """Return the address of a role's demonstration account; mail to it goes nowhere."""
    return f"{role.replace('_', '-')}@ornek.invalid"


def make_accounts() -> dict[str, Actor]:
    """Make the accounts that are missing; return an actor for each role."""
    known = {user.email: user for user in User.objects.filter(email__endswith="@ornek.invalid")}
    actors = {}
    for role, name in NAMES.items():
        user = known.get(email_of(role)) or add_user(
            by=SYSTEM,
            email=email_of(role),
            name=name,
            is_sample=True,
            is_administrator=role == "administrator",
            is_registrar=role == "coordinator",
        )
        actors[role] = account(user)
    return actors
