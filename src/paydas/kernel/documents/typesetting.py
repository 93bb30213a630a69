"""Set pages with typst: templates of this package, data as JSON, our own fonts only."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
_IN_PRINT = 240.0
# Typst remembers what it laid out until ten later documents did not use it.
_LARGE, _REMEMBERED = 300_000, 11


# Control characters in JSON, not a backslash followed by such words.
_CONTROL = re.compile(r"(?<!\\)((?:\\\\)*)\\u00[01][0-9a-f]")


class TypesettingError(Exception):
    """A page that could not be set; the message is for the log, never for a reader."""


def typeset(template: str, data: Mapping[str, Any], *, dated: date) -> bytes:
    """Set a document of ``templates/<template>.typ`` as tagged, archivable PDF.

    The data go in as JSON and are read as text, so nothing in them is ever markup. ``dated`` is
    the only time in the file: equal input gives equal bytes. Where a text holds signs that our
    fonts lack (emoji, scripts other than Latin, Greek and Cyrillic) the archive standards
    cannot be met; the file is then made without their claim, still tagged.
    """
    try:
        return _compile(template, data, dated, archival=True)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise TypesettingError(error.diagnostic) from error
    return _compile(template, data, dated, archival=False)


@dataclass(frozen=True)
class Picture:
    """A PNG and the width at which it was drawn."""

    png: bytes
    inches: float


def png_of_svg(svg: str) -> Picture:
    """Draw an SVG of ours as PNG fit for print, for formats that hold no SVG."""
    png = _only(_compiler("picture", {"svg": svg}).compile(format="png", ppi=_IN_PRINT))
    # The width stands in the header chunk, which is always the first.
    return Picture(png, int.from_bytes(png[16:20], "big") / _IN_PRINT)


def _compile(template: str, data: Mapping[str, Any], dated: date, *, archival: bool) -> bytes:
    made = _compiler(template, data).compile(
        format="pdf",
        # Tagged for screen readers, and fit to be archived.
        pdf_standards=["ua-1", "a-2a"] if archival else [],
        timestamp=datetime.combine(dated, time(), tzinfo=UTC),
    )
    pdf = _only(made)
    if len(pdf) > _LARGE:
        _forget()
    return pdf


def _forget() -> None:
    """Make typst drop what it remembers, else every long report leaves 30 MB in the server.

    It has no call for it; eleven empty documents take 20 ms and push the long one out.
    """
    compiler = typst.Compiler(font_paths=_fonts())
    for _ in range(_REMEMBERED):
        compiler.compile(input=b"", format="pdf")


def _only(made: bytes | list[bytes] | None) -> bytes:
    return cast("bytes", made[0] if isinstance(made, list) else made)


def _compiler(template: str, data: Mapping[str, Any]) -> typst.Compiler:
    # One compiler a document: it keeps the input it was given, so it must not be shared.
    words = _CONTROL.sub(r"\1", json.dumps(data, ensure_ascii=False))
    return typst.Compiler(
        input=_TEMPLATES / f"{template}.typ",
        root=_TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"data": words},
    )


@cache
def _fonts() -> typst.Fonts:
    # No fonts of the machine: the same input must give the same file everywhere.
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[_HERE / "fonts"],
    )
