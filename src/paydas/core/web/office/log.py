"""The audit log as a list: in words, with the codes as small print."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, cast

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from paydas.core.queries import office
from paydas.core.web.exports import ExportColumn
from paydas.core.web.listing import Cell, Empty, Listing
from paydas.core.web.lists import Column
from paydas.core.web.office.lists import narrowed, total, when

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.forms import Form

    from paydas.core.models import AuditEvent


class Told(Protocol):
    """An event in words."""

    @property
    def sentence(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def facts(self) -> str: ...


class Teller(Protocol):
    """Tells events, all of a page together."""

    def __call__(
        self, events: Sequence[AuditEvent], *, with_records: bool = True
    ) -> Mapping[int, Told]: ...


@dataclass(slots=True)
class _Page:
    """The events of one page in words."""

    told: Mapping[int, Told] = field(default_factory=dict)

    def prepare(self, events: Sequence[AuditEvent]) -> None:
        self.told = teller()(events)

    def cells(self, event: AuditEvent) -> list[Cell]:
        told = self.told[event.seq]
        who = told.who or str(event.get_actor_kind_display())
        return [
            Cell(event.seq),
            Cell(when(event.at)),
            Cell(who, note="" if told.who else event.actor_id[:8]),
            Cell(told.sentence, note=event.action),
            Cell(
                told.title or event.subject_id[:8],
                told.url or f"?subject={event.subject_id}",
                note=event.subject_kind,
                verbatim=not told.title,
            ),
            Cell(told.facts),
        ]


def teller() -> Teller:
    """Return whoever tells events; settings name it."""
    return cast("Teller", import_string(settings.PAYDAS_AUDIT_TELLER))


def said(event: AuditEvent) -> Told:
    """Tell one event for an export, which names no records."""
    return teller()([event], with_records=False)[event.seq]


def events_listing(form: Form) -> Listing[AuditEvent]:
    """Return the audit log."""
    page = _Page()
    return Listing(
        title=_("Audit log"),
        lead=_(
            "Everything that was changed, in one chain: each entry holds the hash of the one "
            "before. Values are not kept here, only which fields were changed."
        ),
        rows=narrowed(office.events(), form, office.narrow_events),
        columns=[
            Column(_("No."), "seq", numeric=True),
            Column(_("When")),
            Column(_("Who")),
            Column(_("What was done")),
            Column(_("Record")),
            Column(_("Facts")),
        ],
        cells=page.cells,
        prepare=page.prepare,
        orders={"seq": "seq"},
        default="-seq",
        total=total,
        empty=Empty(_("Nothing found.")),
        filters=form,
        exported=_columns(),
        name="audit-log",
    )


def _columns() -> list[ExportColumn[AuditEvent]]:
    names: Mapping[str, str] = SimpleLazyObject(office.names_of_accounts)  # type: ignore[assignment] # stands for it
    return [
        ExportColumn(_("No."), lambda event: event.seq),
        ExportColumn(_("When"), lambda event: event.at),
        ExportColumn(_("Who"), lambda event: event.actor_kind),
        ExportColumn(_("Name"), lambda event: names.get(event.actor_id, "")),
        ExportColumn(_("Account or link"), lambda event: event.actor_id),
        ExportColumn(_("On behalf of"), lambda event: event.on_behalf_of),
        ExportColumn(_("What was done"), lambda event: said(event).sentence),
        ExportColumn(_("Code of the operation"), lambda event: event.action),
        ExportColumn(_("Kind of record"), lambda event: event.subject_kind),
        ExportColumn(_("Record"), lambda event: event.subject_id),
        ExportColumn(_("Facts"), lambda event: event.body),
        ExportColumn(_("Hash"), lambda event: event.hash),
    ]
