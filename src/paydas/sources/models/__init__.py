"""Records of the sources."""

from paydas.sources.models.edition import Edition, Frame, FrameTerm
from paydas.sources.models.source import Citation, MediaFile, Source

__all__ = ["Citation", "Edition", "Frame", "FrameTerm", "MediaFile", "Source"]
