"""Records of the core."""

from paydas.core.models.audit import AuditEvent
from paydas.core.models.job import Job
from paydas.core.models.link import AccessLink
from paydas.core.models.notice import Notice
from paydas.core.models.outbox import OutboxMessage
from paydas.core.models.user import User

__all__ = ["AccessLink", "AuditEvent", "Job", "Notice", "OutboxMessage", "User"]
