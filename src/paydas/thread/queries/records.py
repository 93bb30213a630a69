"""Names for the records that earlier steps' queries hand over.

The thread only reads: it imports no models, not even for their types. The types stay open.
"""

from __future__ import annotations

from typing import Any

Disposition = Any
Response = Any
