"""The columns of the administration's lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from paydas.core.models import AuditEvent, Job, OutboxMessage, User
from paydas.core.queries import office
from paydas.core.vocabulary import JobState, MailState
from paydas.core.web.exports import ExportColumn
from paydas.core.web.lists import Column
from paydas.core.web.office.listing import Listing

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise
# What a failed job says to people; anything else is an error of ours, with its name.
ERRORS = {
    "too_many_attempts": _("The worker died several times on this work. Ask the operator."),
}


def work_of(job: Job) -> str:
    """Name the work as its function does, without the path."""
    return job.work.split(":")[-1].replace("_", " ")


def error_of(job: Job) -> StrOrPromise:
    """Say why a job failed."""
    if not job.error:
        return ""
    return ERRORS.get(job.error, _("Technical name of the error: %s") % job.error)


USERS = Listing(
    name="accounts",
    title=_("Accounts"),
    template="core/office/users.html",
    lead=_("Accounts of those who work here. Roles are given in each consultation."),
    shows=[
        Column(_("Name")),
        Column(_("E-mail")),
        Column(_("Rights")),
        Column(_("Account")),
    ],
    exports=[
        ExportColumn[User](_("Name"), lambda user: user.name),
        ExportColumn[User](_("E-mail"), lambda user: user.email),
        ExportColumn[User](_("Administrator"), lambda user: user.is_administrator),
        ExportColumn[User](_("Registrar"), lambda user: user.is_registrar),
        ExportColumn[User](_("open"), lambda user: user.is_active),
    ],
    narrow=office.narrow_users,
)
EVENTS = Listing(
    name="audit-log",
    title=_("Audit log"),
    template="core/office/events.html",
    shows=[
        Column(_("No."), numeric=True),
        Column(_("When")),
        Column(_("Who")),
        Column(_("What was done")),
        Column(_("Record")),
        Column(_("Facts")),
    ],
    exports=[
        ExportColumn[AuditEvent](_("No."), lambda event: event.seq),
        ExportColumn[AuditEvent](_("When"), lambda event: event.at),
        ExportColumn[AuditEvent](_("Who"), lambda event: event.actor_kind),
        ExportColumn[AuditEvent](_("Account or link"), lambda event: event.actor_id),
        ExportColumn[AuditEvent](_("On behalf of"), lambda event: event.on_behalf_of),
        ExportColumn[AuditEvent](_("What was done"), lambda event: event.action),
        ExportColumn[AuditEvent](_("Kind of record"), lambda event: event.subject_kind),
        ExportColumn[AuditEvent](_("Record"), lambda event: event.subject_id),
        ExportColumn[AuditEvent](_("Facts"), lambda event: event.body),
        ExportColumn[AuditEvent](_("Hash"), lambda event: event.hash),
    ],
    narrow=office.narrow_events,
)
JOBS = Listing(
    name="jobs",
    title=_("Long work"),
    template="core/office/jobs.html",
    lead=_("Imports, dispatches and other long work: how far it is, and what came of it."),
    empty=_("No long work was started yet."),
    shows=[
        Column(_("Work")),
        Column(_("Started by")),
        Column(_("When")),
        Column(_("State")),
        Column(_("Done"), numeric=True),
    ],
    exports=[
        ExportColumn[Job](_("Work"), work_of),
        ExportColumn[Job](_("When"), lambda job: job.created_at),
        ExportColumn[Job](_("State"), lambda job: str(JobState.label_of(job.state))),
        ExportColumn[Job](_("Done"), lambda job: job.done),
        ExportColumn[Job](_("Error"), lambda job: job.error),
    ],
    narrow=office.narrow_by_state,
)
MAIL = Listing(
    name="outbox",
    title=_("Outbox"),
    template="core/office/outbox.html",
    lead=_("Every mail that this installation sent, or still has to send."),
    empty=_("No mail was sent yet."),
    shows=[
        Column(_("Subject")),
        Column(_("Address")),
        Column(_("When")),
        Column(_("State")),
    ],
    exports=[
        ExportColumn[OutboxMessage](_("Subject"), lambda mail: mail.subject),
        ExportColumn[OutboxMessage](_("Address"), lambda mail: mail.to),
        ExportColumn[OutboxMessage](_("When"), lambda mail: mail.created_at),
        ExportColumn[OutboxMessage](_("State"), lambda mail: str(MailState.label_of(mail.state))),
    ],
    narrow=office.narrow_by_state,
)
NOTICES = [
    Column(_("Title")),
    Column(_("Short name")),
    Column(_("Language")),
    Column(_("Version"), numeric=True),
    Column(_("Published")),
]
