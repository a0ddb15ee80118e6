"""Reading time."""

from __future__ import annotations

from dataclasses import replace

from aixreader.knowledge.reading_time import WORDS_PER_MINUTE, duration, reading_seconds
from aixreader.model import Section

PROSE = Section("a", "docs/a", "a", 2, "A", 1, 2, 0, 1, words=2 * WORDS_PER_MINUTE)


def test_tables_are_looked_through_and_code_is_read_slowly() -> None:
    assert reading_seconds([PROSE]) == 120
    assert reading_seconds([PROSE, PROSE]) == 240
    assert reading_seconds([replace(PROSE, table_words=WORDS_PER_MINUTE)]) == 90
    assert reading_seconds([replace(PROSE, code_words=WORDS_PER_MINUTE)]) == 180
    assert reading_seconds([replace(PROSE, table_words=10**6, code_words=0, words=0)]) > 0, "a table in a table"
    assert reading_seconds([]) == 0


def test_times_are_whole_minutes() -> None:
    written = {0: "1 min", 29: "1 min", 91: "2 min", 3570: "1 h", 3601: "1 h", 3660: "1 h 1 min", 7500: "2 h 5 min"}
    assert {seconds: duration(seconds) for seconds in written} == written
