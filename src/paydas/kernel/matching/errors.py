"""The one error of this kernel: a code and its figures; the host has the sentences."""


class MatchingError(Exception):
    """Say in a code and parameters why a run cannot be made."""

    def __init__(self, code: str, **params: object) -> None:
        """Keep the code and what it speaks about."""
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        """Show the code and its parameters, for logs."""
        return f"{self.code} {self.params}" if self.params else self.code
