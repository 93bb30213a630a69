"""Files that people hand in: how large one may be, said in the form and before it is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

# A form may carry two files and its other fields.
FILES_AT_ONCE = 3


class UploadField(forms.FileField):
    """A file of at most PAYDAS_UPLOAD_LIMIT bytes; an empty one is the operation's to refuse."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own arguments
        super().__init__(**({"allow_empty_file": True} | kwargs))

    def clean(self, data: Any, initial: Any = None) -> UploadedFile[bytes] | None:  # noqa: ANN401 -- Django's own signature
        """Refuse a file that is too large before anything reads it."""
        file: UploadedFile[bytes] | None = super().clean(data, initial)
        limit = settings.PAYDAS_UPLOAD_LIMIT
        if file and (file.size or 0) > limit:
            raise forms.ValidationError(
                _("The file is larger than %(limit)s MB."), params={"limit": limit // 2**20}
            )
        return file


class UploadQuota(FileUploadHandler):
    """Refuses a request that could hold nothing but files too large, before it fills the disk."""

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ANN401 -- Django's own signature
        META: dict[str, Any],  # noqa: N803 -- the same
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Judge by the length that the request announces; what is longer is never read."""
        if content_length > settings.PAYDAS_UPLOAD_LIMIT * FILES_AT_ONCE:
            raise RequestDataTooBig("files")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the piece on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
