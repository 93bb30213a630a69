"""The error of this kernel: a code and parameters; the host has the sentences."""


class TextError(ValueError):
    """Say by code what is wrong with a text; parameters fill the host's sentence."""

    def __init__(self, code: str, **params: object) -> None:
        """Keep the code and its parameters."""
        super().__init__(code)
        self.code = code
        self.params = params
