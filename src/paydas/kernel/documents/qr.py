"""Draw an address as a QR code."""

import io
from html import escape

import segno


def qr_svg(address: str, *, title: str) -> str:
    """Draw an address as an SVG string: dark on white also on dark pages, no inline style.

    ``title`` is the text alternative. Error correction M survives a fold or a coffee stain on
    a quarter of a printed code; the quiet zone of four modules is part of the picture.
    """
    code = segno.make(address, error="m", micro=False)
    drawn: str = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, lineclass=None)
    size = code.symbol_size(border=4)[0]
    inner = drawn[drawn.index(">") + 1 :]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" role="img" viewBox="0 0 {size} {size}"'
        f' shape-rendering="crispEdges"><title>{escape(title)}</title>{inner}'
    )


def qr_png(address: str) -> bytes:
    """Draw an address as PNG, for formats that hold no SVG; fit for print at 30 mm."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", scale=10, border=4)
    return out.getvalue()
