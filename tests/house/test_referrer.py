from pathlib import Path

SRC = Path(__file__).parents[2] / "src" / "paydas"


def test_no_page_hides_its_origin_from_its_own_forms():
    """With "no-referrer" browsers post as the origin "null", which the forgery check refuses."""
    pages = [path for path in SRC.rglob("*.html") if "no-referrer" in path.read_text("utf-8")]

    assert pages == []
