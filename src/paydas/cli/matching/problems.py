"""What is wrong in a file, and where: a code with row and column; sentences come later."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One thing to put right. Row 1 is the line of column names; 0 means the whole file."""

    code: str
    file: str
    row: int = 0
    column: str = ""
    value: str = ""
    details: dict[str, str] = field(default_factory=dict)


class InputError(Exception):
    """The input cannot be used, for one or more reasons."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems in the order in which they were found."""
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
