"""Addresses that are wrapped in brackets or quotation marks, as they come out of text: `([https://a](https://a))`."""

from __future__ import annotations

import re

PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">", '"': '"', "'": "'", "`": "`", "“": "”", "‘": "’", "«": "»"}
CLOSERS = {closer: opener for opener, closer in PAIRS.items()}
TRAILING = ".,;:!*_\\"
"""What a sentence puts behind an address."""
ENCODED = re.compile(r"%(?:22|27|28|29|2A|3C|3E|5B|5C|5D|60|7B|7D)", re.IGNORECASE)
MAX_LAYERS = 16


def unwrapped(address: str, *, punctuation: bool = True) -> str:
    """`address` without brackets and quotation marks around it, and `punctuation` behind it; of a Markdown link, its
    target. Brackets inside stay as long as they are balanced ("https://en.wikipedia.org/wiki/Lisp_(language)").
    """
    trailing = TRAILING if punctuation else ""
    if not address or not _is_wrapped(address, trailing):
        return address
    text = ENCODED.sub(lambda match: chr(int(match[0][1:], 16)), address)
    for _ in range(MAX_LAYERS):
        bare = _without_layer(text.strip(), trailing)
        if bare == text:
            break
        text = bare
    return text or address


def _is_wrapped(address: str, trailing: str) -> bool:
    first, last = address[0], address[-1]
    edges = (address[:3], address[-3:])
    return first in PAIRS or last in CLOSERS or last in trailing or any(map(ENCODED.fullmatch, edges))


def _without_layer(text: str, trailing: str) -> str:
    if text.startswith("["):
        label, link, rest = text[1:].partition("](")
        if link:
            return _inside(rest, ")") if rest.rstrip(")") else label
    if text[:1] in PAIRS:
        return text[1:].removesuffix(PAIRS[text[0]]) if len(text) > 1 else text
    if text[-1:] in CLOSERS and not _is_balanced(text, text[-1]):
        return text[:-1]
    return text.rstrip(trailing) if trailing else text


def _inside(text: str, closer: str) -> str:
    """`text` up to the bracket that closes the one before it, or whole."""
    depth = 1
    for at, char in enumerate(text):
        depth += (char == CLOSERS[closer]) - (char == closer)
        if depth == 0:
            return text[:at]
    return text


def _is_balanced(text: str, closer: str) -> bool:
    opener = CLOSERS[closer]
    return opener != closer and text.count(opener) >= text.count(closer)
