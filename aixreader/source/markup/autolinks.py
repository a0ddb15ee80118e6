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
MAX_ENTITY = 40
"""Characters; the longest name of HTML has 31."""
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
    end, surplus = len(address), address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last == ";" and (entity := ENTITY_END.search(address, max(0, end - MAX_ENTITY), end)):
            end = entity.start() + 1
        elif last not in TRAILING and last != ";":
            break
        end -= 1
    return address[:end]
