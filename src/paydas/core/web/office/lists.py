"""What the lists of the administration show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from paydas.core.jobs import name_of
from paydas.core.queries import office
from paydas.core.vocabulary import JobState, MailState
from paydas.core.web.exports import ExportColumn
from paydas.core.web.listing import Cell, Empty, Listing
from paydas.core.web.lists import Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.db.models import QuerySet
    from django.forms import Form
    from django_stubs_ext import StrOrPromise

    from paydas.core.models import Job, OutboxMessage, User

# What a failed job says to people; anything else is an error of ours, with its name.
ERRORS = {
    "too_many_attempts": gettext_lazy(
        "The worker died several times on this work. Ask the operator."
    ),
}
# The shape beside a state's word; what has none waits.
JOB_SHAPES: dict[str, str] = {
    JobState.DONE: "done",
    JobState.FAILED: "due",
    JobState.RUNNING: "going",
    JobState.CANCELLED: "none",
}
MAIL_SHAPES: dict[str, str] = {MailState.SENT: "done", MailState.FAILED: "due"}


def work_of(job: Job) -> str:
    """Name the work in the reader's language."""
    return str(name_of(job.work))


def error_of(job: Job) -> StrOrPromise:
    """Say why a job failed."""
    if not job.error:
        return ""
    return ERRORS.get(job.error, _("Technical name of the error: %s") % job.error)


def when(moment: datetime) -> str:
    """Write an instant as the lists do."""
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")


def total(count: int) -> str:
    """Say how many rows there are."""
    said = ngettext("%(count)s row", "%(count)s rows", count)
    return said % {"count": number_format(count, force_grouping=True)}


def narrowed(
    found: QuerySet[Any],
    form: Form,
    narrow: Callable[[QuerySet[Any], dict[str, Any]], QuerySet[Any]],
) -> QuerySet[Any]:
    """Keep what a valid filter asks for."""
    return narrow(found, form.cleaned_data) if form.is_valid() else found


def users_listing(form: Form) -> Listing[User]:
    """Return the accounts."""
    return Listing(
        title=_("Accounts"),
        lead=_("Accounts of those who work here. Roles are given in each consultation."),
        rows=narrowed(office.users(), form, office.narrow_users),
        columns=[
            Column(_("Name"), "name"),
            Column(_("E-mail"), "email"),
            Column(_("Rights")),
            Column(_("Account")),
        ],
        cells=_user_cells,
        orders={"email": "email", "name": "name"},
        total=total,
        empty=Empty(_("Nothing found.")),
        filters=form,
        exported=[
            ExportColumn(_("Name"), lambda user: user.name),
            ExportColumn(_("E-mail"), lambda user: user.email),
            ExportColumn(_("Administrator"), lambda user: user.is_administrator),
            ExportColumn(_("Registrar"), lambda user: user.is_registrar),
            ExportColumn(_("open"), lambda user: user.is_active),
        ],
        name="accounts",
    )


def _user_cells(user: User) -> list[Cell]:
    rights = {_("Administrator"): user.is_administrator, _("Registrar"): user.is_registrar}
    return [
        Cell(user.name, reverse("core:user", args=[user.pk]), sample=user.is_sample),
        Cell(user.email, verbatim=True),
        Cell(", ".join(said for said, has in rights.items() if has)),
        Cell(_("open"), state="done") if user.is_active else Cell(_("closed"), state="none"),
    ]


def jobs_listing(found: QuerySet[Job], form: Form) -> Listing[Job]:
    """Return the long work that an account may watch."""
    return Listing(
        title=_("Background tasks"),
        lead=_("Imports, dispatches and other long work: how far it is, and what came of it."),
        rows=narrowed(found, form, office.narrow_by_state),
        columns=[
            Column(_("Work")),
            Column(_("Started by")),
            Column(_("When"), "when"),
            Column(_("State")),
            Column(_("Done"), numeric=True),
        ],
        cells=_job_cells,
        orders={"when": "created_at"},
        default="-when",
        total=total,
        empty=Empty(_("No long work was started yet.")),
        filters=form,
        exported=[
            ExportColumn(_("Work"), work_of),
            ExportColumn(_("When"), lambda job: job.created_at),
            ExportColumn(_("State"), lambda job: str(job.get_state_display())),
            ExportColumn(_("Done"), lambda job: job.done),
            ExportColumn(_("Error"), lambda job: job.error),
        ],
        name="jobs",
    )


def _job_cells(job: Job) -> list[Cell]:
    return [
        Cell(work_of(job), reverse("core:job", args=[job.pk])),
        Cell(job.started_by.name if job.started_by else _("the schedule")),
        Cell(when(job.created_at)),
        Cell(job.get_state_display(), state=JOB_SHAPES.get(job.state, "open")),
        Cell(f"{job.done} / {job.total}" if job.total else str(job.done)),
    ]


def mail_listing(form: Form) -> Listing[OutboxMessage]:
    """Return the outbox."""
    return Listing(
        title=_("Outbox"),
        lead=_("Every mail that this installation sent, or still has to send."),
        rows=narrowed(office.mail(), form, office.narrow_by_state),
        columns=[
            Column(_("Subject")),
            Column(_("Address")),
            Column(_("When"), "when"),
            Column(_("State")),
        ],
        cells=_mail_cells,
        orders={"when": "created_at"},
        default="-when",
        total=total,
        empty=Empty(_("No mail was sent yet.")),
        filters=form,
        exported=[
            ExportColumn(_("Subject"), lambda mail: mail.subject),
            ExportColumn(_("Address"), lambda mail: mail.to),
            ExportColumn(_("When"), lambda mail: mail.created_at),
            ExportColumn(_("State"), lambda mail: str(mail.get_state_display())),
        ],
        name="outbox",
    )


def _mail_cells(mail: OutboxMessage) -> list[Cell]:
    return [
        Cell(mail.subject or mail.key, reverse("core:message", args=[mail.pk])),
        Cell(mail.to, verbatim=True),
        Cell(when(mail.created_at)),
        Cell(mail.get_state_display(), state=MAIL_SHAPES.get(mail.state, "open")),
    ]


NOTICES = [
    Column(gettext_lazy("Title")),
    Column(gettext_lazy("Short name")),
    Column(gettext_lazy("Language")),
    Column(gettext_lazy("Version"), numeric=True),
    Column(gettext_lazy("Published")),
]
