import pytest

from paydas.core.models import User
from paydas.demo.accounts import NAMES, make_accounts

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings):
    settings.PAYDAS_DEMO = True
    make_accounts()


@pytest.mark.parametrize("role", NAMES)
def test_one_click_signs_in_as_a_role(demonstration, client, role):
    response = client.post(f"/tr/demo/{role}/")

    assert response["Location"] == "/tr/console/"
    assert User.objects.get(pk=client.session["_auth_user_id"]).name == NAMES[role]


@pytest.mark.parametrize(
    "headers",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=1"},
    ],
)
def test_nobody_signs_in_from_elsewhere(demonstration, client, headers):
    answers = [
        client.get("/tr/demo/", **headers).status_code,
        client.post("/tr/demo/coordinator/", **headers).status_code,
    ]

    assert answers == [404, 404]
    assert "_auth_user_id" not in client.session


def test_a_real_installation_has_no_one_click_sign_in(client, settings):
    settings.PAYDAS_DEMO = False
    make_accounts()

    assert client.post("/tr/demo/coordinator/").status_code == 404


@pytest.mark.parametrize(("language", "said"), [("tr", "Bir rol deneyin"), ("en", "Try a role")])
def test_the_page_lists_every_role(demonstration, client, language, said):
    page = client.get(f"/{language}/demo/").content.decode()

    assert page.count('<form method="post"') >= len(NAMES)
    assert said in page
