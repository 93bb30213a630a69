"""Two private links used by keyboard alone: a table whose line goes dead, and an invitation."""

import pytest
from playwright.sync_api import expect

from paydas.consultations.models import Consultation, Participant
from paydas.core.operations.links import token_of
from paydas.core.queries.links import links_of
from paydas.invitations.models import Invitation
from paydas.listening.models import Contribution, ContributionText
from tests.factories.invitations import make_invitation
from tests.factories.listening import link_to, make_survey, make_table
from tests.factories.places import have_places

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

# More stops than any of these pages has: whoever does not arrive by then never will.
STOPS = 60


@pytest.fixture(autouse=True)
def places(transactional_db):
    have_places()


def in_english():
    """Let the links open in English; they follow the language that the record knows."""
    Consultation.objects.update(language="en")
    Participant.objects.update(language="en")


def tab_to(page, target):
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    expect(target).to_be_visible()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"the keyboard never reaches {target}")


def press(page, target, key="Enter"):
    tab_to(page, target)
    page.keyboard.press(key)


def write(page, target, text):
    tab_to(page, target)
    page.keyboard.type(text)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def words_box(page):
    return page.get_by_label("What was said, as it was said")


def save_note(page, words, solution):
    """Write a problem with its solution; after saving, the focus is back in the first box."""
    if not words_box(page).evaluate("element => element === document.activeElement"):
        tab_to(page, words_box(page))
    page.keyboard.type(words)
    write(page, page.get_by_label("Solution that the table proposes"), solution)
    press(page, button(page, "Save the note"))


def times(words):
    return ContributionText.objects.filter(text=words).count()


def test_a_note_survives_a_dead_line_and_is_approved_by_keyboard(live_server, page):
    table = make_table()
    in_english()
    page.goto(f"{live_server.url}/l/{token_of(link_to(table, 'table'))}")
    notes = page.locator("[data-notes-list]")

    save_note(page, "The bus comes twice a day.", "Four more runs.")
    expect(notes).to_contain_text("The bus comes twice a day.")
    page.context.set_offline(True)
    save_note(page, "Nobody reads the form to us.", "Read it aloud.")
    expect(page.locator("[data-unsent]")).to_have_text("1 not sent")
    unsent = times("Nobody reads the form to us.")
    page.context.set_offline(False)
    expect(notes).to_contain_text("Nobody reads the form to us.")
    expect(page.locator("[data-unsent]")).to_be_hidden()
    page.reload()
    expect(notes).to_contain_text("Nobody reads the form to us.")
    sent = times("Nobody reads the form to us.")

    page.goto(f"{live_server.url}/l/{token_of(link_to(table, 'moderate'))}")
    press(page, button(page, "Approve all 2 notes"))
    expect(page.get_by_role("status").first).to_be_visible()
    expect(page.get_by_text("Nothing waits")).to_be_visible()

    assert (unsent, sent, times("Read it aloud.")) == (0, 1, 1)
    states = Contribution.objects.values_list("state", flat=True)
    assert sorted(states) == ["approved"] * 4


def opened(page, live_server, invitation):
    link = links_of("invitation", [invitation.pk])[invitation.pk]
    page.goto(f"{live_server.url}/l/{token_of(link)}")


def pick(page, answer, key):
    """Come to the answers by Tab and choose by the arrows."""
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    page.keyboard.press(key)
    expect(page.get_by_role("radio", name=answer)).to_be_checked()


def test_whoever_declines_by_keyboard_finds_the_survey(live_server, page, flaws):
    invitation = make_invitation()
    asked = make_survey(invitation.gathering.consultation, is_for_absent=True)
    in_english()
    opened(page, live_server, invitation)

    pick(page, "I cannot come", "ArrowUp")
    press(page, button(page, "Send the answer"))
    press(page, page.get_by_role("link", name="Say in writing what you would have said there"))

    expect(page.get_by_text(asked.survey.title).first).to_be_visible()
    assert flaws(page) == []
    assert Invitation.objects.get().answer == "declined"


def test_a_delegate_is_named_by_keyboard(live_server, page):
    invitation = make_invitation()
    in_english()
    opened(page, live_server, invitation)

    pick(page, "I am sending somebody else", "ArrowDown")
    write(page, page.get_by_label("Who comes instead"), "Örnek Vekil")
    press(page, button(page, "Send the answer"))
    expect(page.get_by_text("Örnek Vekil").first).to_be_visible()

    found = Invitation.objects.get()
    assert (found.answer, str(found.delegate.person)) == ("delegated", "Örnek Vekil")
