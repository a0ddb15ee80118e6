"""Hostile sources: each builds or is refused in words, in time, and no page is gone without a word.

`python -m tests.faults.hostile_sources` is the long form, with those that take seconds.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.cli.main import main
from tests.faults.hostile_sources import SOURCES, lost
from tests.waiting import no_hang

# They take a second or more, and are tried for the time they take by tests of what they are about.
SLOW = frozenset(
    {
        "yaml: brackets",
        "json: deep",
        "pages: one slug 2,000 times",
        "pages: 2,000 of them",
        "pages: one line of a megabyte",
        "pages: five megabytes",
        "pages: 10,000 headings",
        "pages: shortcodes in each other",
        "settings: 5,000 entries",
        "zip: too many",
        "zip: a bomb",
    }
)


def test_each_builds_or_is_refused_and_nothing_is_lost_without_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(SOURCES) >= SLOW
    for number, name in enumerate(name for name in SOURCES if name not in SLOW):
        source, out = SOURCES[name](tmp_path / str(number) / "site"), tmp_path / str(number) / "edition"
        with no_hang():
            code = main(["build", str(source), "--out", str(out), "--temp-home", str(tmp_path / "home")])
        said = capsys.readouterr()
        assert (name, code in (0, 3)) == (name, True)
        if code:
            assert (name, said.err.startswith("aixreader: ")) == (name, True)
        else:
            assert (name, lost(source, out)) == (name, [])
