import copy
from uuid import uuid4

import pytest
from django.urls import reverse

from paydas.listening.models import Interview
from paydas.sensemaking.models import Codebook, Coding, Disposition, Finding, FindingCheck
from paydas.sensemaking.operations.codes import add_group
from paydas.sensemaking.operations.codings import set_codes, write_memo
from paydas.sensemaking.operations.dispositions import dispose
from paydas.sensemaking.operations.evidence import Opinion, record_check
from paydas.sensemaking.operations.reports import begin_report
from tests.factories.consultations import make_staff
from tests.factories.sensemaking import (
    make_code,
    make_codebook,
    make_desk,
    make_finding,
    make_recommendation,
    make_voice,
)

pytestmark = pytest.mark.django_db
LISTS = ("findings", "recommendations", "coverage", "coding", "codebook")


@pytest.fixture
def desk(client, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    consultation, by = make_desk("coordinator")
    client.force_login(by.user)
    return consultation, by


def address(name, consultation, *args):
    return reverse(f"sensemaking:{name}", args=[consultation.slug, *args])


def without_menu(settings):
    """Leave out the console's menu, whose queries are counted in its own tests."""
    templates = copy.deepcopy(settings.TEMPLATES)
    options = templates[0]["OPTIONS"]
    options["context_processors"] = [
        one for one in options["context_processors"] if not one.startswith("paydas.console")
    ]
    settings.TEMPLATES = templates


def one_of_each(consultation, by, book):
    finding = make_finding(by, consultation)
    make_recommendation(by, consultation, [finding])
    voice, code = make_voice(consultation), make_code(by, book)
    set_codes(by=by, contribution_id=voice.pk, codebook_id=book.pk, code_ids=[code.pk])
    ids = [make_voice(consultation).pk]
    dispose(
        by=by, consultation_id=consultation.pk, contribution_ids=ids, kind="noted", reason="Neden."
    )


@pytest.mark.parametrize(
    ("name", "queries"),
    [("findings", 10), ("recommendations", 10), ("coverage", 10), ("coding", 10), ("codebook", 10)],
)
def test_a_list_takes_the_same_queries_for_one_and_three_rows(
    name, queries, desk, client, settings, django_assert_num_queries
):
    consultation, by = desk
    book = make_codebook(by, consultation)
    without_menu(settings)
    for more in (1, 2):
        for _ in range(more):
            one_of_each(consultation, by, book)
        # How far records have come in public is worked out once for each state of the editions.
        client.get(address(name, consultation))

        with django_assert_num_queries(queries):
            client.get(address(name, consultation))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_is_exported_as_it_is_shown(name, kind, desk, client):
    consultation, by = desk
    one_of_each(consultation, by, make_codebook(by, consultation))

    response = client.get(address(name, consultation), {"format": kind})

    body = b"".join(response.streaming_content) if response.streaming else response.content
    assert f".{kind}" in response["Content-Disposition"]
    assert len(body) > 40


@pytest.mark.parametrize("name", LISTS)
def test_a_list_without_rows_says_what_to_do(name, desk, client):
    consultation, _ = desk

    page = client.get(address(name, consultation))

    assert 'class="empty"' in page.text


def test_a_form_that_was_refused_keeps_what_was_typed(desk, client):
    consultation, _ = desk
    values = {"id": uuid4(), "title": "", "statement": "Açıklama duruyor."}

    page = client.post(address("add_finding", consultation), values)

    assert page.status_code == 422
    assert "Açıklama duruyor." in page.text
    assert Finding.objects.count() == 0


def test_a_stale_finding_keeps_what_was_typed(desk, client):
    consultation, by = desk
    finding = make_finding(by, consultation)
    values = {"id": finding.pk, "seen": 99, "title": "Yeni", "statement": "Söz duruyor."}

    page = client.post(address("edit_finding", consultation, finding.pk), values)

    assert page.status_code == 422
    assert "Söz duruyor." in page.text


def test_voices_are_ticked_and_put_under_a_finding(desk, client):
    consultation, by = desk
    finding = make_finding(by, consultation)
    voices = [make_voice(consultation) for _ in range(2)]
    values = {"pick": [voice.pk for voice in voices], "stance": "contradicts"}

    client.post(address("add_evidence", consultation, finding.pk), values)

    assert finding.evidence.filter(stance="contradicts").count() == 2


def test_nothing_ticked_is_said(desk, client):
    consultation, by = desk
    finding = make_finding(by, consultation)
    make_voice(consultation)

    page = client.post(
        address("add_evidence", consultation, finding.pk), {"stance": "supports", "pick": "x"}
    )

    assert page.status_code == 422
    assert 'class="error-summary"' in page.text


def test_voices_are_disposed_in_bulk(desk, client):
    consultation, _ = desk
    voices = [make_voice(consultation) for _ in range(2)]
    values = {
        "pick": [voice.pk for voice in voices],
        "act": "dispose",
        "kind": "forwarded",
        "reason": "İletildi.",
    }

    client.post(address("coverage", consultation), values)

    assert Disposition.objects.filter(kind="forwarded").count() == 2


def test_voices_are_put_under_a_finding_in_bulk(desk, client):
    consultation, by = desk
    finding, voice = make_finding(by, consultation), make_voice(consultation)
    values = {"pick": voice.pk, "act": "attach", "finding": finding.pk, "stance": "supports"}

    client.post(address("coverage", consultation), values)

    assert finding.evidence.count() == 2


def test_a_bulk_disposition_without_a_reason_keeps_the_ticks(desk, client):
    consultation, _ = desk
    voice = make_voice(consultation)
    values = {"pick": voice.pk, "act": "dispose", "kind": "noted", "reason": ""}

    page = client.post(address("coverage", consultation), values)

    assert page.status_code == 422
    assert f'value="{voice.pk}" id="pick-{voice.pk}" checked' in page.text


def test_coding_saves_and_leads_to_the_next(desk, client):
    consultation, by = desk
    book = make_codebook(by, consultation)
    code, first, second = make_code(by, book), make_voice(consultation), make_voice(consultation)
    values = {"codes": [code.pk], "memo": "Not.", "act": "next"}

    client.post(address("code_voice", consultation, first.pk), values)
    after = client.get(address("next_voice", consultation), {"after": first.code})

    assert list(Coding.objects.values_list("contribution", "code")) == [(first.pk, code.pk)]
    assert first.memos.get().text == "Not."
    assert after["Location"] == address("code_voice", consultation, second.pk)


def test_the_title_of_a_codebook_is_changed_on_its_page(desk, client):
    consultation, by = desk
    book = make_codebook(by, consultation)
    page = address("edit_codebook", consultation, book.pk)

    answer = client.post(page, {"id": book.pk, "seen": book.revision, "title": "Örnek kodlar"})

    assert page in client.get(answer["Location"]).text
    assert Codebook.objects.get().title == "Örnek kodlar"


def test_groups_and_memos_have_their_button_where_they_are_read(desk, client):
    consultation, by = desk
    found = removals(consultation, by)
    group, memo = found["remove_group"], found["remove_memo"]

    groups = client.get(address("codebook", consultation)).text
    memos = client.get(address("code_voice", consultation, memo.contribution_id)).text

    assert address("remove_group", consultation, group.pk) in groups
    assert address("remove_memo", consultation, memo.pk) in memos


def test_the_desk_publishes_what_the_approver_approved(desk, client):
    consultation, by = desk
    finding = make_finding(by, consultation)
    report = begin_report(by=by, report_id=uuid4(), consultation_id=consultation.pk, title="Rapor")
    client.post(address("submit_report", consultation))
    client.force_login(make_staff(consultation, "approver").user)

    shown = client.get(address("approve_report", consultation, report.pk))
    client.post(address("approve_report", consultation, report.pk), {"decision": "approve"})
    client.post(address("publish_report", consultation))

    finding.refresh_from_db()
    assert finding.title in shown.text
    assert finding.state == "published"
    for kind, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
        file = client.get(address("edition_file", consultation, 1, kind))
        assert file.content[: len(start)] == start


def removals(consultation, by):
    interview = Interview.objects.create(consultation=consultation, title="Mülakat")
    checked = make_finding(by, consultation)
    check = record_check(by=by, finding_id=checked.pk, opinion=Opinion(interview, "confirms"))
    more = make_finding(by, consultation, [make_voice(consultation) for _ in range(2)])
    ids = [make_voice(consultation).pk]
    (disposed,) = dispose(
        by=by, consultation_id=consultation.pk, contribution_ids=ids, kind="noted", reason="Neden."
    )
    book = make_codebook(by, consultation)
    group = add_group(by=by, group_id=uuid4(), codebook_id=book.pk, title="Grup")
    memo = write_memo(by=by, memo_id=uuid4(), contribution_id=ids[0], text="Sonra bakılacak.")
    return {
        "remove_group": group,
        "remove_memo": memo,
        "remove_finding": make_finding(by, consultation),
        "remove_recommendation": make_recommendation(by, consultation),
        "remove_evidence": more.evidence.first(),
        "remove_check": check,
        "withdraw_disposition": disposed,
    }


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("coordinator", True), ("analyst", True), ("academic_lead", True), ("approver", False),
        ("moderator", False), ("rapporteur", False), ("data_protection", False),
        ("viewer", False),
    ],
)  # fmt: skip
def test_what_removes_a_record_asks_for_the_right(role, may, desk, client):
    consultation, by = desk
    found = removals(consultation, by)
    client.force_login(make_staff(consultation, role).user)

    for name, record in found.items():
        client.post(address(name, consultation, record.pk))

    left = [name for name, record in found.items() if type(record).objects.filter(pk=record.pk)]
    assert left == ([] if may else list(found))


def test_a_check_is_recorded_on_the_page(desk, client):
    consultation, by = desk
    finding = make_finding(by, consultation)
    interview = Interview.objects.create(consultation=consultation, title="Örnek", state="held")
    values = {"interview": interview.pk, "verdict": "rejects", "note": "Bizde öyle değil."}

    client.post(address("add_check", consultation, finding.pk), values)

    assert FindingCheck.objects.get().verdict == "rejects"
