"""Triggers that make the audit log append-only, in the words of each database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSE = "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
SQLITE = [
    f"CREATE TRIGGER core_auditevent_no_update BEFORE UPDATE ON core_auditevent {REFUSE}",
    f"CREATE TRIGGER core_auditevent_no_delete BEFORE DELETE ON core_auditevent {REFUSE}",
]
POSTGRESQL = [
    """CREATE FUNCTION core_auditevent_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$""",
    """CREATE TRIGGER core_auditevent_append_only BEFORE UPDATE OR DELETE ON core_auditevent
    FOR EACH ROW EXECUTE FUNCTION core_auditevent_refuse()""",
]
DROP = {
    "sqlite": [
        "DROP TRIGGER core_auditevent_no_update",
        "DROP TRIGGER core_auditevent_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER core_auditevent_append_only ON core_auditevent",
        "DROP FUNCTION core_auditevent_refuse()",
    ],
}


def close_log(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Refuse every change and removal of an audit event."""
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement, params=None)


def open_log(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away again (migrating backwards, and the flush of browser tests)."""
    for statement in DROP[editor.connection.vendor]:
        editor.execute(statement, params=None)
