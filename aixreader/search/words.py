"""Text analysis: tokens and their normalisation, the same for documents and for queries.

A compound is a run of letters and digits together with those that one character joins to it: "re-use", "don't",
"Node.js", "AML.T0051", "snake_case", "AT&T". Its words stand one after the other, as phrases see them: the parts
between hyphens and underscores; what dots and apostrophes join is one word. Its other tokens stand at the place of its
last word, so that each is found in whatever way it is typed: its parts ("T0051"), and the whole without what joins it
("reuse", "nodejs").

A word is folded (NFKD, without case, accents and invisible characters) and spelled the American way. An apostrophe,
whichever of its characters is typed, is left out: "don't" is "dont". Initials are one word: "U.S.A." is "usa". Scripts
that write no blanks (Chinese, Japanese, Korean) are indexed by pairs of characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from aixreader.search.stemming import porter

MAX_WORD_LENGTH = 64
"""Characters. What is longer is data, not a word: only its beginning, and its parts, are indexed."""
MAX_PAIR_LENGTH = 10
"""Characters of words with a slash between them that are also indexed as one ("CI/CD")."""

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Soft hyphens, characters without width, and marks of direction: they end no word and are no part of one."""
MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0e31-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"
)
"""Characters that combine with the letter before them; `re` takes none of them for a letter."""
PAIRED = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3100-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Letters of scripts that are indexed by pairs."""
APOSTROPHES = "'’‘‛ʼʻʹ′´`＇"
HYPHENS = r"\-_/‐‑‒–−﹣－＿"
DOTS = ".．&＆"

_RUN = rf"[^\W_]++(?:[{INVISIBLE}{MARKS}]++[^\W_]*+)*+"
COMPOUND = re.compile(rf"{_RUN}(?:[{APOSTROPHES}{HYPHENS}{DOTS}]{_RUN})*+(?:\+\+|[#＃](?![^\W_]))?+")
PART = re.compile(rf"[^{HYPHENS}]+")
PIECE = re.compile(rf"[^{DOTS}]+")
PAIRED_LETTER = re.compile(rf"[{PAIRED}]")
PAIRED_RUN = re.compile(rf"[{PAIRED}]{{3,}}")
SPECIAL = re.compile(rf"[{PAIRED}{INVISIBLE}{APOSTROPHES}]")
POSSESSIVE = re.compile(r"['`]s?$")
CONTRACTED = frozenset(("d", "ll", "m", "re", "s", "t", "ve"))
"""What an English word ends in after an apostrophe."""


def _characters(ranges: str) -> str:
    """The characters of a character class."""
    spans = re.findall(r"(.)(?:-(.))?", ranges, re.DOTALL)
    return "".join(chr(code) for first, last in spans for code in range(ord(first), ord(last or first) + 1))


ALIKE = str.maketrans(
    dict.fromkeys(_characters(INVISIBLE))
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys("‐‑‒–−﹣－", "-")
    | {"．": ".", "＆": "&", "＃": "#", "＋": "+", "＿": "_"}
)
"""Characters that are typed for one another, and those that are not seen."""


BRITISH_SPELLINGS = (
    (re.compile(r"\b(\w{3,})is(e[drs]?|es|ing|ations?|ers?)"), r"\1iz\2"),
    (re.compile(r"\b(anal|cat\w*al|paral)ys(e[drs]?|ing|ers?)"), r"\1yz\2"),
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
    """A token of a text, normalised; `start` and `end` are its position in the text, in characters.

    `is_extra` is set for what stands at the place of the word before it: a part of that word, or the whole compound
    written as one word.
    """

    word: str
    start: int
    end: int
    is_extra: bool = False


class Compound(NamedTuple):
    """A compound of a query: `text` as it was typed, its words, and its other tokens; `joined` is the one of these that
    is the whole without what joins it, "" where there is none.
    """

    text: str
    words: tuple[str, ...]
    others: tuple[str, ...] = ()
    joined: str = ""

    @property
    def is_id(self) -> bool:
        """Whether it looks like an identifier: "CVE-2024-1234", "AML.T0051", "GPT-5", not "24-hour"."""
        numbers = sum(any(map(str.isdigit, part)) for part in PART.findall(self.text))
        is_like_one = numbers > 1 or "." in self.text or self.text == self.text.upper()
        return is_like_one and numbers > 0 and bool(self.others) and any(map(str.isalpha, self.text))


def tokenise(text: str) -> Iterator[Token]:
    """All tokens of `text`, in order."""
    for match in COMPOUND.finditer(text):
        raw, start = match[0], match.start()
        if raw.isalnum() and (raw.isascii() or not SPECIAL.search(raw)):
            word = normalise(raw[:MAX_WORD_LENGTH])
            if word:
                yield Token(word, start, start + min(len(raw), MAX_WORD_LENGTH))
        else:
            tokens = _tokens_of(raw) if len(raw) > MAX_WORD_LENGTH else _known_tokens_of(raw)
            for word, left, right, is_extra in tokens:
                yield Token(word, start + left, start + right, is_extra)


def words(text: str) -> list[str]:
    """The normalised words of `text`, in order."""
    return [token.word for token in tokenise(text) if not token.is_extra]


def compounds(text: str) -> Iterator[Compound]:
    """The compounds of a query that have a word, in order."""
    for match in COMPOUND.finditer(text):
        tokens = list(tokenise(match[0]))
        typed = tuple(token.word for token in tokens if not token.is_extra)
        others = tuple(dict.fromkeys(token.word for token in tokens if token.is_extra))
        if typed:
            joined = normalise(compact(match[0])) if len(match[0]) <= MAX_WORD_LENGTH else ""
            yield Compound(match[0], typed, others, joined if joined in others else "")


@lru_cache(maxsize=20_000)
def _known_tokens_of(raw: str) -> tuple[Token, ...]:
    return tuple(_tokens_of(raw))


def _tokens_of(compound: str) -> Iterator[Token]:
    """The tokens of a compound; positions count from its beginning."""
    count = 0
    for match in PART.finditer(compound):
        count += 1
        yield from _tokens_of_part(match[0], match.start())
    if count > 1 and len(compound) <= MAX_WORD_LENGTH:
        joined = normalise(compact(compound))
        if "/" not in compound or len(joined) <= MAX_PAIR_LENGTH:
            yield from _token(joined, 0, len(compound), is_extra=True)


def _tokens_of_part(part: str, start: int) -> Iterator[Token]:
    """The tokens of what stands between two hyphens: one word, and what dots join in it."""
    pieces = list(PIECE.finditer(part))
    if len(pieces) == 1:
        yield from _tokens_of_word(part, start)
        return
    end = start + len(part)
    is_word = len(part) <= MAX_WORD_LENGTH
    joined = compact(part) if is_word else ""
    if is_word and _is_initials(part):
        yield from _token(joined, start, end)
        return
    if is_word:
        yield from _token(normalise(part), start, end)
    if joined.isdecimal():
        return
    for piece in pieces:
        if not is_word or len(piece[0]) > 1:
            for token in _tokens_of_word(piece[0], start + piece.start()):
                yield token._replace(is_extra=is_word or token.is_extra)
    yield from _token(normalise(joined), start, end, is_extra=True)


def _is_initials(part: str) -> bool:
    """Whether single letters with a dot between them: "U.S.A", "e.g"."""
    letters = fold(part).split(".")
    return all(len(letter) == 1 and letter.isalpha() for letter in letters)


def _tokens_of_word(word: str, start: int) -> Iterator[Token]:
    """The tokens of a run of letters and digits with apostrophes inside."""
    if PAIRED_LETTER.search(word):
        yield from _pairs(word, start)
        return
    whole = word[:MAX_WORD_LENGTH]
    end = start + len(whole)
    yield from _token(normalise(whole), start, end)
    head, apostrophe, tail = fold(whole).replace("`", "'").rpartition("'")
    if apostrophe and len(head) <= 2 and len(tail) > 1 and tail not in CONTRACTED:
        yield from _token(normalise(tail), end - len(tail), end, is_extra=True)
    if whole.endswith("++") and len(whole) > len("C++"):
        yield from _token(normalise(whole[:-2]), start, end - 2, is_extra=True)


def _pairs(word: str, start: int) -> Iterator[Token]:
    """The pairs of neighbours of a run without blanks, and its single letters; runs of other letters between them are
    words.
    """
    letters = [(at, char) for at, char in enumerate(word) if ord(char) not in ALIKE and not unicodedata.combining(char)]
    for is_paired, group in groupby(letters, lambda letter: PAIRED_LETTER.match(letter[1]) is not None):
        run = list(group)
        first, last = run[0][0], run[-1][0] + 1
        if not is_paired or len(run) == 1:
            yield from _token(normalise(word[first:last][:MAX_WORD_LENGTH]), start + first, start + last)
            continue
        for (left, char), (right, after) in pairwise(run):
            yield from _token(fold(char + after), start + left, start + right + 1)
        for at, char in run:
            yield from _token(fold(char), start + at, start + at + 1, is_extra=True)


def _token(word: str, start: int, end: int, *, is_extra: bool = False) -> Iterator[Token]:
    """The token, unless nothing is left of its word."""
    if word:
        yield Token(word[:MAX_WORD_LENGTH], start, end, is_extra)


def paired_runs(text: str) -> list[str]:
    """The runs of `text` that are indexed by pairs, as they are to be highlighted."""
    return PAIRED_RUN.findall(text)


def compact(text: str) -> str:
    """The letters and digits of `text`, folded, as one word: "Model access-control" as "modelaccesscontrol"."""
    return "".join(char for char in fold(text) if char.isalnum())


@lru_cache(maxsize=50_000)
def normalise(word: str) -> str:
    """The form in which a word is indexed and compared: folded, without possessive and apostrophes, in American
    spelling.
    """
    return americanise(POSSESSIVE.sub("", fold(word)).replace("'", "").replace("`", ""))


def fold(text: str) -> str:
    """`text` without case, accents and invisible characters, in Unicode's compatibility form (NFKD); with one
    apostrophe, one hyphen and one full stop for all kinds of them.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.translate(ALIKE)).casefold())
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
    return porter(word)
