"""How long it takes to read: the one estimate, wherever a reading time is shown."""

from __future__ import annotations

from collections.abc import Iterable

from aixreader.model import Section

WORDS_PER_MINUTE = 238
"""Adults who read non-fiction in English silently: M. Brysbaert, "How many words do we read per minute? A review and
meta-analysis of reading rate", Journal of Memory and Language 109 (2019), 104047.
"""
TABLE_WEIGHT = 0.5
"""A word in a table beside one of running text. No study is known: a table is looked through, not read from cell to
cell."""
CODE_WEIGHT = 2.0
"""A word in a block of code. No study is known: names and signs are read one by one."""
MINUTE, HOUR = 60, 3600


def reading_seconds(sections: Iterable[Section]) -> float:
    """The seconds that it takes to read sections, without their subsections."""
    words = 0.0
    for section in sections:
        prose = max(section.words - section.table_words - section.code_words, 0)
        words += prose + TABLE_WEIGHT * section.table_words + CODE_WEIGHT * section.code_words
    return words / WORDS_PER_MINUTE * MINUTE


def duration(seconds: float) -> str:
    """A time in whole minutes, at least one: "4 min", "1 h 5 min"."""
    minutes = max(round(seconds / MINUTE), 1)
    hours, rest = divmod(minutes, HOUR // MINUTE)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)
