"""Uncaught exceptions are shown: expected errors as a message, bugs with a report; the reader keeps running."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from aixreader import __version__
from aixreader.errors import AixError, SourceError
from aixreader.ui.app import crash
from aixreader.ui.base.messages import Messages


def raised(error: BaseException) -> BaseException:
    """`error` with a traceback."""
    try:
        raise error
    except type(error) as caught:
        return caught


def handle(error: BaseException) -> tuple[list[AixError], list[str]]:
    """The errors and the bug reports that the hook shows for `error`."""
    errors: list[AixError] = []
    bugs: list[str] = []
    crash.make_excepthook(errors.append, bugs.append)(type(error), error, error.__traceback__)
    return errors, bugs


@pytest.mark.expects_warnings
def test_an_expected_error_is_shown_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    error = raised(SourceError("It is no site.", "Choose another folder."))
    assert handle(error) == ([error], [])
    assert [(record.name, record.levelname) for record in caplog.records] == [("aix.ui", "WARNING")]


@pytest.mark.expects_warnings
def test_a_bug_is_shown_with_a_report_and_logged_with_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    errors, bugs = handle(raised(ZeroDivisionError("by nothing")))
    assert errors == []
    assert len(bugs) == 1
    assert "ZeroDivisionError: by nothing" in bugs[0]
    assert caplog.records[0].levelname == "ERROR"
    assert "ZeroDivisionError: by nothing" in caplog.text


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3)])
def test_what_ends_the_program_is_no_error(error: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    assert handle(raised(error)) == ([], [])
    assert type(error).__name__ in capsys.readouterr().err


def test_the_report_says_which_versions_where_and_why() -> None:
    fault = ValueError("the fault")
    fault.__cause__ = raised(OSError("the cause"))
    text = crash.report(raised(fault), fault.__traceback__)
    for part in (f"AIX Reader {__version__}", f"Qt {qVersion()}", "Python 3.", "the cause", "the fault", __file__):
        assert part in text


@pytest.mark.expects_warnings
def test_an_error_in_a_slot_shows_a_box(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    messages = Messages(window)
    shown: list[QMessageBox] = []
    copied: list[str] = []

    def slot() -> None:
        raise ZeroDivisionError

    hook = crash.make_excepthook(
        lambda error: shown.append(messages.error(error)),
        lambda report: shown.append(messages.bug(report, copied.append)),
    )
    monkeypatch.setattr(sys, "excepthook", hook)
    QTimer.singleShot(0, slot)
    qtbot.waitUntil(lambda: bool(shown))
    assert "ZeroDivisionError" in shown[0].detailedText()
    assert window.isVisible()
