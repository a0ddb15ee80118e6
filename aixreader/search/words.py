"""Text analysis: tokens and their normalisation, the same for documents and for queries.

A token is a run of letters and digits, with dots and apostrophes inside ("AML.T0051", "model's"). It is folded (NFKD,
without case and accents) and spelled the American way, so that both spellings match. Hyphenated words are also indexed
as one word ("fine-tune" as "fine", "tune" and "finetune").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
HYPHENATED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")
POSSESSIVE = re.compile(r"['’]s?$")
MAX_WORD_LENGTH = 64
"""Longer runs are cut: they are data, not words, and would only take memory."""

BRITISH_SPELLINGS = (
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
"""Patterns of British spellings, and their American replacements."""
NOT_BRITISH = re.compile(
    r"(?:ad|de|dis|im|pre|pro|re|super|tele)?(?:vis|guis|mis|pris|rais|cis|pois|prais|provis|spis|tis)\w*"
    r"|(?:compr|enterpr|surpr)is\w*|\w*(?:compromis|exercis|promis|expertis|franchis|nois|wis)\w*|bias(?:es|ed)"
)
"""Words that match one of these patterns but are spelled the same way in both countries."""
PREFIX_SPELLINGS = ((re.compile(r"([iy])s[ei]?$"), r"\1z"), (re.compile(r"ou(r?)$"), r"o\1"))
"""The same for prefixes of words, while they are typed."""


class Token(NamedTuple):
    """A word of a text, normalised; `start` and `end` are its position in the text, in characters."""

    word: str
    start: int
    end: int


def tokenise(text: str) -> Iterator[Token]:
    """The tokens of `text`, in order; the parts of a hyphenated word are tokens of their own."""
    for match in WORD.finditer(text):
        word = normalise(match[0][:MAX_WORD_LENGTH])
        if word:
            yield Token(word, match.start(), match.end())


def words(text: str) -> list[str]:
    """The normalised words of `text`, in order."""
    return [token.word for token in tokenise(text)]


def hyphenated_words(text: str) -> list[str]:
    """The hyphenated words of `text`, each without its hyphens, normalised."""
    return [normalise(re.sub(r"[-‐‑]", "", match[0])[:MAX_WORD_LENGTH]) for match in HYPHENATED.finditer(text)]


def compact(text: str) -> str:
    """The letters and digits of `text`, folded, as one word: "Model access-control" as "modelaccesscontrol"."""
    return "".join(char for char in fold(text) if char.isalnum())


@lru_cache(maxsize=50_000)
def normalise(word: str) -> str:
    """The form in which a word is indexed and compared: folded, without possessive, in American spelling."""
    return americanise(POSSESSIVE.sub("", fold(word)))


def fold(text: str) -> str:
    """`text` without case and accents, in Unicode's compatibility form (NFKD)."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def americanise(word: str) -> str:
    """The American spelling of a folded word."""
    for pattern, replacement in BRITISH_SPELLINGS:
        match = pattern.fullmatch(word)
        if match:
            return word if NOT_BRITISH.fullmatch(word) else match.expand(replacement)
    return word


def prefix_spellings(typed: str) -> tuple[str, ...]:
    """The prefix `typed`, and its American spelling where that differs."""
    spelled = (pattern.sub(replacement, typed) for pattern, replacement in PREFIX_SPELLINGS)
    return tuple(dict.fromkeys((typed, *spelled)))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word, by Porter's algorithm; words with digits or dots, or of fewer than 4 letters, are kept."""
    if not word.isalpha() or len(word) < 4:
        return word
    from whoosh.lang.porter import stem as porter

    root: str = porter(word)
    return root
