import pytest

from paydas.core.actors import SYSTEM
from paydas.stakeholders.models import Organisation
from paydas.stakeholders.operations.entries import Name, Number
from paydas.stakeholders.operations.merging import keep_apart, merge, unmerge
from paydas.stakeholders.operations.people import PersonEntry, add_person
from paydas.stakeholders.operations.reference import load_areas
from paydas.stakeholders.operations.relations import relate
from paydas.stakeholders.queries.duplicates import likely_pairs, load, merges_of, twins_of
from paydas.stakeholders.vocabulary import StakeholdersError
from tests.factories.places import have_places
from tests.factories.stakeholders import register

pytestmark = pytest.mark.django_db


def names(pairs):
    return {frozenset((p.first.name, p.second.name)) for p in load(pairs)}


def test_the_same_name_in_another_form_is_a_likely_duplicate():
    register("Örnek Çocuk Derneği")
    register("ÖRNEK ÇOCUK VAKFI")
    register("Örnek Gençlik Derneği")

    assert names(likely_pairs()) == {frozenset({"Örnek Çocuk Derneği", "ÖRNEK ÇOCUK VAKFI"})}


def test_another_province_tells_bodies_apart():
    have_places()
    register("Örnek Spor Kulübü", values={"province_id": "06"})
    register("Örnek Spor Kulübü", values={"province_id": "34"})

    assert likely_pairs() == []


def test_two_numbers_of_one_scheme_tell_bodies_apart():
    register("Örnek Okul", numbers=[Number("TR-MOI", "06-1")])
    register("Örnek Okul", numbers=[Number("TR-MOI", "06-2")])

    assert likely_pairs() == []


def test_real_records_and_sample_content_are_never_twins():
    register("Örnek Okul")
    register("Örnek Okul", values={"is_sample": False})

    assert likely_pairs() == []


def test_pairs_that_were_kept_apart_are_not_proposed_again():
    one, other = register("Örnek Okul"), register("Örnek Okul")
    assert twins_of(one) == [other]

    keep_apart(by=SYSTEM, first_id=other.pk, second_id=one.pk)

    assert likely_pairs() == []
    assert twins_of(one) == []


def test_pairs_of_a_large_register_cost_three_queries(django_assert_num_queries):
    for n in range(6):
        register(f"Örnek {n % 3}")

    with django_assert_num_queries(3):
        assert len(likely_pairs()) == 3


def test_merging_brings_everything_to_one_record():
    load_areas(by=SYSTEM)
    kept = register("Örnek Sağlıkta Kalite Derneği", areas=["health"])
    gone = register(
        "Örnek SağKal",
        names=[Name("SKD")],
        numbers=[Number("TR-MOI", "06-1")],
        areas=["health", "education"],
    )
    third = register("Örnek Üçüncü")
    add_person(by=SYSTEM, entry=PersonEntry({"name": "Örnek Ayşe"}, organisation=gone))
    relate(by=SYSTEM, origin_id=gone.pk, target_id=third.pk, kind="partner")
    relate(by=SYSTEM, origin_id=kept.pk, target_id=gone.pk, kind="member")

    merge(by=SYSTEM, kept_id=kept.pk, gone_id=gone.pk)

    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (gone.state, gone.merged_into) == ("merged", kept)
    assert kept.search.endswith("skd ornek sagkal 06 1")
    assert kept.working_areas.count() == 2
    assert kept.representations.count() == 1
    assert kept.relations.filter(target=third).count() == 1


def test_a_merge_is_taken_back_whole():
    load_areas(by=SYSTEM)
    kept = register("Örnek Kalan", areas=["health"])
    gone = register("Örnek Giden", numbers=[Number("TR-MOI", "06-1")], areas=["education"])
    child = register("Örnek Şube", values={"parent": gone})
    merge(by=SYSTEM, kept_id=kept.pk, gone_id=gone.pk)

    unmerge(by=SYSTEM, merge_id=merges_of(kept).get().pk)

    kept, gone, child = (Organisation.objects.get(pk=one.pk) for one in (kept, gone, child))
    assert (gone.state, gone.merged_into, child.parent) == ("active", None, gone)
    assert (kept.search, gone.search) == ("ornek kalan", "ornek giden 06 1")
    assert [a.pk for a in kept.working_areas.all()] == ["health"]
    assert merges_of(kept).count() == 0


def test_a_merge_is_taken_back_once():
    kept, gone = register("Örnek A"), register("Örnek B")
    made = merge(by=SYSTEM, kept_id=kept.pk, gone_id=gone.pk)
    unmerge(by=SYSTEM, merge_id=made.pk)

    with pytest.raises(StakeholdersError, match="not_merged"):
        unmerge(by=SYSTEM, merge_id=made.pk)


@pytest.mark.parametrize("code", ["merge_itself", "merge_real_and_sample", "already_merged"])
def test_what_cannot_be_merged_is_refused(code):
    kept = register("Örnek A")
    gone = {
        "merge_itself": kept,
        "merge_real_and_sample": register("B", values={"is_sample": False}),
        "already_merged": register("Örnek C"),
    }[code]
    if code == "already_merged":
        merge(by=SYSTEM, kept_id=kept.pk, gone_id=gone.pk)

    with pytest.raises(StakeholdersError, match=code):
        merge(by=SYSTEM, kept_id=kept.pk, gone_id=gone.pk)
