"""What a file is, by its bytes; its name and the browser's word count for nothing."""

from __future__ import annotations

import io
import re
import zipfile

from paydas.sources.vocabulary import FILE_TYPES, SourcesError

HEAD = 1 << 16
# PDF keys that run something when the file is opened, or carry other files along.
PDF_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b")
MARKUP = re.compile(rb"\s*(?:<!doctype|<html|<svg|<\?xml|<script|<\?php|#!)", re.IGNORECASE)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
)
OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
MEMBERS = 5000


def kind_of(data: bytes) -> str:
    """Return the kind of a file, a key of FILE_TYPES.

    Raises SourcesError: file_empty, file_type, file_active.
    """
    if not data.strip():
        raise SourcesError("file_empty")
    kind = next((kind for mark, kind in SIGNATURES if data.startswith(mark)), "")
    kind = kind or _of_container(data) or _of_text(data)
    if kind not in FILE_TYPES:
        raise SourcesError("file_type")
    if kind == "pdf" and PDF_ACTIVE.search(data):
        raise SourcesError("file_active")
    return kind


def _of_container(data: bytes) -> str:
    if data.startswith(b"RIFF"):
        return {b"WEBP": "webp", b"WAVE": "wav"}.get(data[8:12], "")
    if data[4:8] == b"ftyp" and data[8:11] == b"M4A":
        return "m4a"
    return _of_zip(data) if data.startswith(b"PK") else ""


def _of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mime = ""
            if names and names[0] == "mimetype" and archive.infolist()[0].file_size < HEAD:
                mime = archive.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
        return ""
    if len(names) > MEMBERS:
        return ""
    if any(name.endswith("vbaProject.bin") or "/activeX/" in name for name in names):
        raise SourcesError("file_active")
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise SourcesError("file_active")
    if mime:
        return next((kind for kind, (known, _) in FILE_TYPES.items() if known == mime), "")
    if "[Content_Types].xml" not in names:
        return ""
    return next((OFFICE[part] for part in OFFICE if any(n.startswith(part) for n in names)), "")


def _of_text(data: bytes) -> str:
    head = data[:HEAD]
    if MARKUP.match(head) or CONTROL.search(head):
        return ""
    first = head.splitlines()[0] if head.splitlines() else b""
    return "csv" if any(sign in first for sign in (b";", b",", b"\t")) else "text"
