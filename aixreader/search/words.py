"""What a word is: for texts and for what is typed alike.

A word is a run of letters and digits, with dots and apostrophes inside ("AML.T0051", "model's"). It is folded (NFKC,
no case, no accents) and spelled the American way, so that both spellings meet. Words joined by a hyphen are also taken
as one ("fine-tune" and "finetune").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
JOINED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")
POSSESSIVE = re.compile(r"['’]s?$")
LONGEST = 64
"""What is longer is no word, but something that fills memory."""

# How British words end, and their American spelling.
SPELLINGS = (
    (re.compile(r"(\w{3,})is(e[drs]?|es|ing|ations?|ers?)"), r"\1iz\2"),
    (re.compile(r"(anal|cat\w*al|paral)ys(e[drs]?|ing|ers?)"), r"\1yz\2"),
    (re.compile(r"((?:mis)?behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|vap)our(\w*)"), r"\1or\2"),
    (re.compile(r"((?:re)?label|(?:re)?model|cancel|channel|level|signal|total|travel)l(ed|ing|ers?)"), r"\1\2"),
    (re.compile(r"(def|lic|off|pret)ence(s?)"), r"\1ense\2"),
    (re.compile(r"(anal|catal|dial)ogue(s?)"), r"\1og\2"),
    (re.compile(r"(cen|lit|me|thea)tre(s?)"), r"\1ter\2"),
    (re.compile(r"(arte)fact(s?)"), r"artifact\2"),
    (re.compile(r"(program)me(s?)"), r"\1\2"),
    (re.compile(r"(judg)ement(s?)"), r"\1ment\2"),
)
SAME = re.compile(
    r"(?:ad|de|dis|im|pre|pro|re|super|tele)?(?:vis|guis|mis|pris|rais|cis|pois|prais|provis|spis|tis)\w*"
    r"|(?:compr|enterpr|surpr)is\w*|\w*(?:compromis|exercis|promis|expertis|franchis|nois|wis)\w*|bias(?:es|ed)"
)
"""Words that only look British."""
TYPED = ((re.compile(r"([iy])s[ei]?$"), r"\1z"), (re.compile(r"ou(r?)$"), r"o\1"))
"""The same for the beginning of a word, as it is typed."""


class Token(NamedTuple):
    """A word of a text: as it is compared, and where it stands, in characters."""

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of `text`, in order; those of a hyphenated word one by one."""
    for match in WORD.finditer(text):
        word = normal(match[0][:LONGEST])
        if word:
            yield Token(word, match.start(), match.end())


def words(text: str) -> list[str]:
    """The words of `text` as they are compared."""
    return [token.word for token in tokens(text)]


def joined_words(text: str) -> list[str]:
    """Its hyphenated words, each as one."""
    return [normal(re.sub(r"[-‐‑]", "", match[0])[:LONGEST]) for match in JOINED.finditer(text)]


def squeezed(text: str) -> str:
    """All letters and digits of `text` as one word: how names of controls are written, and typed."""
    return "".join(char for char in fold(text) if char.isalnum())


@lru_cache(maxsize=50_000)
def normal(word: str) -> str:
    """A word as it is compared."""
    return american(POSSESSIVE.sub("", fold(word)))


def fold(text: str) -> str:
    """`text` without case and accents, in Unicode's compatibility form."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))


def american(word: str) -> str:
    """The American spelling of a folded word."""
    for british, instead in SPELLINGS:
        match = british.fullmatch(word)
        if match:
            return word if SAME.fullmatch(word) else match.expand(instead)
    return word


def beginnings(typed: str) -> tuple[str, ...]:
    """A beginning of a word in both spellings."""
    spelled = (ending.sub(instead, typed) for ending, instead in TYPED)
    return tuple(dict.fromkeys((typed, *spelled)))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What a word shares with its relatives (Porter's rules); names with digits or dots are their own stem."""
    if not word.isalpha() or len(word) < 4:
        return word
    from whoosh.lang.porter import stem as porter

    found: str = porter(word)
    return found
