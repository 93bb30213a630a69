"""Records of the responses."""

from paydas.responses.models.response import Response

__all__ = ["Response"]
