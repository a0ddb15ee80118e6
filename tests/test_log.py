"""Loggers by topic."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from aixreader.log import MAX_FILE_BYTES, MAX_OLD_FILES, clear_log_files, close_log_file, open_log_file, topic


def test_topics_lie_below_one_logger() -> None:
    assert topic("source").name == "aix.source"
    assert topic("source") is logging.getLogger("aix").getChild("source")


@pytest.mark.expects_warnings
def test_what_a_topic_says_can_be_read_by_room(caplog: pytest.LogCaptureFixture) -> None:
    topic("source").warning("odd: %s", "a page")
    assert [(record.name, record.getMessage()) for record in caplog.records] == [("aix.source", "odd: a page")]


@pytest.mark.expects_warnings
def test_the_log_is_kept_in_files_of_bounded_size(tmp_path: Path) -> None:
    handler = open_log_file(tmp_path / "logs")
    try:
        topic("source").info("a page: %s", "tea")
        for number in range(300):
            topic("source").warning("%s %s", number, "x" * 10_000)
    finally:
        close_log_file(handler)
    topic("source").warning("after the end")
    files = sorted((tmp_path / "logs").iterdir())
    assert [file.name for file in files] == [
        "aixreader.log",
        *(f"aixreader.log.{number}" for number in range(1, MAX_OLD_FILES + 1)),
    ]
    assert all(file.stat().st_size <= MAX_FILE_BYTES for file in files)
    assert "WARNING aix.source: 299 xxx" in files[0].read_text()
    assert "after the end" not in files[0].read_text()


@pytest.mark.expects_warnings
def test_what_was_logged_can_be_forgotten(tmp_path: Path) -> None:
    handler = open_log_file(tmp_path)
    try:
        for _ in range(100):
            topic("source").warning("secret %s", "x" * 10_000)
        clear_log_files()
        topic("source").warning("after that")
    finally:
        close_log_file(handler)
    (file,) = tmp_path.iterdir()
    assert "secret" not in file.read_text()
    assert "after that" in file.read_text()


def test_a_folder_that_cannot_be_made_costs_the_log_only(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    assert open_log_file(tmp_path / "taken" / "logs") is None
    close_log_file(None)
