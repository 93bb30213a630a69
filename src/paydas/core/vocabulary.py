"""Words of the core: errors with their sentences, choices, and enums of accounts, jobs and mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django_stubs_ext import StrOrPromise

    from paydas.kernel.documents.sheets import SheetError

# How a record is named in an argument.
Key = UUID | str


class Choices(models.TextChoices):
    """An enum whose members reach a field by function, so that a new member makes no migration."""

    @classmethod
    def options(cls) -> list[tuple[str, StrOrPromise]]:
        """Return value and label of every member, for `choices=`."""
        return list(cls.choices)

    @classmethod
    def label_of(cls, value: str) -> StrOrPromise:
        """Return the label of a stored value; a value that left the vocabulary shows itself."""
        return cls(value).label if value in cls._value2member_map_ else value


class DomainError(Exception):
    """A rule of the house said no: a code plus parameters; the subclass has the sentences."""

    messages: ClassVar[Mapping[str, StrOrPromise]] = {}

    def __init__(self, code: str, **params: object) -> None:
        """Keep the code and what its sentence needs."""
        super().__init__(code, params)
        self.code = code
        self.params = params

    def sentence(self) -> str:
        """Say what is wrong in the reader's language."""
        return str(self.messages[self.code]) % self.params

    def __str__(self) -> str:
        """Show code and parameters, for logs and tests."""
        return f"{type(self).__name__}({self.code}, {self.params})"


class AccessDeniedError(DomainError):
    """The actor may not do this; pages answer 403 and say how to get the right."""

    messages: ClassVar = {"denied": _("You do not have the right to do this.")}

    def __init__(self) -> None:
        """There is one reason only; details would tell outsiders too much."""
        super().__init__("denied")


class StaleRecordError(DomainError):
    """Somebody else saved the record after this form was opened."""

    messages: ClassVar = {
        "stale": _(
            "Somebody else saved this record after you opened the form. "
            "Your text is kept below: compare it with the newer record, then save again."
        )
    }

    def __init__(self) -> None:
        """There is one reason only."""
        super().__init__("stale")


class CoreError(DomainError):
    messages: ClassVar = {
        "link_dead": _("This link has expired or was withdrawn. Ask the sender for a new one."),
        "job_finished": _("This work has already ended."),
        "mail_no_address": _("There is no e-mail address to send this to."),
        "user_exists": _("There is already an account with this e-mail address."),
        "unknown_work": _("This kind of work is not known: %(work)s."),
        "notice_used": _("This version of the notice was already shown; make a new version."),
    }


class UploadError(DomainError):
    """A file that was handed in cannot be taken; the codes of kernel.documents.sheets."""

    messages: ClassVar = {
        "empty": _("The file is empty."),
        "too_large": _("The file is too large; at most %(limit)s bytes are taken."),
        "zip_bomb": _("The file unpacks to far more than its size; it was not opened."),
        "not_a_sheet": _("This is not a table. Save it as CSV, XLSX, XLS or ODS and try again."),
        "not_a_text": _(
            "This is neither plain text nor a Word file. Save it as .txt or .docx and try again."
        ),
        "encrypted": _("The file has a password. Save it without one and try again."),
        "bad_encoding": _(
            "The letters of line %(line)s cannot be read. "
            "Save the file as “CSV UTF-8” and try again."
        ),
        "no_header": _("No row with column names was found."),
        "no_such_sheet": _("The file has no sheet “%(sheet)s”."),
        "duplicate_column": _(
            "Two columns (%(first)s and %(second)s) are both named “%(column)s”. Rename one."
        ),
        "too_many_columns": _("The table has more than %(limit)s columns."),
        "too_many_rows": _("The table has more than %(limit)s rows. Split it into several files."),
        "bad_quotes": _("A quotation mark is opened near row %(row)s and never closed."),
        "ragged_row": _("Row %(row)s has %(cells)s cells, but there are %(columns)s columns."),
        "cell_too_long": _(
            "Row %(row)s, column “%(column)s”: %(length)s characters; at most %(limit)s are taken."
        ),
        "incomplete": _("The file did not arrive whole. Send it again."),
        "columns_unread": _("Columns that are not read: %(columns)s."),
        "no_rows": _("There are column names, but no rows below them."),
        "other_sheets": _("Only the sheet “%(sheet)s” is read. Not read: %(others)s."),
        "lost_cells": _(
            "Cells with an error, or with a formula that was never computed, are read as empty: "
            "%(cells)s. To keep them, save the file anew in a spreadsheet program."
        ),
        "lines_above": _("The column names stand in row %(row)s; the rows above it are not read."),
    }


def in_words(remarks: Sequence[SheetError]) -> list[str]:
    """Say what of a table is not read, in the reader's language."""
    return [UploadError(one.code, **one.params).sentence() for one in remarks]


class ActorKind(Choices):
    USER = "user", _("account")
    LINK = "link", _("private link")
    SYSTEM = "system", _("system")
    VISITOR = "visitor", _("visitor")


class JobState(Choices):
    QUEUED = "queued", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("finished")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class MailState(Choices):
    QUEUED = "queued", _("waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not delivered")
