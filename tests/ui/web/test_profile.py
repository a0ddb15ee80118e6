"""The profile leaves no trace and has every door shut that a reader of text does not need."""

from __future__ import annotations

import pytest
from PySide6.QtWebEngineCore import QWebEngineProfile, QWebEngineSettings
from pytestqt.qtbot import QtBot

from aixreader.ui.web.pane import Pane
from aixreader.ui.web.profile import DISABLED
from tests.ui.web.outside import Pages, Show

Attribute = QWebEngineSettings.WebAttribute


def test_nothing_is_stored_on_disk(pane: Pane) -> None:
    profile = pane.page.profile()
    assert profile.isOffTheRecord()
    assert profile.httpCacheType() == QWebEngineProfile.HttpCacheType.NoCache
    assert profile.persistentCookiesPolicy() == QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies


@pytest.mark.parametrize("attribute", DISABLED, ids=lambda attribute: str(attribute.name))
def test_what_is_not_needed_is_off(pane: Pane, attribute: QWebEngineSettings.WebAttribute) -> None:
    assert not pane.page.profile().settings().testAttribute(attribute)
    assert not pane.page.settings().testAttribute(attribute)


def test_a_script_in_a_page_does_not_run(pane: Pane, pages: Pages, show: Show) -> None:
    pages.pages["/p"] = (
        "<title>as written</title><body onload=\"document.title='run'\"><script>document.title='run'</script>"
    )
    pane.engine.serve(pages)
    show("aix://content/p")
    assert pane.page.title() == "as written"


def test_a_download_is_cancelled(qtbot: QtBot, pane: Pane, pages: Pages) -> None:
    pane.engine.serve(pages)
    with qtbot.waitSignal(pane.page.profile().downloadRequested) as asked:
        pane.page.download("data:text/plain,abc")
    assert asked.args is not None
    download = asked.args[0]
    qtbot.waitUntil(lambda: download.state() == download.DownloadState.DownloadCancelled)
