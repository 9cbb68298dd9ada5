"""How often something may be asked for. Kept in the database, the one thing that all processes share."""

from datetime import UTC, datetime
from ipaddress import IPv6Address

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from barkraft.shared import clock

_OWN_BITS = 64  # of an IPv6 address: chosen by whoever has the line


def allowed(*, what: str, key: str, most: int, seconds: int) -> bool:
    """Whether `key` may do `what` once more in this window of `seconds`; counts it when so.

    Each use takes a numbered slot by `add`, which the database refuses a second time: parallel
    requests cannot take more slots than there are.
    """
    window = int(clock.now().timestamp()) // seconds
    # No address lies in the table; and with a key none can be found by trying all there are.
    digest = salted_hmac(what, key, algorithm="sha256").hexdigest()[:24]
    slots = (f"{digest}:{window}:{number}" for number in range(most))
    return any(caches["limits"].add(slot, 1, timeout=seconds) for slot in slots)


def until(*, seconds: int) -> datetime:
    """When the window of `seconds` that is open now ends, and slots are free again."""
    window = int(clock.now().timestamp()) // seconds
    return datetime.fromtimestamp((window + 1) * seconds, tz=UTC)


def client_address(request: HttpRequest) -> str:
    """The caller's IP address. Behind a proxy: what the nearest proxy wrote, never what the caller claims.

    Of IPv6 the first half: whoever has one line has all the addresses of the second.
    """
    address = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        address = forwarded.rsplit(",", 1)[-1].strip()
    try:
        number = IPv6Address(address)
    except ValueError:
        return address
    if number.ipv4_mapped:
        return str(number.ipv4_mapped)
    return str(IPv6Address(int(number) >> _OWN_BITS << _OWN_BITS))
