"""Loggers by topic."""

from __future__ import annotations

import logging

import pytest

from aixreader.log import topic


def test_topics_lie_below_one_logger() -> None:
    assert topic("source").name == "aix.source"
    assert topic("source") is logging.getLogger("aix").getChild("source")


@pytest.mark.expects_warnings
def test_what_a_topic_says_can_be_read_by_room(caplog: pytest.LogCaptureFixture) -> None:
    topic("source").warning("odd: %s", "a page")
    assert [(record.name, record.getMessage()) for record in caplog.records] == [("aix.source", "odd: a page")]
