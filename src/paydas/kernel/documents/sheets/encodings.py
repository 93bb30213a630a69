"""Find out how the letters of a text were stored, or refuse rather than read them wrongly."""

import codecs
import re

from .limits import SheetError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16, whose mark its own begins with.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 65536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
# Stray control characters of an old database are dropped; a program or a picture is full of them.
_FEW = 200
_OTHER_KIND = re.compile(
    rb"""\s*(?:<(?:!doctype|html|table|\?xml|meta|style)|[\[{]\s*["{\[]|[\[{]\s*[\]}]\s*$)"""
    rb"""|%PDF-|\{\\rtf""",
    re.IGNORECASE,
)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
# Nobody whom cp1254 serves writes words of nothing but accented letters; Turkish comes near to
# it ("ışığı"), so its own letters are no proof ...
_UNBROKEN = re.compile(r"[^\x00-\x7f]{3,}")
_TURKISH = "çÇğĞıİöÖşŞüÜâÂîÎûÛ‘’“”"
# ... nor capitals, currency and typographic signs between small letters.
_OUT_OF_PLACE = re.compile(r"(?<=[a-z])[İŞĞÇÖÜÛŸÀ-ÅÈ-Ï‡§\u02dc„…±³²¹°¤](?=[a-z])")
# UTF-8 that was once read as Windows-1252 and stored again: "Ã¼" for "ü", "ÄŸ" for "ğ".
_TWICE = re.compile("[ÃÄÅ][\x80-\xbfŒ-ž\u2010-\u203a€™]")
_MUCH = 0.6
_PROOF = 3
_ASCII = 0x7F


def encoding_of(data: bytes) -> str:
    """Name the encoding in which the whole text can be read.

    Text of one byte a letter is read as Turkish Windows (cp1254), the superset of ISO 8859-9 and
    for other western letters the same as Windows-1252. What would come out garbled by it
    (Cyrillic, Chinese, a Macintosh, DOS, two encodings in one file) is refused: letters that
    are lost can not be told from others later. Raises SheetError: not_a_sheet, bad_encoding.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _readable(data, name)
    head = data[:_HEAD]
    if _OTHER_KIND.match(head):
        raise SheetError("not_a_sheet", kind="markup")
    if head.count(0) > len(head) // 3:
        return _readable(data, _utf_16(head))
    if len(_CONTROL.findall(head)) * _FEW > max(len(head), _FEW):
        raise SheetError("not_a_sheet", kind="binary")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _one_byte(data, error)
    _refuse_much(data, text, 2 * len(_TWICE.findall(text)))
    return "utf-8"


def _utf_16(head: bytes) -> str:
    """Tell the byte order by where the zeros of the plain letters stand."""
    return "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"


def _readable(data: bytes, encoding: str) -> str:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(data, error.start) from error
    return encoding


def _one_byte(data: bytes, first: UnicodeDecodeError) -> str:
    """Judge text that is not UTF-8 as a whole: line by line, then as cp1254."""
    whole = broken = at = 0
    first_whole = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            kind = _utf_8_letters(line)
            first_whole = first_whole if whole or kind < _PROOF else at
            whole, broken = whole + (kind >= _PROOF), broken + (kind < 0)
        at += len(line)
    if whole:
        raise _unreadable(data, first.start if whole >= broken else first_whole)
    text = data.decode(_readable(data, "cp1254"))
    runs = sum(len(run) for run in _UNBROKEN.findall(text) if run.strip(_TURKISH))
    _refuse_much(data, text, runs + len(_OUT_OF_PLACE.findall(text)))
    return "cp1254"


def _refuse_much(data: bytes, text: str, odd: int) -> None:
    """Refuse text of whose letters beyond ASCII most are odd; name the line of the first."""
    if odd > len(_BEYOND_ASCII.findall(text)) * _MUCH:
        raise _unreadable(data, next(at for at, byte in enumerate(data) if byte > _ASCII))


def _utf_8_letters(line: bytes) -> int:
    """Count the letters beyond ASCII of a line of UTF-8; -1 for a line that is not."""
    try:
        return len(_BEYOND_ASCII.findall(line.decode("utf-8")))
    except UnicodeDecodeError:
        return -1


def _unreadable(data: bytes, at: int) -> SheetError:
    return SheetError("bad_encoding", line=len(data[: at + 1].splitlines()))
