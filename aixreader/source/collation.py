"""The order of titles as Hugo has it: `collation_key`.

Hugo sorts by the Unicode Collation Algorithm. This is the part of it that tells titles apart: punctuation before
digits before letters, accents and capitals only where all else is equal. The order of punctuation was taken from Hugo.
"""

from __future__ import annotations

import unicodedata

PUNCTUATION = " _-–—,;:!?….'‘’\"“”()[]{}§@*/\\&#%•`^©→+<=>|~✓$£€"
PLACES = {letter: place for place, letter in enumerate(PUNCTUATION)}
SPELT = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d"})
OTHER, DIGIT, LETTER = 1_000, 2_000_000, 4_000_000

CollationKey = tuple[tuple[int, ...], tuple[str, ...], str]


def collation_key(text: str) -> CollationKey:
    """A key to sort titles by."""
    plain = [letter for letter in text if letter in PLACES]
    spaced = unicodedata.normalize("NFKD", text) if len(plain) < len(text) else text
    folded = spaced.casefold().translate(SPELT)
    base = tuple(_place(letter) for letter in folded if not unicodedata.combining(letter))
    accents = tuple(letter for letter in folded if unicodedata.combining(letter))
    return base, accents, text.swapcase()


def _place(letter: str) -> int:
    if (place := PLACES.get(letter)) is not None:
        return place
    if letter.isspace():
        return 0
    if letter.isdecimal():
        return DIGIT + ord(letter)
    return (LETTER if letter.isalpha() else OTHER) + ord(letter)
