import pytest
from axes.helpers import get_client_ip_address
from django.core.cache import caches
from django.test import RequestFactory
from django.urls import reverse

from paydas.core.web.senders import SenderMiddleware, sender_of
from tests.factories.listening import make_survey

PROXIES = ["127.0.0.1", "10.0.0.0/8", "::1"]


@pytest.fixture(autouse=True)
def fresh_limits():
    caches["limits"].clear()


def seen(settings, near, passed_on=None, trusted=PROXIES):
    settings.PAYDAS_TRUSTED_PROXIES = trusted
    headers = {"HTTP_X_FORWARDED_FOR": passed_on} if passed_on is not None else {}
    request = RequestFactory().get("/", REMOTE_ADDR=near, **headers)
    SenderMiddleware(lambda _request: None)(request)
    return request.META["REMOTE_ADDR"]


@pytest.mark.parametrize(
    ("near", "passed_on", "sender"),
    [
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "203.0.113.7, 10.1.2.3", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("::1", "[2001:db8::7]:4711", "2001:db8::7"),
        ("::ffff:127.0.0.1", "203.0.113.7:4711", "203.0.113.7"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("127.0.0.1", "nonsense, 203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", None, "127.0.0.1"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
    ],
)
def test_a_header_is_believed_only_from_a_trusted_proxy(settings, near, passed_on, sender):
    assert seen(settings, near, passed_on) == sender


def test_by_default_no_header_is_believed(settings):
    assert seen(settings, "127.0.0.1", "203.0.113.7", trusted=[]) == "127.0.0.1"


def test_wrong_passwords_are_counted_for_the_same_address(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.7")
    settings.PAYDAS_TRUSTED_PROXIES = PROXIES
    SenderMiddleware(lambda _request: None)(request)

    assert get_client_ip_address(request) == "203.0.113.7"


def test_a_household_with_ipv6_is_one_sender():
    homes = ["2001:db8:1:2::7", "2001:db8:1:2::8", "2001:db8:1:3::7"]

    senders = [sender_of(RequestFactory().get("/", REMOTE_ADDR=one)) for one in homes]

    assert senders[0] == senders[1] != senders[2]


@pytest.mark.django_db
def test_too_many_wrong_numbers_are_stopped_in_the_reader_s_language(client, settings):
    settings.PAYDAS_LIMITS = settings.PAYDAS_LIMITS | {"numbers": (2, 600)}
    address = reverse("portal:lookup").replace("/tr/", "/en/")

    answers = [client.get(address, {"code": "G-0000001"}) for _ in range(3)]

    assert [one.status_code for one in answers] == [404, 404, 429]
    assert "Too many requests came from your connection" in answers[2].content.decode()
    assert 0 < int(answers[2]["Retry-After"]) <= 600


@pytest.mark.django_db
def test_one_sender_s_flood_stops_no_other(client, settings):
    settings.PAYDAS_LIMITS = settings.PAYDAS_LIMITS | {"links": (1, 600)}
    settings.PAYDAS_TRUSTED_PROXIES = PROXIES

    def status(sender):
        return client.get("/l/" + "a" * 24, headers={"x-forwarded-for": sender}).status_code

    assert [status(one) for one in ("203.0.113.7", "203.0.113.7", "203.0.113.8")] == [404, 429, 404]


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["survey", "register"])
def test_public_forms_are_limited_when_posted_never_when_read(client, settings, what):
    settings.PAYDAS_LIMITS = settings.PAYDAS_LIMITS | {what: (1, 600)}
    pages = {
        "survey": lambda: reverse(
            "listening:open_survey", args=[make_survey(is_open_to_all=True).survey.pk]
        ),
        "register": lambda: reverse("stakeholders:ask"),
    }
    address = pages[what]()

    posted = [client.post(address, {"id": "x"}).status_code for _ in range(2)]
    read = [client.get(address).status_code for _ in range(3)]

    assert posted == [422, 429]
    assert read == [200, 200, 200]


@pytest.mark.django_db
def test_a_living_link_opens_however_often(client, settings):
    from tests.factories.listening import make_table
    from tests.listening.pages import opened

    settings.PAYDAS_LIMITS = settings.PAYDAS_LIMITS | {"links": (0, 600)}
    table = make_table()

    assert [opened(client, table, "table").status_code for _ in range(2)] == [200, 200]


def test_the_address_of_a_sender_is_kept_nowhere(client, settings):
    settings.PAYDAS_LIMITS = settings.PAYDAS_LIMITS | {"numbers": (5, 600)}

    client.get("/tr/thread/", {"code": "wrong"}, REMOTE_ADDR="203.0.113.77")

    kept = list((settings.HOME / "limits").iterdir())
    assert kept
    assert not any(b"203.0.113.77" in one.read_bytes() for one in kept)
