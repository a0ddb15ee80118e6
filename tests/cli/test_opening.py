"""Opening what a command was asked to read."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from aixreader.cli.opening import open_session
from aixreader.errors import EditionError


def options(**given: Path) -> Namespace:
    return Namespace(**({"edition": None, "content": None, "temp_home": None} | given))


def test_a_built_edition(built: Path) -> None:
    with open_session(options(edition=built)) as session:
        assert session.edition.folder == built


def test_a_source_goes_to_the_home_it_was_given(site: Path, tmp_path: Path) -> None:
    with open_session(options(content=site, temp_home=tmp_path)) as session:
        assert session.edition.folder.is_relative_to(tmp_path / "cache")


def test_no_edition(tmp_path: Path) -> None:
    with pytest.raises(EditionError):
        open_session(options(edition=tmp_path))


def test_that_another_edition_opened_is_told(out_of_reach: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_session(options()) as session:
        assert session.title == "Tiny Exchange"
    told = capsys.readouterr()
    assert told.err.startswith("aixreader: The edition set by your administrator could not be opened.")
    assert str(out_of_reach) in told.err
    assert told.out == ""
