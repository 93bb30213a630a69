import pytest

from paydas.planning.queries.vision import VisionSection, vision_sections


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("", []),
        ("Bir söz.", [("", "Bir söz.")]),
        (
            "Önce.\n\n## İlkeler\n\nHerkes duyulsun.",
            [("", "Önce."), ("İlkeler", "Herkes duyulsun.")],
        ),
        ("## Boş\n## Dolu\nSöz.", [("Boş", ""), ("Dolu", "Söz.")]),
    ],
)
def test_a_vision_is_cut_at_its_headings(text, sections):
    assert vision_sections(text) == [VisionSection(*one) for one in sections]
