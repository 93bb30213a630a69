"""Names for the records that earlier steps' queries hand over.

The public pages only read: they import no models, not even for their types, so that nothing here
can begin to ask or write them past the queries. The types stay open.
"""

from __future__ import annotations

from typing import Any

Author = Any
Citation = Any
Consultation = Any
Contribution = Any
Edition = Any
Finding = Any
Gathering = Any
Notice = Any
Organisation = Any
Response = Any
Round = Any
Source = Any
Theme = Any
