"""Privacy notices: a new version for every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils import timezone

from paydas.core.access import can_administer, require
from paydas.core.models import Notice
from paydas.core.operations.audit import operation, record

if TYPE_CHECKING:
    from paydas.core.actors import Actor


@operation
def publish_notice(*, by: Actor, key: str, language: str, title: str, text: str) -> Notice:
    """Publish a new version of a notice; older versions stay as they were shown."""
    require(can_administer(by))
    newest = Notice.objects.filter(key=key, language=language).aggregate(Max("version"))
    notice = Notice.objects.create(
        key=key,
        language=language,
        title=title,
        text=text,
        version=(newest["version__max"] or 0) + 1,
        published_at=timezone.now(),
    )
    record(notice, key=key, version=notice.version)
    return notice
