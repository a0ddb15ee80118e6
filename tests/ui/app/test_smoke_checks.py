"""What a smoke run tries, on the tiny edition; and that each trial notices what it is there for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from aixreader.errors import EditionError
from aixreader.services.session.session import Session
from aixreader.ui.app import smoke_checks
from aixreader.ui.app.smoke_checks import checks
from aixreader.ui.window.window_controller import WindowController

Open = Callable[..., None]


@pytest.fixture
def session(controller: WindowController, open_built: Open) -> Session:
    open_built("oversteep")
    assert controller.context.session is not None
    return controller.context.session


def test_every_part_does_its_work(qapp: QApplication, session: Session) -> None:
    section = session.find("oversteep")
    told = {what: act() for what, act in checks(qapp, session, section)}
    assert int(told["search"].split()[0]) >= 1
    assert told["bookmarks"] == "written and read"
    assert int(told["PDF"].split()[0]) >= 1
    assert int(told["PDF"].split()[2]) > 20
    assert int(told["periodic table"].split()[0]) > 1000


def test_a_kind_of_picture_that_is_missing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PySide6.QtGui.QImageReader.supportedImageFormats", list)
    with pytest.raises(EditionError, match="no pictures of these kinds"):
        smoke_checks._pictures()


def test_a_search_that_finds_nothing_is_noticed(session: Session) -> None:
    with pytest.raises(EditionError, match="the search does not find zzzzqqq"):
        smoke_checks._search(session, replace(session.find("oversteep"), title="zzzzqqq"))
