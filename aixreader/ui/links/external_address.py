"""Which addresses outside the edition may be handed to the system's browser, and how they are shown before that.

A rule of safety, kept free of the dialog that applies it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QUrl, QUrlQuery

SCHEMES = frozenset({"http", "https", "mailto"})
MAIL_FIELDS = frozenset({"subject", "body"})  # `attach` and the like have made mail programs send files
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # control and format characters, the bidirectional ones among them
LONGEST = 4096


@dataclass(frozen=True, slots=True)
class ExternalAddress:
    """An address fit to be opened: `text` is all of it in ASCII, `host` whom it leads to (in punycode; for mail a
    mailbox, percent-encoded).
    """

    text: str
    host: str


def examine(address: str) -> ExternalAddress | None:
    """`address` as it may be shown and opened, or None where it must not be."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    text = bytes(url.toEncoded().data()).decode("ascii")
    if len(text) > LONGEST or not url.isValid() or url.scheme() not in SCHEMES or url.userInfo() or _hides(url):
        return None
    host = _mailbox(url) if url.scheme() == "mailto" else url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if not host:
        return None
    return ExternalAddress(text, host)


def _mailbox(url: QUrl) -> str:
    """The mailbox of a mail address, "" where the address asks for more than a subject and a text."""
    fields = {name.lower() for name, _ in QUrlQuery(url).queryItems()}
    if not fields <= MAIL_FIELDS or url.path().count("@") != 1:
        return ""
    return url.path(QUrl.ComponentFormattingOption.FullyEncoded)


def _hides(url: QUrl) -> bool:
    """Whether some character of `url`, however it is encoded, is not seen or turns the reading direction."""
    plain = QUrl.fromPercentEncoding(url.toEncoded())
    return any(unicodedata.category(character) in HIDDEN for text in (plain, url.toString()) for character in text)
