"""Who may open which page: one table for each app, one grid over all of them.

A page that stands in no table fails the grid, so that nobody forgets to decide.
"""

from collections.abc import Callable
from dataclasses import dataclass

ROLES = (
    "coordinator", "approver", "local_organiser", "moderator", "rapporteur",
    "analyst", "academic_lead", "reporter", "data_protection", "viewer",
)  # fmt: skip
VISITOR, OUTSIDER, ADMINISTRATOR, REGISTRAR = "visitor", "outsider", "administrator", "registrar"
EVERYBODY = frozenset({VISITOR, OUTSIDER, ADMINISTRATOR, REGISTRAR, *ROLES})
ACCOUNTS = EVERYBODY - {VISITOR}
STAFF = frozenset({ADMINISTRATOR, *ROLES})
NOBODY = frozenset()


def only(*who):
    """Name these personas and no others."""
    return frozenset(who)


def nothing(world):
    return {}


def in_consultation(world):
    return {"slug": world.consultation.slug}


@dataclass(frozen=True)
class Page:
    """A url name, the personas that get it (everyone else is refused), and its arguments.

    Pages of private links stand with NOBODY: without the link nobody gets them (410), accounts
    included; their own tests open them with the link. `args(world)` may make what it needs;
    `world` has `consultation`, `gathering_id`, `body` and `actors` by persona.
    """

    name: str
    who: frozenset[str]
    args: Callable = nothing
    method: str = "get"
    # Whether opening it takes the record away, so that each persona needs one of its own.
    is_taken: bool = False
