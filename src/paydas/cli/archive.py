"""One archive with everything an installation holds, and back.

On SQLite the database is copied by its own backup interface; on PostgreSQL every table goes
through COPY in one snapshot, so that no client program is needed. Each member's SHA-256 stands in
the manifest and is checked before anything is replaced.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder

if TYPE_CHECKING:
    from collections.abc import Iterator

MANIFEST = "manifest.json"


class ArchiveError(Exception):
    """The archive cannot be read or restored; the text says why."""


def write_archive(file: Path, *, with_secret: bool) -> dict[str, int]:
    """Write the archive; return how many rows and uploads it holds."""
    partial = file.with_name(file.name + ".partial")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        dump = _dump_sqlite if connection.vendor == "sqlite" else _dump_postgres
        rows = dump(folder / "database")
        members = {f"database/{p.name}": p for p in sorted((folder / "database").iterdir())} | dict(
            _uploads()
        )
        secret = settings.HOME / "secret"
        if with_secret and secret.exists():
            members["secret"] = secret
        manifest = {
            "vendor": connection.vendor,
            "migrations": _migrations(),
            "rows": rows,
            "sha256": {name: _hash(path) for name, path in members.items()},
        }
        with tarfile.open(partial, "w:gz", compresslevel=6) as archive:
            _add_text(archive, MANIFEST, json.dumps(manifest))
            for name, path in members.items():
                archive.add(path, name)
    partial.chmod(0o600)
    partial.replace(file)
    return {"rows": rows, "uploads": sum(name.startswith("media/") for name in members)}


def read_archive(file: Path, *, force: bool) -> dict[str, int]:
    """Check the archive, then replace database, uploads and secret by what it holds.

    Raises ArchiveError before anything was changed.
    """
    with tempfile.TemporaryDirectory(dir=settings.HOME) as scratch:
        folder = Path(scratch)
        manifest = _unpack(file, folder)
        if manifest["vendor"] != connection.vendor:
            message = (
                f"This archive is of {manifest['vendor']}, the settings name {connection.vendor}."
            )
            raise ArchiveError(message)
        if _has_records() and not force:
            raise ArchiveError("There are records here already; say --force to replace them.")
        load = _load_sqlite if connection.vendor == "sqlite" else _load_postgres
        load(folder / "database", manifest)
        _put_back(folder)
    uploads = sum(name.startswith("media/") for name in manifest["sha256"])
    return {"rows": manifest["rows"], "uploads": uploads}


def _tables() -> list[str]:
    found = [
        m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.managed
    ]
    return sorted({*found, "django_migrations"})


def _migrations() -> list[list[str]]:
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def _has_records() -> bool:
    with connection.cursor() as cursor:
        if "core_auditevent" not in connection.introspection.table_names(cursor):
            return False
        cursor.execute("SELECT count(*) FROM core_user")
        row = cursor.fetchone()
    return bool(row and row[0])


def _uploads() -> Iterator[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")) if root.exists() else ():
        if path.is_file():
            yield f"media/{path.relative_to(root).as_posix()}", path


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(text.encode())
    archive.addfile(member, io.BytesIO(text.encode()))


def _unpack(file: Path, folder: Path) -> dict[str, Any]:
    try:
        with tarfile.open(file) as archive:
            archive.extractall(folder, filter="data")
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        wrong = [
            name for name, digest in manifest["sha256"].items() if _hash(folder / name) != digest
        ]
    except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError, KeyError) as error:
        message = f"{file} is not a whole archive of Paydaş ({type(error).__name__})."
        raise ArchiveError(message) from error
    if wrong:
        raise ArchiveError(f"{file} is damaged: {wrong[0]} does not match its checksum.")
    return manifest


def _put_back(folder: Path) -> None:
    root = Path(settings.MEDIA_ROOT)
    if (folder / "media").exists():
        shutil.copytree(folder / "media", root, dirs_exist_ok=True)
    if (folder / "secret").exists():
        target = settings.HOME / "secret"
        shutil.copyfile(folder / "secret", target)
        target.chmod(0o600)


def _dump_sqlite(folder: Path) -> int:
    folder.mkdir()
    copy = folder / "paydas.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
        return sum(_count(target, table) for table in _tables())


def _count(database: sqlite3.Connection, table: str) -> int:
    return int(database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608 -- our own table names


def _load_sqlite(folder: Path, _manifest: dict[str, Any]) -> None:
    with closing(sqlite3.connect(folder / "paydas.sqlite3")) as source:
        if source.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise ArchiveError("The database in the archive is damaged.")
        connection.ensure_connection()
        source.backup(connection.connection)
    connections.close_all()
    call_command("migrate", verbosity=0)


def _dump_postgres(folder: Path) -> int:
    folder.mkdir()
    rows = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for table in _tables():
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 -- our own table names
            rows += cursor.fetchone()[0]
            with (
                (folder / f"{table}.csv").open("wb") as file,
                cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT csv, HEADER)') as copy,
            ):
                for chunk in copy:
                    file.write(chunk)
    return rows


def _load_postgres(folder: Path, manifest: dict[str, Any]) -> None:
    call_command("migrate", verbosity=0)
    if _migrations() != manifest["migrations"]:
        raise ArchiveError("The archive is of another version; restore it with that, then upgrade.")
    tables = [table for table in _tables() if table != "django_migrations"]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"TRUNCATE {', '.join(tables)}")
        for table in tables:
            path = folder / f"{table}.csv"
            names = path.open(encoding="utf-8").readline().strip().split(",")
            columns = ", ".join(f'"{name}"' for name in names)
            with (
                path.open("rb") as file,
                cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN (FORMAT csv, HEADER)') as copy,
            ):
                while chunk := file.read(1 << 16):
                    copy.write(chunk)
        models = apps.get_models(include_auto_created=True)
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
