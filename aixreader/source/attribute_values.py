"""Allowed values of attributes: addresses of links and images, ids, classes, numbers.

`keep_value` is the sanitiser's attribute filter. A value that is not plainly harmless goes; the element's text stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from aixreader.source.allowlist import CLASSES, ICON_CLASS, LANGUAGE_CLASS, OWN_ID_PREFIX, SCHEMES, TOKEN_CLASSES

# The longest real address has some 300 characters, the longest alternative text some 500.
MAX_ADDRESS = 8_192
MAX_TEXT = 10_000
MAX_NAME = 1_000
MAX_SPAN = 1_000
"""HTML's own limit for colspan."""

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
OWN_HOST = re.compile(r"https?://(?:www\.)?owaspai\.org(?::(?:80|443))?(?=/)", re.IGNORECASE)
# Browsers pass over tabs and line ends anywhere in an address, and over C0 controls and blanks at its ends.
SKIPPED = re.compile(r"[\t\n\r]")
ENDS = "".join(map(chr, range(0x21)))
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# Characters nobody sees; what hides behind them is judged without them as well.
UNSEEN = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
WORD = re.compile(r"[^\s\x00-\x20\x7f-\xa0]+")
DIGITS = re.compile(r"[0-9]{1,9}")
INTEGER = re.compile(r"-?[0-9]{1,9}")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,5}")


def clean_address(value: str) -> str | None:
    """The address as a browser would read it, or None where it holds control characters or is too long."""
    address = SKIPPED.sub("", value.strip(ENDS))
    return None if CONTROL.search(address) or len(address) > MAX_ADDRESS else address


def scheme_of(address: str) -> str:
    """The address's scheme in lower case, "" for a relative one; unseen characters do not hide a scheme."""
    match = SCHEME.match(UNSEEN.sub("", address))
    return match[1].lower() if match else ""


def is_local(address: str) -> bool:
    """Whether an address, as `clean_address` leaves it, stays on the site: no scheme, no host, no backslash."""
    return bool(address) and not address.startswith("//") and "\\" not in address and not scheme_of(address)


def local_image(value: str) -> str | None:
    """The address of an image of the site's own, its host taken off; None for any other."""
    address = clean_address(value)
    if address is None:
        return None
    if host := OWN_HOST.match(address):
        address = "/" + address[host.end() :].lstrip("/")
    return address if is_local(address) else None


def _href(_tag: str, value: str) -> str | None:
    address = clean_address(value)
    if address is None or "\\" in address[:2]:
        # Browsers read a backslash as a slash, and so `/\\host` as another host.
        return None
    scheme = scheme_of(address)
    return address if not scheme or scheme in SCHEMES else None


def _src(_tag: str, value: str) -> str | None:
    """A local address as it is; a remote one stays for the placeholder that replaces the image."""
    if (local := local_image(value)) is not None:
        return local
    address = clean_address(value)
    return address if address and (address.startswith("//") or scheme_of(address) in ("http", "https")) else None


def _id(_tag: str, value: str) -> str | None:
    taken = value.casefold().startswith(OWN_ID_PREFIX) or len(value) > MAX_NAME
    return value if WORD.fullmatch(value) and not taken else None


def _class(tag: str, value: str) -> str | None:
    classes = [
        name
        for name in value.split()
        if name in CLASSES
        or LANGUAGE_CLASS.fullmatch(name)
        or (tag == "span" and (name in TOKEN_CLASSES or ICON_CLASS.fullmatch(name)))
    ]
    return " ".join(dict.fromkeys(classes)) or None


def _text(_tag: str, value: str) -> str | None:
    return value[:MAX_TEXT]


def _span(_tag: str, value: str) -> str | None:
    number = int(value) if DIGITS.fullmatch(value.strip()) else 0
    return str(min(number, MAX_SPAN)) if number else None


def _number(_tag: str, value: str) -> str | None:
    return str(int(value)) if INTEGER.fullmatch(value.strip()) else None


def _length(_tag: str, value: str) -> str | None:
    return str(int(value)) if DIGITS.fullmatch(value.strip()) and 0 < int(value) < 10_000 else None


def _one_of(*words: str) -> Callable[[str, str], str | None]:
    def check(_tag: str, value: str) -> str | None:
        return value if value in words else None

    return check


def _flag(_tag: str, _value: str) -> str | None:
    return ""


def _language(_tag: str, value: str) -> str | None:
    return value if LANGUAGE.fullmatch(value) else None


CHECKS: dict[str, Callable[[str, str], str | None]] = {
    "align": _one_of("left", "right", "center"),
    "alt": _text,
    "class": _class,
    "colspan": _span,
    "dir": _one_of("ltr", "rtl", "auto"),
    "height": _length,
    "href": _href,
    "id": _id,
    "lang": _language,
    "name": _id,
    "open": _flag,
    "reversed": _flag,
    "rowspan": _span,
    "scope": _one_of("row", "col", "rowgroup", "colgroup"),
    "span": _span,
    "src": _src,
    "start": _number,
    "title": _text,
    "type": _one_of("1", "a", "A", "i", "I"),
    "value": _number,
    "width": _length,
}


def keep_value(tag: str, name: str, value: str) -> str | None:
    """The allowed value of an attribute, or None to remove the attribute."""
    check = CHECKS.get(name)
    return check(tag, value) if check else None
