import pytest
from django.core.files.storage import default_storage

from paydas.core.actors import SYSTEM, VISITOR
from paydas.sources.models import MediaFile
from paydas.sources.operations.checking import kind_of
from paydas.sources.operations.editions import withdraw_edition
from paydas.sources.operations.files import Upload, keep_file, remove_file
from paydas.sources.queries.files import visible_to
from paydas.sources.vocabulary import SourcesError
from tests.factories.core import make_account
from tests.factories.sources import PDF, make_edition, make_file, make_source, packed

DOCX = packed(**{"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"})
MACRO = packed(
    **{"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>", "word/vbaProject.bin": "x"}
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpeg"),
        (b"RIFF....WEBPVP8 ", "webp"),
        (DOCX, "docx"),
        ("Ad;İl\nÖrnek;Ankara\n".encode("cp1254"), "csv"),
        ("Düz yazı".encode(), "text"),
    ],
)
def test_a_file_s_kind_is_read_from_its_bytes(data, kind):
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"<html><script>alert(1)</script>", "file_type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "file_type"),
        (b"MZ\x90\x00\x03", "file_type"),
        (b"#!/bin/sh\nrm", "file_type"),
        (b"PK\x03\x04broken", "file_type"),
        (packed(**{"a.exe": "x"}), "file_type"),
        (MACRO, "file_active"),
        (PDF + b"<< /S /JavaScript /JS (app.alert(1)) >>", "file_active"),
        (PDF + b"<< /S /Launch >>", "file_active"),
    ],
)
def test_a_file_that_does_something_is_refused(data, code):
    with pytest.raises(SourcesError, match=code):
        kind_of(data)


@pytest.mark.django_db
def test_a_kept_file_is_named_by_us():
    media = make_file(name="..\\..\\etc/pass wd.pdf")

    assert media.name == "pass wd.pdf"
    assert media.file.name.startswith("media/")
    assert media.file.name.endswith(f"{media.pk}.pdf")
    with default_storage.open(media.file.name) as stored:
        assert stored.read() == PDF


@pytest.mark.django_db
def test_a_file_over_the_limit_is_refused(settings):
    settings.PAYDAS_UPLOAD_LIMIT = 10

    with pytest.raises(SourcesError, match="file_too_large"):
        make_file()

    assert MediaFile.objects.count() == 0


@pytest.mark.django_db
def test_a_page_may_accept_fewer_kinds():
    with pytest.raises(SourcesError, match="file_type"):
        keep_file(by=SYSTEM, upload=Upload("a.pdf", PDF, accepts={"docx"}))


@pytest.mark.django_db
def test_files_of_record_are_public_while_the_edition_stands():
    published, private = make_file(), make_file()
    edition = make_edition(make_source(), file=published)

    before = list(visible_to(VISITOR))
    withdraw_edition(by=SYSTEM, edition_id=edition.pk, reason="x")

    assert before == [published]
    assert list(visible_to(VISITOR)) == []
    assert private in visible_to(SYSTEM)


@pytest.mark.django_db
def test_who_handed_a_file_in_sees_it():
    author, other = make_account(), make_account()

    media = make_file(by=author)

    assert list(visible_to(author)) == [media]
    assert list(visible_to(other)) == []


@pytest.mark.django_db
def test_a_removed_file_leaves_the_disk(django_capture_on_commit_callbacks):
    media = make_file()

    with django_capture_on_commit_callbacks(execute=True):
        remove_file(by=SYSTEM, file_id=media.pk)

    assert not default_storage.exists(media.file.name)
