"""Who sends a request: read from the proxies that the operator trusts, in this one place.

Everything that asks for the sender's address (lock-out after wrong passwords, limits, the flood
stop of the public form) reads REMOTE_ADDR, which is set right here before all other middleware.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from ipaddress import IPv4Address, IPv4Network, IPv6Network

    from django.http import HttpRequest, HttpResponse

    Address = IPv4Address | IPv6Address
    Network = IPv4Network | IPv6Network


class SenderMiddleware:
    """Puts the browser's address where a trusted proxy's stood.

    X-Forwarded-For is believed only from a proxy that the setting names, and only from the right
    up to the first address that is no such proxy: what stands further left anybody can write.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.trusted = [ip_network(one, strict=False) for one in settings.PAYDAS_TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        near = address_in(request.META.get("REMOTE_ADDR", ""))
        if near is not None and self._trusts(near):
            passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            request.META["REMOTE_ADDR"] = str(self._sender(near, passed_on))
        return self.get_response(request)

    def _sender(self, near: Address, passed_on: Sequence[str]) -> Address:
        for text in reversed(passed_on):
            found = address_in(text)
            if found is None:
                break
            near = found
            if not self._trusts(found):
                break
        return near

    def _trusts(self, address: Address) -> bool:
        return any(address in network for network in self.trusted)


def address_in(text: str) -> Address | None:
    """Return the address that a header holds, also with a port or an IPv4 written as IPv6."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found


def sender_of(request: HttpRequest) -> str:
    """Return what counts as one sender: an IPv4 address, or the network of an IPv6 household."""
    found = address_in(request.META.get("REMOTE_ADDR", ""))
    if isinstance(found, IPv6Address):
        return str(ip_network(f"{found}/64", strict=False))
    return str(found or "")
