"""Where facts come from."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from paydas.core.models.columns import FoldedField, SortField
from paydas.core.models.dates import PartiallyDated
from paydas.core.models.record import Record
from paydas.sources.vocabulary import Standing


class Source(Record, PartiallyDated):
    """A document that facts come from; the text is kept so that a quotation can be checked."""

    publisher = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    byline = models.CharField(max_length=200, blank=True)
    address = models.URLField(max_length=500, blank=True)
    language = models.CharField(max_length=5, default="tr")
    text = models.TextField()
    sha256 = models.CharField(max_length=64, editable=False)
    note = models.TextField(blank=True)
    search = FoldedField(of=("title", "publisher", "byline"))
    sort = SortField(of=("title",))

    class Meta(PartiallyDated.Meta):
        abstract = False
        ordering = ["sort"]

    def __str__(self) -> str:
        return self.title


class Citation(Record):
    """The words of a source that a field of a record rests on."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="citations")
    quote = models.TextField()
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=64)
    field = models.CharField(max_length=60, blank=True)
    standing = models.CharField(max_length=12, choices=Standing.options, default=Standing.CURRENT)
    note = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"])]

    def __str__(self) -> str:
        return self.quote[:60]


class MediaFile(Record, PartiallyDated):
    """A file that was handed in: photo, slide, evidence, file of record."""

    file = models.FileField(upload_to="media/%Y/%m/", max_length=200)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    alt_text = models.CharField(max_length=300, blank=True)
    people_consented = models.BooleanField(null=True)
    source = models.ForeignKey(Source, models.SET_NULL, null=True, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    class Meta(PartiallyDated.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.name

    @property
    def is_image(self) -> bool:
        """Whether a browser may show it in a page."""
        return self.content_type.startswith("image/")
