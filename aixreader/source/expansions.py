"""What an abbreviation stands for: the words before it whose initials it consists of.

Only a full account of the letters counts: each capital begins a word, and no word but a small one is left over.
"Denial of wallet (DoW)" tells what DoW is, "Evaluation tools (AIFT)" is a list of names.
"""

from __future__ import annotations

import re

SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&"}
)
"""Words that an abbreviation may leave out."""
SOUNDS = {"x": ("ex", "cross")}
"""Letters that stand for the sound of a word's beginning."""
MAX_WORDS = 14
SHORT = r"[A-Z][A-Za-z0-9&/-]{0,10}[A-Za-z0-9]"
PARTS = re.compile(r"[^\s\-‐‑–/,;:“”\"'’()]+(?:['’][a-z]+)?")
PLURAL = re.compile(r"([A-Z0-9&/-]*[A-Z])s")


def expansion_before(short: str, text: str) -> str:
    """The words at the end of `text` that `short` abbreviates, "" where they do not."""
    letters = _letters(short)
    if not letters:
        return ""
    words = list(PARTS.finditer(text[-300:]))[-MAX_WORDS:]
    offset = max(0, len(text) - 300)
    if not words or text[offset + words[-1].end() :].strip(" “”\"'’*"):
        return ""
    for first in range(len(words) - 1, -1, -1):
        if _accounts([word[0] for word in words[first:]], letters):
            return _whole(text, offset + words[first].start(), offset + words[-1].end())
    return ""


def expansion_of(short: str, text: str) -> str:
    """`text` without white space around it where `short` abbreviates all of it, else ""."""
    letters = _letters(short)
    words = PARTS.findall(text[:300])
    return text.strip() if letters and len(words) <= MAX_WORDS and _accounts(words, letters) else ""


def _letters(short: str) -> str:
    """The letters to account for, without the plural's; "" for what is no abbreviation."""
    plural = PLURAL.fullmatch(short)
    letters = "".join(filter(str.isalnum, plural[1] if plural else short))
    return letters if sum(letter.isupper() for letter in letters) > 1 else ""


def _whole(text: str, start: int, end: int) -> str:
    """The words from `start` to `end`; "" where the first is the end of a word with a hyphen, or a quote is cut."""
    words = text[start:end]
    is_cut = start > 0 and text[start - 1] in "-‐‑/"
    return "" if is_cut or words.count("(") != words.count(")") else words


def _accounts(words: list[str], letters: str) -> bool:
    """Whether the letters are the initials of all the words but small ones, and the first and the last word count."""
    if len(words) < 2 or words[0].lower() in SMALL_WORDS:  # one word abbreviates nothing
        return False
    reached = {0}  # how many letters may be accounted for by the words so far
    for word in words:
        small = word.lower() in SMALL_WORDS
        after: set[int] = set()
        for count in reached:
            if small:
                after.add(count)
            after.update(count + taken for taken in _taken(word, letters[count:]))
        reached = after
        if not reached:
            return False
    return len(letters) in reached and words[-1].lower() not in SMALL_WORDS


def _taken(word: str, letters: str) -> list[int]:
    """How many of the letters a word may account for: its initial, more of it in small letters, or all its capitals."""
    if not letters:
        return []
    low, head = word.lower(), letters[0].lower()
    if not low.startswith(head):
        return [1] if low.startswith(SOUNDS.get(head, ("\0",))) else []
    counts = [1]
    for count in range(2, min(len(word), len(letters)) + 1):
        if not letters[1:count].islower() or not low.startswith(letters[:count].lower()):
            break
        counts.append(count)
    capitals = "".join(filter(str.isupper, word))
    return [*counts, len(capitals)] if len(capitals) > 1 and letters.startswith(capitals) else counts
