import tarfile

COUNT = """
from paydas.core.models import AuditEvent, User
from paydas.places.models import Province
print(AuditEvent.objects.count(), User.objects.count(), Province.objects.count())
"""
LOSE = """
from django.core.management import call_command
from django.db import connection
with connection.cursor() as cursor:
    tables = connection.introspection.table_names(cursor)
    if connection.vendor == "postgresql":
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
"""


def lose(installation):
    """Lose the database, the uploads and the secret."""
    installation.python(LOSE)
    for path in installation.home.glob("paydas.sqlite3*"):
        path.unlink()
    (installation.home / "secret").unlink()
    for path in (installation.home / "media").iterdir():
        path.unlink()


def test_a_lost_installation_comes_back_whole(installation, tmp_path):
    installation.run("user", "add", "a@example.org", "--name", "Örnek Şule", "--administrator")
    (installation.home / "media" / "slayt.pdf").write_bytes(b"%PDF")
    before = installation.python(COUNT)
    secret = (installation.home / "secret").read_text()
    installation.run("backup", str(tmp_path / "b.tar.gz"))
    lose(installation)

    installation.run("restore", str(tmp_path / "b.tar.gz"))

    assert installation.python(COUNT) == before
    assert (installation.home / "secret").read_text() == secret
    assert (installation.home / "media" / "slayt.pdf").read_bytes() == b"%PDF"
    installation.run("user", "add", "b@example.org", "--name", "Örnek Ömer")
    assert "whole" in installation.run("audit", "verify")


def test_a_restore_does_not_replace_records_unasked(installation, tmp_path):
    installation.run("user", "add", "a@example.org", "--name", "Örnek Şule")
    archive = str(tmp_path / "b.tar.gz")
    installation.run("backup", archive)
    installation.run("user", "add", "b@example.org", "--name", "Örnek Ömer")

    said = installation.run("restore", archive, code=2)

    assert "--force" in said
    assert "b@example.org" in installation.run("user", "list")
    installation.run("restore", archive, "--force")
    assert "b@example.org" not in installation.run("user", "list")


def test_a_damaged_archive_changes_nothing(installation, tmp_path):
    installation.run("user", "add", "a@example.org", "--name", "Örnek Şule")
    archive = tmp_path / "b.tar.gz"
    installation.run("backup", str(archive))
    archive.write_bytes(archive.read_bytes()[:-400])

    said = installation.run("restore", str(archive), "--force", code=2)

    assert "not a whole archive" in said
    assert "a@example.org" in installation.run("user", "list")


def test_a_backup_names_the_hash_of_every_member(installation, tmp_path):
    installation.run("backup", str(tmp_path / "b.tar.gz"))

    with tarfile.open(tmp_path / "b.tar.gz") as archive:
        names = set(archive.getnames())

    assert {"manifest.json", "secret"} <= names
    assert any(name.startswith("database/") for name in names)


def test_a_changed_event_is_found(installation):
    installation.run("user", "add", "a@example.org", "--name", "Örnek Şule")
    installation.python(
        """
from django.db import connection
from paydas.core.models.guards import open_log
with connection.schema_editor() as editor:
    open_log(None, editor)
with connection.cursor() as cursor:
    cursor.execute("UPDATE core_auditevent SET action = 'core.nothing' WHERE seq = 1")
"""
    )

    assert "Broken at event 1" in installation.run("audit", "verify", code=1)
