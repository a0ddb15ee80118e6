"""Readable names of controls, beside the names that the Exchange gives them.

The Exchange writes controls in capitals behind a hash ("#MONITOR USE"); as a title that is hard to read.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from aixreader.html.edit import splice
from aixreader.html.tree import Element, with_text
from aixreader.model.address import CONTENT

HASH_NAME = re.compile(r"#[^A-Za-z<>#]*+[A-Z][^a-z<>#]*+")
# Acronyms, which stay in capitals in a title in sentence case.
ACRONYMS = {
    "ai": "AI", "api": "API", "dos": "DoS", "genai": "GenAI", "i/o": "I/O", "id": "ID", "io": "I/O", "llm": "LLM",
    "mcp": "MCP", "ml": "ML", "pii": "PII", "rag": "RAG", "sbom": "SBOM",
}  # fmt: skip
# How many occurrences of a word are examined; a page with more is made to be slow.
MAX_OCCURRENCES = 200
LINKED_NAME = r"#?[A-Z][A-Z/ ]{5,60}[a-z]{0,20}"
"""The text of a link that may be such a name; the hash may be before the link."""
PUBLISHERS = re.compile(r"(?:CEN|CENELEC|ENISA|ETSI|EU|GDPR|IEC|ISO|MITRE|NIST|OWASP|UK|US)\b")
"""With these begin names of projects and laws ("EU AI ACT"), and none of a control."""


def mark_names(html: str) -> str:
    """Give links that are written in capitals, as names of controls are, the class `name`."""
    begins = f'<a href="{CONTENT}'
    links = (link for link in with_text(html, "a", LINKED_NAME) if html.startswith(begins, link.start))
    named = (link for link in links if _is_plain(link) and _is_name(html, link))
    return splice(html, ((link.start, link.start + len("<a"), '<a class="name"') for link in named))


def _is_name(html: str, link: Element) -> bool:
    """Whether a link's text is the name of a control: by the hash, by its capitals, or as its target is named."""
    text = link.content
    if text.startswith("#") or html.endswith("#", 0, link.start):
        return True
    if text == text.upper():
        return PUBLISHERS.match(text) is None
    return _letters(text) == _letters(unquote(link.attributes["href"].rpartition("#")[2]))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _is_plain(link: Element) -> bool:
    """Whether a link has no attributes but its address."""
    return link.start_tag.count('"') == 2


def readable_name(title: str, text: str = "") -> str | None:
    """`title` in sentence case without its hash; None if it is not a control name, or cannot be made readable.

    A name of one word may be several run together ("#AIPROGRAM", as the Exchange wrote until 2025): it counts as a word
    only if the surrounding `text` uses it as one.
    """
    if not HASH_NAME.fullmatch(title):
        return None
    words = title.lstrip("#").lower().split()
    if not words or (len(words) == 1 and not _is_word(words[0], text)):
        return None
    shown = [ACRONYMS.get(word, word) for word in words]
    return " ".join([shown[0][:1].upper() + shown[0][1:], *shown[1:]])


def _is_word(word: str, text: str) -> bool:
    """Whether `text` uses the word in small letters, outside an address."""
    at = text.find(word)
    for _ in range(MAX_OCCURRENCES):
        if at < 0:
            return False
        around = text[max(0, at - 1) : at] + text[at + len(word) : at + len(word) + 1]
        if not any(sign.isalnum() or sign in '/#-_"' for sign in around):
            return True
        at = text.find(word, at + 1)
    return False
