import csv
import hashlib
import io

import pytest
from django.urls import reverse
from django.utils.translation import override

from paydas.kernel.text.codes import make_code
from paydas.sensemaking.models import Disposition
from tests.factories.consultations import make_consultation
from tests.factories.gatherings import make_gathering
from tests.factories.planning import make_recommendation, make_response
from tests.factories.sensemaking import make_voice
from tests.factories.sources import make_edition, make_source
from tests.factories.threads import lay_evidence, make_thread

pytestmark = pytest.mark.django_db


def page(name, *args, language="en", **query):
    with override(language):
        address = reverse(f"portal:{name}", args=args)
    return address + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


def read(client, *args, **kwargs):
    response = client.get(page(*args, **kwargs))
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode()


def test_home_shows_the_answer_rate_and_one_voice(client):
    found = make_thread()

    text = read(client, "home")

    assert "100%" in text
    assert found.consultation.title in text


def test_home_of_an_empty_installation_says_so(client):
    text = read(client, "home")

    assert "No consultation is in progress now." in text
    assert "Voices on record" not in text


def test_a_consultation_that_is_being_set_up_is_not_found(client):
    draft = make_consultation(state="draft")

    assert client.get(page("consultation", draft.slug)).status_code == 404


def test_a_printed_code_leads_to_its_thread_in_the_readers_language(client):
    found = make_thread()

    response = client.get(f"/k/{found.voice.code.lower()}", headers={"accept-language": "en"})

    assert response["Location"] == page("thread", found.voice.code)


def test_a_typed_number_leads_to_its_thread(client):
    found = make_thread()

    response = client.get(page("lookup", code=found.voice.code.lower()))

    assert response["Location"] == page("thread", found.voice.code)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("G-0000001", "mistake"),
        ("hello", "mistake"),
        (make_code("G", lambda letters: letters[3]), "no record"),
    ],
)
def test_a_number_that_leads_nowhere_is_explained(client, typed, said):
    response = client.get(page("lookup", code=typed))

    assert response.status_code == 404
    assert said in response.content.decode()


def test_the_thread_reads_in_both_directions(client):
    found = make_thread()

    down = read(client, "thread", found.voice.code)
    back = read(client, "thread", found.voice.code, direction="back")

    assert down.index("tercüman olsun") < down.index("Örnek hedef")
    assert back.index("tercüman olsun") > back.index("Örnek hedef")


def test_a_thread_that_ends_in_a_refusal_stops_there(client):
    found = make_thread()
    asked = make_recommendation(found.consultation)
    make_response(asked, decision="not_accepted", reason="Bütçe yok.")

    text = read(client, "thread", asked.code)

    assert "is-stopped" in text
    assert "Bütçe yok." in text


def test_a_recommendation_without_an_answer_waits(client):
    asked = make_recommendation(make_consultation())

    assert "is-waiting" in read(client, "thread", asked.code)


def test_an_indicator_without_a_value_says_no_data(client):
    found = make_thread(is_measured=False)

    assert "no-measure" in read(client, "thread", found.indicator.code)


def test_a_voice_without_a_finding_shows_its_disposition(client):
    voice = make_voice(make_consultation())
    Disposition.objects.create(contribution=voice, kind="forwarded", reason="Belediyeye iletildi.")

    assert "Belediyeye iletildi." in read(client, "thread", voice.code)


def test_fewer_than_five_hidden_voices_are_not_counted_out(client):
    found = make_thread()
    secret = make_voice(found.consultation, "Gizli.", state="withheld", withheld_reason="Kişisel.")
    lay_evidence(found.finding, secret)

    text = read(client, "thread", found.finding.code)

    assert "Fewer than five voices are not public." in text
    assert "Gizli." not in text


def test_only_cleared_words_are_in_the_list_and_in_the_data(client):
    found = make_thread()
    make_voice(found.consultation, "Henüz açık değil.", state="approved")
    slug = found.consultation.slug

    pages = [
        read(client, "voices", slug),
        read(client, "voices", slug, format="csv"),
        read(client, "open_data_file", slug, "voices"),
    ]

    assert [found.voice.code in text for text in pages] == [True, True, True]
    assert ["Henüz açık" in text for text in pages] == [False, False, False]


