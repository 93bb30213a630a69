import pytest
from django.core.files.storage import default_storage

from paydas.core.actors import SYSTEM
from paydas.core.models import Job
from paydas.core.vocabulary import AccessDeniedError
from paydas.stakeholders.models import ImportBatch, ImportRow, Organisation
from paydas.stakeholders.operations.entries import Name, Number
from paydas.stakeholders.operations.imports.batches import (
    columns_of,
    decide_rows,
    discard_batch,
    map_columns,
    set_batch_state,
    upload_batch,
)
from paydas.stakeholders.operations.imports.writing import write_rows
from paydas.stakeholders.operations.organisations import change_organisation
from paydas.stakeholders.operations.people import PersonEntry, add_person
from paydas.stakeholders.operations.reference import load_areas
from paydas.stakeholders.queries.imports import ids_in_batches
from paydas.stakeholders.vocabulary import RowFate, StakeholdersError
from tests.factories.core import make_account
from tests.factories.imports import checked, fates, imported, table, work
from tests.factories.places import have_places
from tests.factories.stakeholders import entry, register

ASSOCIATIONS = table(
    "Sıra No;Faaliyet Alanı;Detaylı Faaliyet Alanı;Kurum Adı;Kütük No;Kuruluş Tarihi;Web Site;"
    "Kurum Adresi",
    "1;ENGELLİ DERNEKLERİ;;ÖRNEK ENGELSİZ YAŞAM DERNEĞİ;72-009-417;21.11.1996;www.ornek.invalid;"
    "GAP MAH. 12. SOK. NO:3/MERKEZ/BATMAN/TÜRKİYE",
    "2;BİLİNMEYEN ALAN;;ÖRNEK DOSTLAR DERNEĞİ ANKARA ŞUBESİ;06-114-082;;;",
    encoding="cp1254",
)
FOUNDATIONS = table(
    "VAKIF ADI;ADRES;İL;İLÇE;TELEFON-1;TELEFON-2;E-TEBLİGAT ADRESİ;E-POSTA",
    "ÖRNEK ÇINAR ÇOCUK VAKFI;Bağdat Cad. 1;İstanbul (Anadolu);Kadıköy;(___) ___ ____;;;"
    "ornek.kisi@ornek.invalid",
    "ÖRNEK İLÇESİ SOSYAL YARDIMLAŞMA VE DAYANIŞMA VAKFI;;Ankara;;(312) 000 00 00;;;",
    encoding="cp1254",
)


@pytest.fixture(autouse=True)
def places(db):
    have_places()


def test_the_register_of_associations_is_recognised():
    load_areas(by=SYSTEM)

    batch = imported(ASSOCIATIONS)

    body, branch = Organisation.objects.order_by("sort")[::-1]
    assert batch.format == "associations"
    assert (body.province_id, body.founded, body.website) == (
        "72",
        1996,
        "http://www.ornek.invalid",
    )
    assert [a.pk for a in body.working_areas.all()] == ["disability"]
    assert [(i.scheme, i.value) for i in body.identifiers.all()] == [("TR-MOI", "72-009-417")]
    assert (branch.province_id, branch.structure) == ("06", "branch")
    assert ImportRow.objects.get(number=3).notes == [
        {"code": "unknown_area", "text": "BİLİNMEYEN ALAN"}
    ]


def test_the_register_of_foundations_is_recognised_and_state_foundations_flagged():
    batch = imported(FOUNDATIONS)

    children, state = Organisation.objects.order_by("sort")
    assert batch.format == "foundations"
    assert (children.legal_form, children.sector, children.province_id) == (
        "foundation",
        "civil",
        "34",
    )
    assert (state.legal_form, state.sector, state.is_state_social_assistance) == (
        "social_assistance",
        "public",
        True,
    )


