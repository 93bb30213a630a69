"""The application that a server runs."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

# New objects between two searches for cycles. Python's 700 has it search dozens of times while
# one page is written, now and then through everything that was imported.
COLLECT_AFTER = 50_000

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paydas.config.settings")
application = get_wsgi_application()
gc.collect()
gc.freeze()
gc.set_threshold(COLLECT_AFTER)
