"""The Civil Society Meetings of 2021-22, told step by step in the order of the chain."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paydas.demo.meetings.story import Story

STEPS = (
    "register",
    "facts",
    "consultation",
    "gatherings",
    "invitations",
    "listening",
    "sensemaking",
    "responses",
    "planning",
    "monitoring",
    "afterwards",
)


def tell(story: Story) -> None:
    """Tell the whole story."""
    for step in STEPS:
        name = f"{__name__}.{step}"
        if find_spec(name) is not None:
            import_module(name).tell(story)
            story.say(step)
