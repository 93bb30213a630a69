from uuid import uuid4

import pytest

from paydas.core.actors import SYSTEM
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.stakeholders.models import Organisation, OrganisationGroup
from paydas.stakeholders.models.columns import bare_name
from paydas.stakeholders.operations.entries import Contact, Name, Number, add_organisations
from paydas.stakeholders.operations.organisations import (
    add_organisation,
    change_organisation,
    remove_organisation,
    set_state,
)
from paydas.stakeholders.operations.people import (
    PersonEntry,
    add_person,
    change_person,
    end_representation,
    represent,
)
from paydas.stakeholders.operations.reference import load_areas
from paydas.stakeholders.operations.relations import (
    add_group,
    add_to_group,
    relate,
    remove_from_group,
    unrelate,
)
from paydas.stakeholders.vocabulary import StakeholdersError
from tests.factories.core import make_account
from tests.factories.stakeholders import entry, have_country, register

pytestmark = pytest.mark.django_db


def test_a_body_is_written_with_its_parts():
    load_areas(by=SYSTEM)

    made = register(
        "Örnek Sağlıkta Kalite Derneği",
        names=[Name("SağKal", "acronym")],
        numbers=[Number("TR-MOI", "06-114-082")],
        contacts=[Contact("email", "bilgi@ornek.invalid")],
        areas=["health"],
        groups=["women"],
    )

    assert [a.text for a in made.aliases.all()] == ["SağKal"]
    assert made.search == "ornek saglikta kalite dernegi sagkal 06 114 082"
    assert [a.pk for a in made.working_areas.all()] == ["health"]
    assert [c.value for c in made.contacts.all()] == ["bilgi@ornek.invalid"]


def test_many_bodies_are_written_in_a_constant_number_of_queries(django_assert_max_num_queries):
    have_country()
    entries = [entry(f"Örnek {n}", numbers=[Number("X", str(n))]) for n in range(150)]

    with django_assert_max_num_queries(12):
        made = add_organisations(by=SYSTEM, entries=entries)

    assert [o.name for o in made[:2]] == ["Örnek 0", "Örnek 1"]
    assert Organisation.objects.count() == 150


def test_posting_a_body_twice_writes_it_once():
    have_country()
    key = uuid4()

    first, second = (add_organisation(by=SYSTEM, entry=entry(id=key)) for _ in range(2))

    assert first == second
    assert Organisation.objects.count() == 1


def test_a_number_belongs_to_one_body():
    register("Örnek A", numbers=[Number("TR-MOI", "06-114-082")])

    with pytest.raises(StakeholdersError, match="identifier_taken"):
        register("Örnek B", numbers=[Number("TR-MOI", "06 114 082")])

    assert Organisation.objects.count() == 1


def test_a_body_needs_a_name_and_known_areas():
    with pytest.raises(StakeholdersError, match="name_missing"):
        register(" ")
    with pytest.raises(StakeholdersError, match="unknown_area"):
        register(areas=["dragons"])


def test_a_renamed_body_keeps_its_former_name():
    body = register("Örnek Aile ve Sosyal Politikalar Kurumu")

    change_organisation(
        by=SYSTEM,
        organisation_id=body.pk,
        seen=1,
        entry=entry("Örnek Aile ve Sosyal Hizmetler Kurumu"),
        keep_former=True,
    )

    body.refresh_from_db()
    assert body.aliases.get().kind == "former"
    assert "politikalar" in body.search


def test_a_body_is_changed_only_as_it_was_seen():
    body = register()
    change_organisation(by=SYSTEM, organisation_id=body.pk, seen=1, entry=entry("Örnek Yeni"))

    with pytest.raises(StaleRecordError):
        change_organisation(by=SYSTEM, organisation_id=body.pk, seen=1, entry=entry("Örnek Eski"))

    assert Organisation.objects.get().name == "Örnek Yeni"


def test_a_body_never_stands_below_itself():
    parent = register("Örnek Üst")
    child = register("Örnek Alt", values={"parent": parent})

    with pytest.raises(StakeholdersError, match="own_parent"):
        change_organisation(
            by=SYSTEM,
            organisation_id=parent.pk,
            seen=1,
            entry=entry("Örnek Üst", values={"parent": child}),
        )