def test_voices_are_found_however_they_are_spelled(client):
    found = make_thread()
    make_voice(found.consultation, "Ulaşım desteği verilsin.")

    text = read(client, "voices", found.consultation.slug, words="TERCUMAN")

    assert "tercüman olsun" in text
    assert "Ulaşım" not in text


@pytest.mark.parametrize(
    "name",
    ["voices", "findings", "evidence", "responses", "plan", "indicators", "stages", "gatherings",
     "editions"],
)  # fmt: skip
def test_every_table_of_open_data_has_the_columns_of_its_dictionary(client, name):
    from paydas.portal.queries.opendata import BY_NAME

    found = make_thread()

    rows = list(
        csv.reader(io.StringIO(read(client, "open_data_file", found.consultation.slug, name)[1:]))
    )

    assert rows[0] == [field.name for field in BY_NAME[name].fields]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_content_of_an_edition_has_the_hash_on_its_page(client):
    edition = make_edition(make_consultation(), {"text": "İçerik"})

    content = client.get(page("content", edition.pk)).content
    shown = read(client, "edition", edition.pk)

    assert hashlib.sha256(content).hexdigest() in shown


def test_a_source_shows_what_cites_it(client):
    source = make_source(title="Örnek haber başlığı")

    assert "Örnek haber başlığı" in read(client, "source", source.pk)


@pytest.mark.parametrize("name", ["plan", "report", "responses", "findings", "voices", "invited"])
def test_pages_of_a_consultation_without_anything_say_what_is_missing(client, name):
    one = make_consultation()

    assert client.get(page(name, one.slug)).status_code == 200


LISTS = {"voices": 6, "findings": 6, "responses": 4}


@pytest.mark.parametrize(("name", "queries"), LISTS.items())
def test_a_list_costs_the_same_for_one_row_and_for_three(
    client, django_assert_num_queries, name, queries
):
    found = make_thread()
    address = page(name, found.consultation.slug)
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)
    for _ in range(2):
        make_voice(found.consultation)
        make_recommendation(found.consultation)

    with django_assert_num_queries(queries):
        client.get(address)


def test_the_consultation_page_needs_at_most_fifteen_queries(client, django_assert_max_num_queries):
    found = make_thread()

    with django_assert_max_num_queries(15):
        client.get(page("consultation", found.consultation.slug))


def test_an_empty_list_says_what_will_stand_there_and_a_search_that_it_found_nothing(client):
    untouched = read(client, "publications")
    searched = client.get(page("publications"), {"words": "yok"}).content.decode()

    assert "Nothing has been published yet" in untouched
    assert "Nothing matches" in searched


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("publications", "SHA-256"),
        ("sources", "Örnek haber başlığı"),
        ("consultations", "Örnek istişare"),
    ],
)
def test_every_public_list_can_be_taken_along_as_a_file(client, name, said):
    make_source(title="Örnek haber başlığı")
    make_edition(make_consultation())

    assert said in read(client, name, format="csv")
    assert "format=csv" in read(client, name)


def test_the_calendar_of_public_gatherings_is_linked_and_opens(client):
    gathering = make_gathering()
    slug = gathering.consultation.slug

    assert f"/calendar/{slug}.ics" in read(client, "consultation", slug)
    assert gathering.title in client.get(reverse("gatherings:feed", args=[slug])).content.decode()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("consultation", "Nothing has been published yet."),
        ("findings", "No finding has been published yet"),
        ("responses", "No recommendation has been published yet"),
    ],
)
def test_a_new_consultation_says_what_is_not_there_yet(client, page, said):
    slug = make_consultation().slug

    text = client.get(reverse(f"portal:{page}", args=[slug]).replace("/tr/", "/en/")).content

    assert said in text.decode()
