"""Where style sheets, scripts and pictures lie: their addresses are worked out once."""

from __future__ import annotations

from functools import cache

from whitenoise.storage import CompressedManifestStaticFilesStorage


class KeptManifest(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise has no types
    """Every page names sixteen files; while the process lives, none of them changes its name."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._address = cache(super().url)

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002 -- Django's own signature
        return str(super().url(name, force) if force else self._address(name))
