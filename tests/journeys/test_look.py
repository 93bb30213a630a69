import pytest

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/tr/gallery/",
    "/tr/gallery/console/",
    "/tr/gallery/letter/",
    "/en/gallery/",
    "/en/gallery/console/",
    "/en/gallery/letter/",
    "/tr/account/login/",
    "/en/account/login/",
]


@pytest.fixture(autouse=True)
def demonstration(settings):
    settings.PAYDAS_DEMO = True


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_component_is_accessible_and_fits(live_server, page, flaws, path, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)

    page.goto(live_server.url + path)

    assert flaws(page) == []


@pytest.mark.parametrize("path", ["/tr/gallery/", "/tr/gallery/console/"])
def test_the_menu_opens_on_a_phone_by_keyboard(live_server, page, flaws, path):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(live_server.url + path)

    page.get_by_role("button", name="Menü").press("Enter")

    assert page.locator("nav:popover-open a").first.is_visible()
    assert flaws(page) == []


def test_a_part_that_depends_on_an_answer_follows_it(live_server, page):
    page.goto(live_server.url + "/tr/gallery/letter/")
    depending = page.get_by_label("Kim katılacak?")
    was_visible = depending.is_visible()

    page.get_by_role("radio", name="Katılamıyoruz").check()

    assert (was_visible, depending.is_visible()) == (True, False)


def test_an_error_in_the_summary_leads_to_its_field(live_server, page):
    page.goto(live_server.url + "/en/gallery/")

    page.get_by_role("link", name="Name of the gathering: This field is required.").click()

    assert page.evaluate("document.activeElement.id") == "bad_name"


def test_one_phone_loads_less_than_150_kilobytes_of_fonts(live_server, page):
    sizes = []
    page.on(
        "response",
        lambda response: sizes.append(len(response.body())) if ".woff2" in response.url else None,
    )
    page.set_viewport_size({"width": 360, "height": 800})

    page.goto(live_server.url + "/tr/gallery/", wait_until="networkidle")

    assert len(sizes) == 4
    assert sum(sizes) < 150_000
