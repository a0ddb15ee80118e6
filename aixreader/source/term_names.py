"""What a definition is, and what may be the name of a term."""

from __future__ import annotations

import re
from typing import NamedTuple

from aixreader.html.first_sentence import first_sentence
from aixreader.model import Section
from aixreader.model.term import ABBREVIATION
from aixreader.source.expansions import SHORT
from aixreader.source.term_words import key_of, spellings

MAX_NAME = 60
MAX_NAME_WORDS = 6
MIN_MEANING = 12
NUMBER = re.compile(r"^[\d.]+\s+")
TAIL = re.compile(r"(?<!\s)\s*+[-–—:]\s*+(?:introduction|overview)$", re.IGNORECASE)
IN_PARENTHESES = re.compile(r"(?<!\s)\s*+\([^()]*+\)$")
SHORT_NAME = re.compile(SHORT)
NO_TERM = frozenset(
    {"a", "all", "also", "an", "and", "another", "any", "are", "both", "but", "each", "every", "example", "here", "how"}
    | {"if", "important", "in", "is", "it", "its", "many", "most", "no", "not", "note", "one", "other", "our", "see"}
    | {"some", "step", "such", "summary", "that", "the", "their", "there", "these", "they", "this", "those", "tip"}
    | {"warning", "we", "what", "when", "where", "which", "who", "why", "you", "your"}
)
"""Words that no term begins with."""
JOINED = re.compile(r"\b(?:and|or|vs\.?|versus)\b|[/&,:;?!()\[\]“”\"=<>]")
"""In a name that stands for more than one thing, or for none."""
MARKED, STATED, TOLD = range(3)
"""How surely something is a definition: marked as one, worded as one, or the opening of a section."""


class Found(NamedTuple):
    """A definition in a page: offset in its HTML, the term, how surely it is one, and other names of the same."""

    at: int
    name: str
    meaning: str
    kind: str
    surety: int = STATED
    also: tuple[str, ...] = ()


def title_name(section: Section) -> str:
    """The name in a section's title: without its number, a hash, and "- Introduction"."""
    return TAIL.sub("", NUMBER.sub("", section.title.strip())).strip().lstrip("#").strip()


def is_name(name: str) -> bool:
    """Whether some words may be a term: few, of one thing, and no beginning of a sentence."""
    plain = plain_name(name)
    words = key_of(plain).split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or len(plain) > MAX_NAME or JOINED.search(plain):
        return False
    is_doing = len(words) > 2 and words[0].endswith("ing")  # "Protecting training data"
    return words[0] not in NO_TERM and not is_doing and any(letter.isalpha() for letter in plain) and len(plain) > 1


def plain_name(name: str) -> str:
    """A name without an abbreviation or a note in parentheses behind it, and without punctuation at its end."""
    return IN_PARENTHESES.sub("", name.strip()).strip(" .,:;“”\"'")


def is_short(name: str) -> bool:
    """Whether a name is written as abbreviations are."""
    return SHORT_NAME.fullmatch(name) is not None and sum(letter.isupper() for letter in name) > 1


def abbreviation(at: int, short: str, words: str, surety: int = STATED) -> Found:
    """An abbreviation and what it stands for, both in the singular."""
    name = _singular(short)
    if name != short and words.endswith("s"):
        words = spellings(words, is_abbreviation=False)[1]
    return Found(at, name, capitalised(words), ABBREVIATION, surety)


def capitalised(words: str) -> str:
    """`words` with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def as_sentence(text: str) -> str:
    """The first sentence of an explanation, with a capital."""
    return first_sentence(capitalised(text.strip()))


def _singular(short: str) -> str:
    return short[:-1] if short.endswith("s") and short[-2:-1].isupper() else short
