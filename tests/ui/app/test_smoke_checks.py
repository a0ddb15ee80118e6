"""The checks of a smoke run pass on the tiny edition, and each of them fails on the fault it is made for."""

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
    results = {name: check() for name, check in checks(qapp, session, section)}
    assert int(results["search"].split()[0]) >= 1
    assert results["bookmarks"] == "written and read"
    assert int(results["PDF"].split()[0]) >= 1
    assert int(results["PDF"].split()[2]) > 20
    assert int(results["periodic table"].split()[0]) > 1000


def test_a_kind_of_picture_that_is_missing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PySide6.QtGui.QImageReader.supportedImageFormats", list)
    with pytest.raises(EditionError, match="unsupported image formats: gif, jpeg, png, svg, webp"):
        smoke_checks._pictures()


def test_a_search_that_finds_nothing_is_noticed(session: Session) -> None:
    with pytest.raises(EditionError, match="search does not return the section zzzzqqq"):
        smoke_checks._search(session, replace(session.find("oversteep"), title="zzzzqqq"))
