import pytest
import segno
from lxml import etree

from paydas.kernel.documents.qr import qr_png, qr_svg

ADDRESS = "https://paydas.example/l/abcDEF123"


def test_code_is_valid_xml_with_a_text_alternative_and_no_style():
    root = etree.fromstring(qr_svg(ADDRESS, title="Notlar <3"))

    assert root.find("{http://www.w3.org/2000/svg}title").text == "Notlar <3"
    assert [node for node in root.iter() if "style" in node.attrib] == []


def test_code_draws_exactly_the_dark_modules():
    matrix = segno.make(ADDRESS, error="m", micro=False).matrix
    root = etree.fromstring(qr_svg(ADDRESS, title=""))
    drawn = root.findall("{http://www.w3.org/2000/svg}path")[-1].attrib["d"]

    across = sum(
        int(part) for part in drawn.replace("m", " m").split("h")[1:] for part in [part.split()[0]]
    )
    assert across == sum(sum(row) for row in matrix)


@pytest.mark.parametrize("address", ["x", ADDRESS, "https://e.org/" + "a" * 300])
def test_code_has_a_quiet_zone_of_four_modules(address):
    size = segno.make(address, error="m", micro=False).symbol_size(border=0)[0]

    assert f'viewBox="0 0 {size + 8} {size + 8}"' in qr_svg(address, title="x")


def test_png_is_a_picture_and_always_the_same():
    assert qr_png(ADDRESS).startswith(b"\x89PNG")
    assert qr_png(ADDRESS) == qr_png(ADDRESS)
