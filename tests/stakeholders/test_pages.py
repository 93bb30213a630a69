import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from paydas.core.actors import SYSTEM
from paydas.core.models import OutboxMessage
from paydas.sources.operations.sources import Claim, cite
from paydas.stakeholders.models import (
    CorrectionRequest,
    ImportBatch,
    Organisation,
    OrganisationGroup,
)
from paydas.stakeholders.operations.entries import Number
from paydas.stakeholders.operations.organisations import change_organisation
from paydas.stakeholders.operations.relations import add_group
from tests.factories.core import make_account
from tests.factories.imports import imported, table, work
from tests.factories.places import have_places
from tests.factories.sources import make_source
from tests.factories.stakeholders import entry, register


@pytest.fixture
def staff(client, settings, db):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    have_places()
    client.force_login(make_account(is_registrar=True).user)
    return client


def typed(**values):
    return {"name": "Örnek Yeni", "sector": "civil", "legal_form": "association"} | {
        "structure": "body", "country": "TR",
    } | values  # fmt: skip


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_row_and_three(staff, rows, django_assert_num_queries):
    for n in range(rows):
        register(f"Örnek {n}", numbers=[Number("X", str(n))])

    with django_assert_num_queries(10):
        staff.get(reverse("stakeholders:organisations"))


@pytest.mark.parametrize("asked", ["ŞANLIURFA", "Şanlıurfa", "sanliurfa", "63-027"])
def test_the_list_finds_a_name_however_it_is_typed(staff, asked):
    register("Örnek Şanlıurfa Çocuk Derneği", numbers=[Number("TR-MOI", "63-027-186")])
    register("Örnek Batman Derneği")

    page = staff.get(reverse("stakeholders:organisations"), {"q": asked})

    assert [row.name for row, _ in page.context["rows"]] == ["Örnek Şanlıurfa Çocuk Derneği"]


