"""Validates addresses outside the edition before they are shown to the user or opened in the system's browser."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QUrl, QUrlQuery

SCHEMES = frozenset({"http", "https", "mailto"})
MAIL_FIELDS = frozenset({"subject", "body"})  # RFC 6068; others, such as `attach`, have made mail programs attach files
# Unicode categories: control, format (with the bidirectional ones), surrogates, line and paragraph separators.
HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
MAX_ADDRESS_LENGTH = 4096  # characters, percent-encoded


@dataclass(frozen=True, slots=True)
class ExternalAddress:
    """A valid address: `text` percent-encoded, `host` in Punycode (for mail: the mailbox, percent-encoded)."""

    text: str
    host: str


def parse_external_address(address: str) -> ExternalAddress | None:
    """The validated `address`; None where it is invalid, too long, of another scheme, or has hidden characters."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    text = bytes(url.toEncoded().data()).decode("ascii")
    if (
        len(text) > MAX_ADDRESS_LENGTH
        or not url.isValid()
        or url.scheme() not in SCHEMES
        or url.userInfo()
        or _has_hidden_characters(url)
    ):
        return None
    host = _mailbox(url) if url.scheme() == "mailto" else url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if not host:
        return None
    return ExternalAddress(text, host)


def _mailbox(url: QUrl) -> str:
    """The mailbox of a `mailto:` address, "" where it has other fields than subject and body, or several mailboxes."""
    fields = {name.lower() for name, _ in QUrlQuery(url).queryItems()}
    if not fields <= MAIL_FIELDS or url.path().count("@") != 1:
        return ""
    return url.path(QUrl.ComponentFormattingOption.FullyEncoded)


def _has_hidden_characters(url: QUrl) -> bool:
    """Whether `url` contains, encoded or not, characters that are invisible or change the reading direction."""
    plain = QUrl.fromPercentEncoding(url.toEncoded())
    return any(
        unicodedata.category(character) in HIDDEN_CATEGORIES for text in (plain, url.toString()) for character in text
    )
