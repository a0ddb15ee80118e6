"""How terms are compared: by their words, hyphens and blanks alike, small letters and capitals too.

A word with a capital behind its first letter ("RAG", "DoW", "LLMs") is a spelling of its own: "art" is no ART.
"""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
GAP = re.compile(r"[\s\-‐‑]{1,3}")
"""What may stand between two words of a term."""
ENDINGS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"))
NO_PLURAL = ("ss", "us", "is")


def folded(word: str) -> str:
    """A word as it is compared."""
    return word.lower() if word[1:] == word[1:].lower() else word


def key_of(text: str) -> str:
    """The words of a text as they are compared."""
    return " ".join(folded(word) for word in WORD.findall(text))


def spellings(name: str, *, is_abbreviation: bool) -> tuple[str, ...]:
    """A term as it is written, in the singular and in the plural."""
    if is_abbreviation:
        other = name[:-1] if name.endswith("s") and name[-2:-1].isupper() else f"{name}s"
        return name, other
    return name, _other_number(name)


def _other_number(name: str) -> str:
    """The plural of a name, or the singular of one in the plural. In capitals there is none."""
    if name == name.upper():
        return name
    for plural, singular in ENDINGS:
        if name.endswith(plural):
            return name.removesuffix(plural) + singular
    if name.endswith("s") and not name.endswith(NO_PLURAL):
        return name[:-1]
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return name[:-1] + "ies"
    if name.endswith(("ch", "sh", "x", "ss")):
        return f"{name}es"
    return name if name.endswith("s") else f"{name}s"