def test_personal_columns_are_dropped_with_a_note():
    imported(FOUNDATIONS)

    body = Organisation.objects.order_by("sort").first()
    notes = [note["code"] for note in ImportRow.objects.get(number=2).notes]
    assert body.contacts.count() == 0
    assert notes == ["unknown_district", "personal_dropped"]
    assert "ornek.kisi" not in str(list(ImportRow.objects.values_list("values", "notes")))


def test_personal_columns_are_kept_when_asked_for():
    imported(FOUNDATIONS, keep_personal=True)

    body = Organisation.objects.order_by("sort").first()
    assert [(c.kind, c.value, c.is_personal) for c in body.contacts.all()] == [
        ("email", "ornek.kisi@ornek.invalid", True)
    ]


def test_the_file_is_gone_when_the_import_is_done(django_capture_on_commit_callbacks):
    batch = checked(FOUNDATIONS)
    stored = batch.file.name

    with django_capture_on_commit_callbacks(execute=True):
        batch = work(batch, "run")

    assert not batch.file
    assert not default_storage.exists(stored)


def test_a_dry_run_writes_nothing_and_shows_each_row_s_fate():
    register("Örnek Var Derneği", values={"is_sample": False, "province_id": "06"})
    register(
        "Örnek N",
        numbers=[Number("TR-MOI", "06-1")],
        values={"is_sample": False, "province_id": "06"},
    )
    data = table(
        "Ad,İl,Kütük No,Kısaltma",
        "Örnek Yeni Derneği,Ankara,,",
        "ÖRNEK VAR DERNEĞİ,Ankara,,",
        "Örnek N,,06-1,",
        "Örnek N,,06-1,ÖN",
        ",Ankara,,",
        "Örnek Yeni Vakfı,Ankara,,",
    )

    batch = checked(data)

    assert fates(batch) == [
        (2, "create", ""),
        (3, "likely_duplicate", "like_record"),
        (4, "same", ""),
        (5, "error", "twice_in_file"),
        (6, "error", "name_missing"),
        (7, "likely_duplicate", "like_row"),
    ]
    assert batch.counts == {"create": 1, "likely_duplicate": 2, "same": 1, "error": 2}
    assert Organisation.objects.count() == 2


def test_a_row_adds_to_the_record_that_has_its_number_and_overwrites_nothing():
    register(
        "Örnek N",
        numbers=[Number("TR-MOI", "06-1")],
        values={"is_sample": False, "city": "Çankaya"},
    )
    data = table("Ad,Kütük No,Kısaltma,Şehir", "Örnek Nehir Derneği,06-1,ÖN,Mamak")

    imported(data)

    body = Organisation.objects.get()
    assert (body.name, body.acronym, body.city, body.province_id) == (
        "Örnek N",
        "ÖN",
        "Çankaya",
        "06",
    )
    assert [a.text for a in body.aliases.all()] == ["Örnek Nehir Derneği"]


def test_another_name_of_a_record_makes_a_likely_duplicate():
    register("Örnek Society", names=[Name("Örnek Kan Derneği")], values={"is_sample": False})

    batch = checked(table("Ad", "ÖRNEK KAN DERNEĞİ"))

    assert fates(batch) == [(2, "likely_duplicate", "like_record")]


@pytest.mark.parametrize(("fate", "written"), [("create", 2), ("update", 1), ("skipped", 1)])
def test_likely_duplicates_wait_for_a_decision(fate, written):
    register("Örnek Var Derneği", values={"is_sample": False, "province_id": "06"})
    batch = checked(table("Ad,İl", "ÖRNEK VAR DERNEĞİ,Ankara"))

    decided = decide_rows(by=SYSTEM, batch_id=batch.pk, fate=RowFate(fate))
    work(batch, "run")

    assert decided == 1
    assert Organisation.objects.count() == written


def test_an_undecided_duplicate_is_not_written():
    register("Örnek Var Derneği", values={"is_sample": False})

    imported(table("Ad", "ÖRNEK VAR DERNEĞİ"))

    assert Organisation.objects.count() == 1


