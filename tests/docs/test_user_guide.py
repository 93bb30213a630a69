import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
LINK = re.compile(r"\]\(([^)#]+)\)")
# Written as terms, not as names of screens.
TERMS = {"tr": {"eğik", "parmak izi"}, "en": {"italics", "fingerprint"}}
OWN = {"draw.md", "matching.md", "kura.md", "eslestirme.md"}


def pages(language):
    return [page for page in sorted((GUIDE / language).glob("*.md")) if page.name not in OWN]


def words_of_the_interface(language):
    found = set()
    for catalogue in (ROOT / "src").glob("paydas/*/locale/tr/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(catalogue)):
            found |= {entry.msgid} if language == "en" else {entry.msgstr}
    return found


@pytest.mark.parametrize("language", ["tr", "en"])
def test_every_screen_that_the_guide_names_is_called_so(language):
    there = words_of_the_interface(language)

    unknown = [
        f"{page.name}: {name}"
        for page in pages(language)
        for name in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", page.read_text("utf-8"))
        if name not in there | TERMS[language]
    ]

    assert unknown == []


@pytest.mark.parametrize("language", ["tr", "en"])
def test_every_link_leads_somewhere(language):
    files = [*(GUIDE / language).glob("*.md"), ROOT / "docs" / "operator" / f"{language}.md"]

    broken = [
        f"{file.name}: {link}"
        for file in files
        for link in LINK.findall(file.read_text("utf-8"))
        if "://" not in link and not (file.parent / link).exists()
    ]

    assert broken == []


def test_both_languages_have_as_many_pages():
    assert len(pages("tr")) == len(pages("en")) > 9
