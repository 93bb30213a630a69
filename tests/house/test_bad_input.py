"""Every page that takes a file, given every file that people hand in by mistake or on purpose.

Each is taken or refused in words; a refusal leaves nothing behind, and no job falls over what was
taken. What each page says of its own mistakes stands in the tests of its app.
"""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook

from paydas.core.models import AuditEvent, Job
from paydas.core.operations.links import Grant, give_link, token_of
from paydas.core.vocabulary import UploadError
from paydas.kernel.documents.sheets import SheetError
from paydas.listening.models import ContributionBatch
from paydas.sensemaking.operations.reports import begin_report
from paydas.sources.models import MediaFile
from paydas.stakeholders.models import ImportBatch, Organisation
from tests.factories import batches, hostile, imports
from tests.factories.consultations import make_consultation, make_staff
from tests.factories.core import make_account
from tests.factories.monitoring import make_running_plan
from tests.factories.places import have_places
from tests.factories.stakeholders import have_country

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain_sign_in(settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    settings.PAYDAS_DEMO = True


def as_staff(client, role="coordinator", **values):
    consultation = make_consultation()
    actor = make_staff(consultation, role, **values)
    client.force_login(actor.user)
    return consultation, actor


def organisations(client):
    have_country()
    client.force_login(make_account(is_registrar=True).user)
    return reverse("stakeholders:upload"), "file", {"id": uuid4()}


def contributions(client):
    consultation, _ = as_staff(client)
    return reverse("listening:upload", args=[consultation.slug]), "file", {"id": uuid4()}


def notes(client):
    consultation, _ = as_staff(client)
    page = reverse("listening:paste", args=[consultation.slug])
    return page, "file", {"batch": uuid4(), "kind": "need", "act": "save"}


def districts(client):
    have_places()
    client.force_login(make_account(is_registrar=True).user)
    return reverse("places:districts"), "file", {}


def record(client):
    consultation, actor = as_staff(client)
    begin_report(by=actor, report_id=uuid4(), consultation_id=consultation.pk, title="Örnek rapor")
    return reverse("sensemaking:attach_file", args=[consultation.slug]), "file", {}


def evidence(client):
    found = make_running_plan()
    link = give_link(by=found.boss, grant=Grant("report", found.reporting, found.consultation.pk))
    client.get(f"/l/{token_of(link)}", follow=True)
    arguments = [found.reporting.pk, found.period.pk, found.indicator.pk]
    return reverse("monitoring:report_value", args=arguments), "upload", {"value": "5", "send": "1"}


PAGES = [organisations, contributions, notes, districts, record, evidence]


def kept():
    """Count what a page could leave behind."""
    return [
        model.objects.count()
        for model in (AuditEvent, ImportBatch, ContributionBatch, MediaFile, Organisation)
    ]


@pytest.mark.parametrize("name", hostile.FILES)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.__name__)
def test_a_file_is_taken_or_refused_in_words(entry, name, client):
    page, field, data = entry(client)
    before = kept()

    answer = client.post(page, data | {field: SimpleUploadedFile("x.csv", hostile.FILES[name])})

    assert answer.status_code in {302, 422}
    if answer.status_code == 422:
        assert 'class="error-summary' in answer.content.decode()
        assert kept() == before


@pytest.mark.parametrize("name", hostile.NAMES)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.__name__)
def test_a_file_s_name_opens_no_folder_and_hides_nothing(entry, name, client):
    page, field, data = entry(client)
    file = SimpleUploadedFile("x", hostile.DOCX if entry is record else hostile.table())
    file.name = name

    answer = client.post(page, data | {field: file})

    names = [one.name for one in MediaFile.objects.all()]
    names += [one.file_name for one in ImportBatch.objects.all()]
    names += [one.file_name for one in ContributionBatch.objects.all()]
    assert answer.status_code == 302
    assert [one for one in names if not one.isprintable() or "/" in one or len(one) > 200] == []


# Notes have a limit of their own, far below.
@pytest.mark.parametrize(
    "entry", [one for one in PAGES if one is not notes], ids=lambda entry: entry.__name__
)
def test_a_file_over_the_limit_is_refused_unread(entry, client, settings):
    settings.PAYDAS_UPLOAD_LIMIT = 1000
    page, field, data = entry(client)

    with translation.override("en"):
        answer = client.post(page, data | {field: SimpleUploadedFile("x.csv", b"a;b\n" * 400)})

    assert answer.status_code == 422
    assert "MB" in answer.content.decode()


def test_a_request_far_over_the_limit_is_not_read_at_all(client, settings):
    settings.PAYDAS_UPLOAD_LIMIT = 1000
    page, field, data = districts(client)

    answer = client.post(page, data | {field: SimpleUploadedFile("x.csv", b"a;b\n" * 4000)})

    assert answer.status_code == 400


def workbook_of_two_sheets():
    book = Workbook()
    for name in ("Liste", "Yedek"):
        sheet = book.create_sheet(name)
        sheet.append(["Örnek Bakanlığı listesi"])
        sheet.append(["Ad", "Metin", "İl"])
        sheet.append(["Örnek Derneği", "Yol uzun.", "=1+1"])
        sheet.append(["Örnek Vakfı", "Yol kısa.", "Van"])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("entry", "columns"),
    [(organisations, ""), (contributions, "columns/")],
    ids=["organisations", "contributions"],
)
def test_sheets_rows_and_cells_that_are_not_read_are_named(entry, columns, client):
    page, field, data = entry(client)
    file = SimpleUploadedFile("liste.xlsx", workbook_of_two_sheets())

    arrived = client.post(page, data | {field: file}, follow=True)
    shown = client.get(arrived.request["PATH_INFO"] + columns).content.decode()

    told = [words in shown for words in ("Okunmayanlar: Yedek", "C3", "2. satırdadır")]
    assert told == [True, True, True]


@pytest.mark.parametrize("name", hostile.FILES)
def test_no_job_falls_over_organisations_that_were_taken(name):
    have_places()
    try:
        sheet = imports.upload_batch(by=imports.SYSTEM, name="x", data=hostile.FILES[name])
    except UploadError:
        return

    column = next(iter(sheet.mapping))
    imports.map_columns(
        by=imports.SYSTEM,
        batch_id=sheet.pk,
        mapping=sheet.mapping | ({} if "name" in sheet.mapping.values() else {column: "name"}),
        keep_personal=True,
    )
    imports.work(sheet, "check")
    imports.work(sheet, "run")

    assert {job.state for job in Job.objects.all()} == {"done"}


@pytest.mark.parametrize("name", hostile.FILES)
def test_no_job_falls_over_contributions_that_were_taken(name):
    try:
        batch = batches.make_batch(data=hostile.FILES[name])
    except SheetError:
        return

    sheet = batches.open_file(hostile.FILES[name], repeated=True)
    known = batch.mapping.get("text") or sheet.columns[0]
    batch = batches.check(batch, text=known)
    done = batches.write(batch) if batch.state == "checked" else batch

    assert done.state in {"done", "failed"}


@pytest.mark.parametrize(
    "address", ["/tr/?q=%00", "/tr/console/register/provinces/?region=a%00b", "/k/B%00", "/l/%00"]
)
def test_an_address_with_a_nul_is_a_bad_request(address, client):
    client.force_login(make_account().user)

    assert client.get(address).status_code == 400