def test_a_body_closes_and_one_that_nothing_rests_on_is_removed():
    body = register(numbers=[Number("X", "1")])
    closed = set_state(by=SYSTEM, organisation_id=body.pk, seen=1, state="closed")

    remove_organisation(by=SYSTEM, organisation_id=body.pk)

    assert closed.state == "closed"
    assert Organisation.objects.count() == 0


def test_a_body_in_use_is_not_removed():
    body = register()
    add_person(by=SYSTEM, entry=PersonEntry({"name": "Örnek Ayşe"}, organisation=body))

    with pytest.raises(StakeholdersError, match="in_use"):
        remove_organisation(by=SYSTEM, organisation_id=body.pk)


def test_only_the_registrar_writes_the_register():
    have_country()
    registrar = make_account(is_registrar=True)

    assert add_organisation(by=registrar, entry=entry()).pk
    with pytest.raises(AccessDeniedError):
        add_organisation(by=make_account(), entry=entry())


def test_a_person_speaks_for_a_body_until_a_day():
    body = register()
    person = add_person(by=SYSTEM, entry=PersonEntry({"name": "Örnek Zeliha Ünal"}))
    role = represent(
        by=SYSTEM, person_id=person.pk, organisation_id=body.pk, role="Başkan", since="2021-01-01"
    )
    role.refresh_from_db()

    with pytest.raises(StakeholdersError, match="period"):
        end_representation(
            by=SYSTEM, representation_id=role.pk, until=role.since.replace(year=2020)
        )
    ended = end_representation(
        by=SYSTEM, representation_id=role.pk, until=role.since.replace(year=2022)
    )

    assert ended.until.year == 2022


def test_a_person_keeps_other_spellings():
    person = add_person(
        by=SYSTEM, entry=PersonEntry({"name": "Örnek Zeliha Silleli"}, spellings=["Örnek Z. S."])
    )

    change_person(
        by=SYSTEM,
        person_id=person.pk,
        seen=1,
        entry=PersonEntry({"name": "Örnek Zeliha Silleli Ünal"}, spellings=["Örnek Zeliha Ünal"]),
    )

    assert [a.text for a in person.aliases.all()] == ["Örnek Zeliha Ünal"]


def test_bodies_are_related_once():
    one, other = register("Örnek A"), register("Örnek B")
    made = relate(by=SYSTEM, origin_id=one.pk, target_id=other.pk, kind="partner", since=2015)

    with pytest.raises(StakeholdersError, match="relation_exists"):
        relate(by=SYSTEM, origin_id=one.pk, target_id=other.pk, kind="partner")
    with pytest.raises(StakeholdersError, match="merge_itself"):
        relate(by=SYSTEM, origin_id=one.pk, target_id=one.pk, kind="partner")
    unrelate(by=SYSTEM, relation_id=made.pk)

    assert one.relations.count() == 0


def test_a_group_holds_bodies():
    one, other = register("Örnek A"), register("Örnek B")
    group = add_group(by=SYSTEM, values={"name": "Pilot belediyeler"})

    added = add_to_group(by=SYSTEM, group_id=group.pk, organisation_ids=[one.pk, other.pk])
    again = add_to_group(by=SYSTEM, group_id=group.pk, organisation_ids=[one.pk])
    remove_from_group(by=SYSTEM, group_id=group.pk, organisation_ids=[other.pk])

    assert (added, again) == (2, 0)
    assert list(OrganisationGroup.objects.get().members.all()) == [one]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türk Hematoloji Derneği", "TÜRK HEMATOLOJİ DERNEĞİ (Merkez)"),
        ("Örnek Çocuk Vakfı", "ornek cocuk vakfi"),
        ("Kadın Emeği ve Dayanışması Derneği", "Kadın Emeği Dayanışması Der."),
    ],
)
def test_names_that_differ_only_in_their_form_are_alike(one, other):
    assert bare_name(one) == bare_name(other)
