"""Bare addresses in text (GFM's autolinks, as goldmark's linkify reads them)."""

from __future__ import annotations

import re

# They may stand at the start, after white space and after *, _, ~ and (.
START = r"(?<![^\s*_~(])"
WEB = re.compile(START + r"(?:(?:https?|ftp)://|www\.)", re.IGNORECASE)
ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)[^\s<]+", re.IGNORECASE)
DOMAIN = re.compile(r"(?:\w[\w-]*\.)+[\w-]*\w", re.ASCII)
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*", re.ASCII)
TRAILING = "?!.,:*_~'\""
ENTITY_END = re.compile(r"&[A-Za-z0-9]+;$")


def web_address(text: str, at: int) -> tuple[str, str] | None:
    """Address as written and as link at `at`, or None."""
    match = ADDRESS.match(text, at)
    if match is None:
        return None
    shown = _trimmed(match[0])
    bare = shown.lower().startswith("www.")
    host = shown if bare else shown.partition("://")[2]
    domain = DOMAIN.match(host)
    if domain is None or "_" in "".join(domain[0].split(".")[-2:]):
        return None
    return shown, f"http://{shown}" if bare else shown


def mail_address(text: str, at: int) -> str | None:
    """The e-mail address at `at`, or None."""
    match = MAIL.match(text, at)
    if match is None:
        return None
    shown = match[0].rstrip(".")
    domain = shown.partition("@")[2]
    return shown if "." in domain and domain[-1] not in "-_" else None


def _trimmed(address: str) -> str:
    """Without what ends the sentence: punctuation, a closing parenthesis too many, an entity."""
    while address:
        if address[-1] in TRAILING or (address[-1] == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        elif address[-1] == ";":
            shorter = ENTITY_END.sub("", address)
            address = shorter if shorter != address else address[:-1]
        else:
            break
    return address
