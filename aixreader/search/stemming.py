"""The stem of an English word: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980.

Only what search needs of it: stems are compared with stems, and never shown. The steps bear the numbers of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Container

MIN_LENGTH = 3
"""Shorter words are kept."""
_C, _V = "[^aeiou][^aeiouy]*+", "[aeiouy][aeiou]*+"
"""A sequence of consonants, and one of vowels; "y" after a consonant is a vowel."""
MEASURE_1 = re.compile(rf"(?:{_C})?{_V}{_C}")
"""Begins like a stem of measure 1 or more: consonants follow vowels once at least."""
MEASURE_2 = re.compile(rf"(?:{_C})?{_V}{_C}{_V}{_C}")
ONLY_MEASURE_1 = re.compile(rf"(?:{_C})?{_V}{_C}(?:{_V})?$")
HAS_VOWEL = re.compile(rf"(?:{_C})?[aeiouy]")
SHORT = re.compile(r"[^aeiou][^aeiouy]*[aeiouy][^aeiouwxy]$")
"""Ends in consonant, vowel, consonant, and has no other vowel."""
DOUBLE = re.compile(r"([^aeiouylsz])\1$")

STEP_2 = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "bli": "ble",
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
    "logi": "log",
}
STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
STEP_4 = frozenset(
    (
        *("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate", "iti"),
        *("ous", "ive", "ize"),
    )
)


def porter(word: str) -> str:
    """The stem of a word in small letters."""
    if len(word) < MIN_LENGTH:
        return word
    first = word[0]
    if first == "y":
        word = "Y" + word[1:]
    word = _without_endings(_without_plural(word))
    if word.endswith("y") and HAS_VOWEL.match(word, 0, len(word) - 1):  # step 1c
        word = word[:-1] + "i"
    word = _replaced(_replaced(word, STEP_2), STEP_3)
    word = _step_5(_step_4(word))
    return "y" + word[1:] if first == "y" else word


def _without_plural(word: str) -> str:
    """Step 1a."""
    if not word.endswith("s"):
        return word
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word if word[-2] == "s" else word[:-1]


def _without_endings(word: str) -> str:
    """Step 1b."""
    if word.endswith("eed"):
        return word[:-1] if MEASURE_1.match(word, 0, len(word) - 3) else word
    ending = next((ending for ending in ("ed", "ing") if word.endswith(ending)), "")
    root = word.removesuffix(ending)
    if not ending or not HAS_VOWEL.match(root):
        return word
    if root.endswith(("at", "bl", "iz")):
        return root + "e"
    if DOUBLE.search(root):
        return root[:-1] if len(root) > MIN_LENGTH else root  # "added" is of "add"
    return root + "e" if SHORT.match(root) else root


def _replaced(word: str, endings: dict[str, str]) -> str:
    """Steps 2 and 3: the longest ending that fits is replaced."""
    ending = _ending(word, endings)
    root = word.removesuffix(ending)
    return root + endings[ending] if ending and MEASURE_1.match(root) else word


def _step_4(word: str) -> str:
    ending = _ending(word, STEP_4)
    root = word.removesuffix(ending)
    if ending:
        return root if MEASURE_2.match(root) else word
    if word.endswith(("sion", "tion")) and MEASURE_2.match(word, 0, len(word) - 3):
        return word[:-3]
    return word


def _step_5(word: str) -> str:
    root = word[:-1]
    if word.endswith("e") and (MEASURE_2.match(root) or (ONLY_MEASURE_1.match(root) and not SHORT.match(root))):
        word = root
    return word[:-1] if word.endswith("ll") and MEASURE_2.match(word) else word


def _ending(word: str, endings: Container[str]) -> str:
    """The longest of `endings` that `word` has, "" for none; a word is never all ending."""
    for size in range(min(7, len(word) - 1), 1, -1):
        if word[-size:] in endings:
            return word[-size:]
    return ""
