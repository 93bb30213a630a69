from html.parser import HTMLParser

import pytest

from paydas.kernel.documents.html import blocks_html, contents_html, report_html
from paydas.kernel.documents.tree import Paragraph, Run, Section, TableBlock, plain

from .samples import report


class Elements(HTMLParser):
    VOID = ("rect", "br")

    def __init__(self, text):
        super().__init__()
        self.seen, self.open, self.unbalanced = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            self.unbalanced.append(tag)

    def named(self, tag):
        return [attributes for name, attributes in self.seen if name == tag]


@pytest.fixture
def page():
    return Elements(report_html(report()))


def test_elements_are_balanced(page):
    assert (page.unbalanced, page.open) == ([], [])


def test_every_section_is_an_anchor_named_by_its_heading(page):
    assert [(s["id"], s["aria-labelledby"]) for s in page.named("section")] == [
        (name, f"{name}-heading") for name in ("giris", "yontem", "sinirlar", "bulgular")
    ]


def test_headings_go_down_one_step_at_a_time():
    sections = (Section("a", "A"), Section("b", "B", level=3), Section("c", "C", level=2))

    page = Elements(report_html(report(sections), top=3))

    assert [tag for tag, _ in page.seen if tag.startswith("h")] == ["h3", "h4", "h4"]
    assert page.open == []


def test_table_has_caption_and_scopes(page):
    scopes = [head["scope"] for head in page.named("th")][:7]

    assert scopes == ["col", "col", "col", "col", "row", "row", "row"]
    assert len(page.named("caption")) == 2


def test_text_is_escaped():
    html = blocks_html((Paragraph(plain("<script>1</script> & “söz”")),), report())

    assert html == "<p>&lt;script&gt;1&lt;/script&gt; &amp; “söz”</p>"


def test_unsafe_address_is_shown_as_text():
    html = blocks_html((Paragraph((Run("x", "link", "javascript:alert(1)"),)),), report())

    assert html == "<p>x</p>"


def test_public_code_leads_to_its_thread():
    html = blocks_html((Paragraph((Run("T-4KM7RPX", "code"),)),), report())

    assert 'href="https://paydas.example/k/T-4KM7RPX"' in html


def test_nothing_is_styled_inline(page):
    assert [attributes for _, attributes in page.seen if "style" in attributes] == []


def test_contents_list_chapters_only():
    links = Elements(contents_html(report())).named("a")

    assert [link["href"] for link in links] == ["#giris", "#yontem", "#bulgular"]


@pytest.mark.parametrize(
    ("anchor", "level"), [("Giriş", 1), ("", 1), ("1a", 1), ("a", 0), ("a", 5)]
)
def test_section_refuses_what_is_no_anchor_or_level(anchor, level):
    with pytest.raises(ValueError, match="not an anchor"):
        Section(anchor, "x", level=level)


def test_report_refuses_two_sections_with_one_anchor():
    with pytest.raises(ValueError, match="share an anchor"):
        report((Section("a", "x"), Section("a", "y")))


def test_table_refuses_rows_of_another_width():
    with pytest.raises(ValueError, match="width"):
        TableBlock(("a", "b"), (("1",),), "")