def test_a_run_that_was_killed_goes_on_and_writes_nothing_twice():
    batch = checked(table("Ad,Kütük No", *(f"Örnek {n},06-{n}" for n in range(5))))
    ids = next(ids_in_batches(batch.pk, ("create",), 3))
    set_batch_state(by=SYSTEM, batch_id=batch.pk, state="running")
    write_rows(by=SYSTEM, batch_id=batch.pk, row_ids=ids)
    write_rows(by=SYSTEM, batch_id=batch.pk, row_ids=ids)

    batch = work(batch, "run")

    assert (batch.state, Organisation.objects.count()) == ("done", 5)


def test_a_number_taken_since_the_check_stops_its_row_only():
    batch = checked(table("Ad,Kütük No", "Örnek 1,06-1", "Örnek 2,06-2"))
    register("Örnek Başka", numbers=[Number("TR-MOI", "06-1")])

    batch = work(batch, "run")

    assert fates(batch) == [(2, "error", "identifier_taken"), (3, "create", "")]
    assert batch.state == "done"


def test_undo_takes_new_records_and_additions_back():
    register("Örnek N", numbers=[Number("TR-MOI", "06-1")], values={"is_sample": False})
    data = table("Ad,Kütük No,Kısaltma", "Örnek N,06-1,ÖN", "Örnek Yeni,06-2,ÖY")

    batch = work(imported(data), "undo")

    body = Organisation.objects.get()
    assert batch.state == "undone"
    assert (body.name, body.acronym, body.search) == ("Örnek N", "", "ornek n 06 1")


def test_undo_keeps_and_names_what_was_changed_or_used_since():
    batch = imported(table("Ad,Kütük No", "Örnek A,06-1", "Örnek B,06-2", "Örnek C,06-3"))
    a, b, _ = Organisation.objects.order_by("sort")
    change_organisation(by=SYSTEM, organisation_id=a.pk, seen=1, entry=entry("Örnek A+"))
    add_person(by=SYSTEM, entry=PersonEntry({"name": "Örnek Kişi"}, organisation=b))

    batch = work(batch, "undo")

    kept = batch.fates.exclude(code="").select_related("organisation")
    assert [(r.organisation.name, r.code) for r in kept] == [
        ("Örnek A+", "changed_since"),
        ("Örnek B", "in_use"),
    ]
    assert Job.objects.latest("created_at").result == {"undone": 1, "kept": 2}
    assert Organisation.objects.count() == 2


def test_columns_are_shown_with_their_first_values():
    batch = upload_batch(by=SYSTEM, name="x.csv", data=ASSOCIATIONS)

    columns = dict(columns_of(batch)[0])

    assert columns["Kütük No"] == ["72-009-417", "06-114-082"]


def test_a_mapping_needs_one_name():
    batch = upload_batch(by=SYSTEM, name="x.csv", data=table("a,b", "1,2"))

    for mapping, code in (
        ({"a": "", "b": ""}, "no_name_column"),
        ({"a": "name", "b": "name"}, "column_twice"),
    ):
        with pytest.raises(StakeholdersError, match=code):
            map_columns(by=SYSTEM, batch_id=batch.pk, mapping=mapping, keep_personal=False)


def test_a_batch_that_wrote_something_is_not_discarded():
    done = imported(table("Ad", "Örnek A"))
    waiting = checked(table("Ad", "Örnek B"))

    discard_batch(by=SYSTEM, batch_id=waiting.pk)

    with pytest.raises(StakeholdersError, match="batch_state"):
        discard_batch(by=SYSTEM, batch_id=done.pk)
    assert list(ImportBatch.objects.all()) == [done]


def test_only_the_registrar_imports():
    with pytest.raises(AccessDeniedError):
        upload_batch(by=make_account(), name="x.csv", data=table("Ad", "Örnek"))
