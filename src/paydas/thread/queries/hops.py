"""All hops of the chain, in its order."""

from __future__ import annotations

from paydas.planning.queries.threads import HOPS as PLANNED
from paydas.responses.queries.threads import HOPS as ANSWERED
from paydas.sensemaking.queries.threads import HOPS as UNDERSTOOD

HOPS = (*UNDERSTOOD, *ANSWERED, *PLANNED)
