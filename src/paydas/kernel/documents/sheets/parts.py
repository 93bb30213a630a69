"""Find the part of a packed workbook that holds a sheet, by [ECMA-376] part 1, 18.2 and part 2."""

import io
import re
import zipfile
from html import unescape

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)=(?:"([^"]*)"|'([^']*)')""")


def part_of(data: bytes, sheet: str) -> str:
    """Name the part of the archive that holds a sheet of an XLSX; "" when that is not found."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            book = archive.read("xl/workbook.xml")
            relations = archive.read("xl/_rels/workbook.xml.rels")
        except KeyError:
            return ""
    ids = {unescape(one.get("name", "")): one.get("r:id", "") for one in _elements(_SHEET, book)}
    targets = {one.get("Id", ""): one.get("Target", "") for one in _elements(_RELATION, relations)}
    target = targets.get(ids.get(sheet, ""), "")
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _elements(pattern: re.Pattern[bytes], xml: bytes) -> list[dict[str, str]]:
    return [
        {
            name.decode(): (plain or quoted).decode("utf-8", "replace")
            for name, plain, quoted in _ATTRIBUTE.findall(element)
        }
        for element in pattern.findall(xml)
    ]
