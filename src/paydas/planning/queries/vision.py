"""The text of a vision document, read as headed sections."""

from __future__ import annotations

from dataclasses import dataclass

MARK = "## "


@dataclass(frozen=True, slots=True)
class VisionSection:
    """A heading, perhaps empty, and what is written under it."""

    heading: str
    text: str


def vision_sections(text: str) -> list[VisionSection]:
    """Cut the text at the lines that begin with ##; what stands before the first has no heading."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        if line.startswith(MARK):
            sections.append((line.removeprefix(MARK).strip(), []))
        else:
            sections[-1][1].append(line)
    found = [VisionSection(heading, "\n".join(lines).strip()) for heading, lines in sections]
    return [section for section in found if section.heading or section.text]
