"""Addresses of links that lead out of a publication, written so that every program takes them for valid (RFC 3986).

Content may hold anything between the quotes of a link. What browsers would mend on a click is mended here as they do
(WHATWG URL Standard); what they could not open has no address.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from urllib.parse import unquote

IGNORED = re.compile(r"[\t\r\n]")
PARTS = re.compile(r"([^/\\?#]*)([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
NO_CODE = re.compile(r"%(?![0-9A-Fa-f]{2})")
PORT = re.compile(r":(\d{0,5})")
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
OCTET = re.compile(r"0|[1-9]\d{0,2}")
MAX_HOST = 253
MAX_PORT = 65_535
MAX_OCTET = 255
OCTETS = 4
UNRESERVED = "-._~!$&'()*+,;=:@%"
"""The characters beside letters and digits that stand for themselves everywhere, and the sign of a code."""


def web_address(address: str) -> str:
    """The address of something on the web, or of a mailbox; "" for any other, and for one that cannot be opened."""
    scheme, _, rest = IGNORED.sub("", address).strip().partition(":")
    scheme = scheme.lower()
    if scheme == "mailto":
        to, mark, query = rest.partition("?")
        return f"mailto:{_encoded(to)}{mark}{_encoded(query, '/?')}" if to.strip() else ""
    if scheme not in ("http", "https") or not rest.startswith("//"):
        return ""
    match = PARTS.fullmatch(rest[2:])
    assert match is not None  # noqa: S101  # every text matches
    authority, path, query, fragment = match.groups("")
    host = _authority(authority)
    if not host:
        return ""
    tail = "".join(f"{part[0]}{_encoded(part[1:], '/?')}" for part in (query, fragment) if part)
    folders = _encoded(path.replace("\\", "/"), "/")
    return f"{scheme}://{host}{folders}{tail}"


def _authority(text: str) -> str:
    """Host and port; "" for none that is valid, and for one with a user's name before it."""
    name, bracket, port = text.partition("]") if text.startswith("[") else ("", "", "")
    if bracket:
        host = _ip6(name[1:])
    else:
        name, colon, number = text.partition(":")
        host, port = _host(name), colon + number
    valid = PORT.fullmatch(port) if port else None
    if not host or (port and (valid is None or int(valid[1] or 0) > MAX_PORT)):
        return ""
    return f"{host}:{valid[1]}" if valid and valid[1] else host


def _ip6(text: str) -> str:
    try:
        return f"[{IPv6Address(text).compressed}]" if "%" not in text else ""
    except ValueError:
        return ""


def _host(text: str) -> str:
    """A domain in ASCII (IDNA) or an IPv4 address; "" for what is neither."""
    name = unquote(text)
    if len(name) > MAX_HOST:
        return ""
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    plain = name.lower().removesuffix(".")
    labels = plain.split(".")
    if len(plain) > MAX_HOST or not all(map(LABEL.fullmatch, labels)):
        return ""
    if NUMBER.fullmatch(labels[-1]):
        is_address = len(labels) == OCTETS and all(OCTET.fullmatch(each) and int(each) <= MAX_OCTET for each in labels)
        return plain if is_address else ""
    return name


def _encoded(text: str, also: str = "") -> str:
    """`text` with all characters as codes that are neither letters, digits, nor `UNRESERVED` or in `also`."""
    allowed = {*UNRESERVED, *also}
    return "".join(
        char if char.isalnum() or char in allowed else "".join(f"%{byte:02X}" for byte in _bytes(char))
        for char in NO_CODE.sub("%25", text)
    )


def _bytes(char: str) -> bytes:
    return char.encode("utf-8", "replace")
