"""Addresses (RFC 3986, RFC 3987): what may stand where TEI wants a pointer."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from converter.regexes import regex

_FORBIDDEN = regex(r'[\x00-\x20\x7f<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})|#.*#')
_HOST = regex(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?\.?|\[[0-9A-Fa-f:.]+\]")
_UNREADABLE = ("uri-host", "its host or port cannot be read.")


@lru_cache(4096)
def wrong_address(value: str) -> tuple[str, str] | None:
    """Return why a value cannot be an address, as a finding's code and a sentence; None: it can.

    >>> wrong_address("http://archive.example.org/7"), wrong_address("http://:")
    (None, ('uri-host', 'its host or port cannot be read.'))
    """
    # XPointer's schemes have their own characters (TEI Guidelines 17.2.4).
    address, mark, fragment = value.partition("#")
    if mark and "(" in fragment:
        value = address
    if found := _FORBIDDEN.search(value):
        return "uri-syntax", f"{found[0][:3]!r} cannot stand in an address."
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return _UNREADABLE
    if parts.netloc.endswith(":"):
        return _UNREADABLE  # RFC 3986 lets a port be empty, and libxml2 does not
    if parts.scheme in {"http", "https"} and (not host or not _HOST.fullmatch(_host(parts.netloc))):
        return "uri-host", "it names no proper host."
    return None


def _host(netloc: str) -> str:
    return re.sub(r":\d*$", "", netloc.rpartition("@")[2])