def test_the_list_is_in_the_order_of_the_turkish_alphabet(staff):
    for name in ("Zambak", "Çınar", "Cemre", "Işık", "İnci", "Şule", "Su"):
        register(name)

    page = staff.get(reverse("stakeholders:organisations"))

    assert [row.name for row, _ in page.context["rows"]] == [
        "Cemre", "Çınar", "Işık", "İnci", "Su", "Şule", "Zambak",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_exports_what_it_shows(staff, kind):
    register("Örnek Ankara", values={"province_id": "06"})
    register("Örnek İzmir", values={"province_id": "35"})

    page = staff.get(reverse("stakeholders:organisations"), {"province": "06", "format": kind})

    data = b"".join(page) if page.streaming else page.content
    assert kind in page["Content-Disposition"]
    if kind == "csv":
        assert "Örnek Ankara" in data.decode("utf-8-sig")
        assert "Örnek İzmir" not in data.decode("utf-8-sig")


def test_an_organisation_is_added_by_the_form(staff):
    staff.post(
        reverse("stakeholders:add_organisation"),
        typed(province="06", moi="06-1", other_names="Örnek Bir\nÖrnek İki"),
    )

    body = Organisation.objects.get()
    assert (body.province_id, body.identifiers.get().value) == ("06", "06-1")
    assert body.aliases.count() == 2


def test_a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong(staff):
    page = staff.post(reverse("stakeholders:add_organisation"), typed(name="", city="Beypazarı"))

    assert page.status_code == 422
    assert "Beypazarı" in page.content.decode()
    assert Organisation.objects.count() == 0


def test_two_people_saving_one_form_are_told(staff):
    body = register("Örnek Eski")
    change_organisation(by=SYSTEM, organisation_id=body.pk, seen=1, entry=entry("Örnek Onun"))

    page = staff.post(
        reverse("stakeholders:edit_organisation", args=[body.pk]),
        typed(name="Örnek Benim", seen=1),
    )

    assert page.status_code == 422
    assert "Örnek Benim" in page.content.decode()
    assert Organisation.objects.get().name == "Örnek Onun"


def test_editing_loses_no_part_that_the_form_does_not_show(staff):
    body = register("Örnek", numbers=[Number("ISIL", "TR-9")], active_in=["06", "34"])

    staff.post(reverse("stakeholders:edit_organisation", args=[body.pk]), typed(seen=1))

    body.refresh_from_db()
    assert body.name == "Örnek Yeni"
    assert [one.value for one in body.identifiers.all()] == ["TR-9"]
    assert body.active_in.count() == 2
    assert body.aliases.count() == 0


def test_picked_organisations_join_a_group(staff):
    group = add_group(by=SYSTEM, values={"name": "Pilot"})
    one, _ = register("Örnek A"), register("Örnek B")

    staff.post(reverse("stakeholders:pick"), {"group": group.pk, "pick": [one.pk]})

    assert list(OrganisationGroup.objects.get().members.all()) == [one]


def test_a_pair_is_merged_and_taken_back_on_pages(staff):
    one, other = register("Örnek A Derneği"), register("Örnek A Vakfı")
    listed = staff.get(reverse("stakeholders:duplicates"))
    staff.post(reverse("stakeholders:merge", args=[one.pk, other.pk]), {"keep": str(one.pk)})
    merged = Organisation.objects.get(pk=other.pk).state

    page = staff.get(reverse("stakeholders:organisation", args=[one.pk]))
    staff.post(reverse("stakeholders:unmerge", args=[page.context["merges"][0].pk]))

    assert len(listed.context["pairs"]) == 1
    assert (merged, Organisation.objects.get(pk=other.pk).state) == ("merged", "active")


def test_the_map_counts_what_the_list_shows(staff):
    register("Örnek A", values={"province_id": "06"})
    register("Örnek B", values={"province_id": "06"})
    register("Örnek C")

    page = staff.get(reverse("stakeholders:map"))

    assert page.context["figure"].table.rows[0] == ("Ankara", "2")
    assert page.context["unplaced"] == 1


def test_a_file_goes_through_the_wizard(staff):
    data = table("Ad,İl,Telefon", "Örnek A,Ankara,0312", "Örnek B,Atlantis,")
    staff.post(reverse("stakeholders:upload"), {"file": SimpleUploadedFile("liste.csv", data)})
    batch = ImportBatch.objects.get()
    mapping = {"c0": "name", "c1": "province", "c2": "phone"}
    staff.post(reverse("stakeholders:columns", args=[batch.pk]), mapping)
    work(batch, "check")

    page = staff.get(reverse("stakeholders:batch", args=[batch.pk]))
    staff.post(reverse("stakeholders:run", args=[batch.pk]))
    work(batch, "run")

    told = [sentences for _, sentences in page.context["rows"]]
    assert len(told) == 2
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\x00", b"Ad\n" + b"x\n" * 100_000])
def test_a_bad_file_is_refused_on_the_page(staff, data):
    page = staff.post(
        reverse("stakeholders:upload"), {"file": SimpleUploadedFile("liste.csv", data)}
    )

    assert page.status_code == 422
    assert page.context["form"].non_field_errors()
    assert ImportBatch.objects.count() == 0


def test_the_result_page_costs_the_same_for_any_number_of_rows(staff, django_assert_num_queries):
    batch = imported(table("Ad,İl", *(f"Örnek {n},Atlantis" for n in range(30))))

    with django_assert_num_queries(7):
        staff.get(reverse("stakeholders:batch", args=[batch.pk]))


def public_request(**values):
    return {
        "asks": "new",
        "name": "Örnek Yeni Derneği",
        "legal_form": "association",
        "sector": "civil",
        "submitter": "Örnek Kişi",
        "email": "kisi@ornek.invalid",
        "read_notice": "on",
    } | values


def test_an_outsider_asks_and_staff_accept(staff):
    staff.logout()
    sent = staff.post(reverse("stakeholders:ask"), public_request())
    staff.force_login(make_account(is_registrar=True).user)
    request = CorrectionRequest.objects.get()

    staff.get(reverse("stakeholders:request", args=[request.pk]))
    staff.post(reverse("stakeholders:accept_request", args=[request.pk]))

    assert sent.status_code == 302
    assert Organisation.objects.get().name == "Örnek Yeni Derneği"
    assert OutboxMessage.objects.get().to == "kisi@ornek.invalid"


def test_a_correction_finds_its_record_by_number(staff):
    body = register("Örnek Eski Derneği", numbers=[Number("TR-MOI", "06-1")])

    staff.post(reverse("stakeholders:ask"), public_request(asks="correct", number="06-1"))
    request = CorrectionRequest.objects.get()
    staff.post(reverse("stakeholders:accept_request", args=[request.pk]))

    body.refresh_from_db()
    assert request.organisation_id == body.pk
    assert body.name == "Örnek Yeni Derneği"
    assert body.identifiers.count() == 1
    assert body.aliases.get().kind == "former"


def test_a_rejection_needs_a_reason_and_tells_it(staff):
    staff.post(reverse("stakeholders:ask"), public_request())
    page = reverse("stakeholders:reject_request", args=[CorrectionRequest.objects.get().pk])

    empty = staff.post(page, {"reason": ""})
    staff.post(page, {"reason": "Kayıt zaten var."})

    decided = CorrectionRequest.objects.get()
    assert empty.status_code == 422
    assert (decided.state, decided.submitter, decided.email) == ("rejected", "", "")
    assert "Kayıt zaten var." in OutboxMessage.objects.get().body


def test_programs_and_floods_are_kept_out(staff):
    staff.post(reverse("stakeholders:ask"), public_request(homepage="http://spam"))
    for n in range(7):
        last = staff.post(reverse("stakeholders:ask"), public_request(name=f"Örnek {n}"))

    assert last.status_code == 422
    assert CorrectionRequest.objects.count() == 5


def test_a_fact_shows_the_words_it_rests_on(staff):
    body, source = register("Örnek Bakanlık"), make_source(title="Örnek haber")
    cite(by=SYSTEM, source=source, claims=[Claim(body, "İki oturum", "name")])

    page = staff.get(reverse("stakeholders:organisation", args=[body.pk])).content.decode()

    assert ">İki oturum</q>" in page
    assert "<cite>Örnek haber</cite>" in page
