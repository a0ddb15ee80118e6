"""Readable names of controls, beside the names that the Exchange gives them.

The Exchange writes controls in capitals behind a hash ("#MONITOR USE"); as a title that is hard to read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
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
KNOWN = frozenset({"conf", "dev", "sec", *ACRONYMS})
"""What the names of controls hold that no text uses as a word in small letters."""
PLAIN_WORD = re.compile(r"(?<![\w/#.-])[A-Za-z][a-z]++(?![\w/])")
"""A word that is not in capitals, and no part of an address."""
MAX_NAME_LENGTH, MAX_WORD_LENGTH = 60, 20
"""Letters of a name that is split into words, and of one of them."""
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
    words = _words(title)
    if not words or (len(words) == 1 and not _is_word(words[0], text)):
        return None
    return in_sentence_case(title)


def in_sentence_case(name: str) -> str:
    """The name of a control, with or without its hash, in sentence case, acronyms in capitals."""
    shown = " ".join(ACRONYMS.get(word, word) for word in _words(name))
    return shown[:1].upper() + shown[1:]


def word_counts(text: str) -> Counter[str]:
    """How often each word occurs in a text without tags, for `split_name`."""
    return Counter(map(str.lower, PLAIN_WORD.findall(text)))


def split_name(title: str, counts: Mapping[str, int]) -> str | None:
    """A name of words run together in sentence case, "Least model privilege" for "#LEASTMODELPRIVILEGE"; None where it
    is not made of words that the text around it uses. The fewest words are taken, then the most frequent ones.
    """
    name = title.lstrip("#").lower()
    if len(name) > MAX_NAME_LENGTH:
        return None
    splits: list[tuple[int, int, tuple[str, ...]] | None] = [(0, 0, ())]
    for end in range(1, len(name) + 1):
        found = []
        for start in range(max(0, end - MAX_WORD_LENGTH), end):
            before, word = splits[start], name[start:end]
            if before is not None and (word in KNOWN or (word in counts and word != name)):
                found.append((before[0] + 1, before[1] - counts.get(word, 0), (*before[2], word)))
        splits.append(min(found, default=None))
    whole = splits[-1]
    return in_sentence_case(" ".join(whole[2])) if whole is not None and whole[0] > 1 else None


def _words(name: str) -> list[str]:
    return name.lstrip("#").lower().split()


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
