import base64
import hmac
import re
import time

import pytest
from django.core import mail
from django.core.cache import cache

from paydas.core.models import AuditEvent
from tests.factories.consultations import give_role, make_consultation
from tests.factories.core import make_account, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "dokuz-kalem-bir-defter"
LOGIN = "/tr/account/login/"
ACTIVATE = "/tr/account/2fa/totp/activate/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def sign_in(client, user, password=PASSWORD):
    return client.post(LOGIN, {"login": user.email, "password": password})


def digits(secret):
    # RFC 6238, as the app on the telephone reckons.
    counter = int(time.time() // 30).to_bytes(8, "big")
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def opened(client, address):
    """Open a page that first asks whether it is really you."""
    page = client.get(address, follow=True)
    if "/reauthenticate/" not in page.request["PATH_INFO"]:
        return page
    client.post(page.request["PATH_INFO"], {"password": PASSWORD})
    return client.get(address)


def activate(client):
    secret = opened(client, ACTIVATE).context["form"].secret
    client.post(ACTIVATE, {"code": digits(secret)})
    return secret


def test_a_password_signs_in_and_leads_to_the_console(client):
    user = make_user(password=PASSWORD)

    response = sign_in(client, user)

    assert response["Location"] == "/tr/console/"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_password_says_so_and_keeps_the_address(client):
    user = make_user(password=PASSWORD)

    page = sign_in(client, user, "yanlis").content.decode()

    assert "E-posta adresi ya da parola yanlış." in page
    assert user.email in page


def test_a_code_sent_by_mail_signs_in(client):
    user = make_user()

    client.post("/tr/account/login/code/", {"email": user.email})
    code = re.search(r"^ {4}(\S+)$", mail.outbox[0].body, re.MULTILINE)[1]
    client.post("/tr/account/login/code/confirm/", {"code": code})

    assert mail.outbox[0].to == [user.email]
    assert client.session["_auth_user_id"] == str(user.pk)


def test_an_address_without_account_is_told_apart_only_in_the_mail(client):
    response = client.post("/tr/account/login/code/", {"email": "kimse@example.org"})

    assert response["Location"] == "/tr/account/login/code/confirm/"
    assert "hesap yok" in mail.outbox[0].subject


def test_the_second_step_is_set_up_and_asked_at_the_next_sign_in(client):
    user = make_user(password=PASSWORD)
    sign_in(client, user)
    secret = activate(client)
    client.logout()

    asked = sign_in(client, user)
    wrong = client.post(asked["Location"], {"code": "000000"}).content.decode()
    from_app = digits(secret)

    assert asked["Location"] == "/tr/account/2fa/authenticate/"
    assert "Kod yanlış ya da süresi dolmuş." in wrong
    assert "_auth_user_id" not in client.session
    assert len(from_app) == 6


def test_a_recovery_code_is_the_second_step_once(client):
    user = make_user(password=PASSWORD)
    sign_in(client, user)
    activate(client)
    codes = client.get("/tr/account/2fa/recovery-codes/").context["unused_codes"]
    client.logout()
    sign_in(client, user)

    client.post("/tr/account/2fa/authenticate/", {"code": codes[0]})

    assert client.session["_auth_user_id"] == str(user.pk)
    left = opened(client, "/tr/account/2fa/recovery-codes/").context["unused_codes"]
    assert left == codes[1:]


def test_the_key_of_the_second_step_is_also_written_as_text(client):
    user = make_user(password=PASSWORD)
    sign_in(client, user)

    response = opened(client, ACTIVATE)

    assert f">{response.context['form'].secret}<" in response.content.decode()
    assert "data:image/svg+xml" in response.content.decode()


def test_eight_wrong_passwords_lock_out_with_a_way_on(client):
    user, neighbour = make_user(password=PASSWORD), make_user(password=PASSWORD)

    answers = [sign_in(client, user, "yanlis").status_code for _ in range(8)]
    locked = sign_in(client, user)

    assert answers[:7] == [200] * 7
    assert locked.status_code == 429
    assert "/tr/account/login/code/" in locked.content.decode()
    assert sign_in(client, neighbour).status_code == 302


def test_a_new_password_from_the_mailed_link_is_an_audited_operation(client):
    user = make_user(password=PASSWORD)
    client.post("/tr/account/password/reset/", {"email": user.email})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1]

    page = client.get(link)["Location"]
    client.post(page, {"password1": "uc-bardak-ince-cay", "password2": "uc-bardak-ince-cay"})

    assert sign_in(client, user, "uc-bardak-ince-cay").status_code == 302
    assert AuditEvent.objects.filter(action="core.set_password", actor_id=str(user.pk)).exists()


def test_addresses_are_changed_by_an_administrator_only(client):
    client.force_login(make_user())

    pages = ("email/", "confirm-email/", "confirm-email/x/", "2fa/webauthn/")
    answers = [client.get(f"/tr/account/{page}").status_code for page in pages]

    assert answers == [404, 404, 404, 404]


def test_nobody_opens_an_account_alone(client):
    page = client.get("/tr/account/signup/").content.decode()

    assert "Hesapları sistem yöneticisi açar" in page


@pytest.mark.parametrize("role", ["coordinator", "analyst", "approver"])
def test_a_role_that_needs_it_is_led_to_the_second_step(client, settings, role):
    settings.PAYDAS_TWO_STEP = True
    actor, consultation = make_account(), make_consultation()
    give_role(actor, consultation, role)
    client.force_login(actor.user, "allauth.account.auth_backends.AuthenticationBackend")

    before = client.get(f"/tr/console/{consultation.slug}/staff/")
    activate(client)
    after = client.get(f"/tr/console/{consultation.slug}/staff/")

    assert before["Location"] == ACTIVATE
    assert after.status_code in {200, 403}


@pytest.mark.parametrize(("is_demonstration", "status"), [(True, 200), (False, 302)])
def test_sample_accounts_have_one_step_in_the_demonstration_only(
    client, settings, is_demonstration, status
):
    settings.PAYDAS_TWO_STEP, settings.PAYDAS_DEMO = True, is_demonstration
    actor, consultation = make_account(is_sample=True), make_consultation()
    give_role(actor, consultation, "coordinator")
    client.force_login(actor.user, "allauth.account.auth_backends.AuthenticationBackend")

    response = client.get(f"/tr/console/{consultation.slug}/staff/")

    assert response.status_code == status


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize(
    "address",
    ["login/", "logout/", "inactive/", "signup/", "password/change/", "password/reset/",
     "password/reset/done/", "password/reset/key/done/", "password/reset/key/1-x/", "login/code/",
     "reauthenticate/", "2fa/", "2fa/totp/activate/", "2fa/recovery-codes/generate/"],
)  # fmt: skip
def test_every_page_is_in_our_frame(client, language, address):
    if address.startswith(("2fa", "password/change", "logout", "reauth")):
        sign_in(client, make_user(password=PASSWORD))

    response = client.get(f"/{language}/account/{address}", follow=True)

    assert response.status_code == 200
    assert 'class="site-header"' in response.content.decode()
    assert not re.search(r"<script(?! src)|style=", response.content.decode())
