"""The profile leaves no trace and has every door shut that a reader of text does not need."""

from __future__ import annotations

import pytest
from PySide6.QtWebEngineCore import QWebEngineProfile, QWebEngineSettings
from pytestqt.qtbot import QtBot

from aixreader.ui.web.engine import Engine
from aixreader.ui.web.pane import Pane
from aixreader.ui.web.profile import DISABLED
from tests.ui.web.outside import Pages, Show

Attribute = QWebEngineSettings.WebAttribute


@pytest.fixture
def trial_engine() -> type[Engine]:
    """A profile and processes of its own, as these are what is tried."""
    return Engine


def test_nothing_is_stored_on_disk_and_what_is_not_needed_is_off(pane: Pane) -> None:
    profile = pane.page.profile()
    assert profile.isOffTheRecord()
    assert profile.httpCacheType() == QWebEngineProfile.HttpCacheType.NoCache
    assert profile.persistentCookiesPolicy() == QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    for attribute in DISABLED:
        assert not profile.settings().testAttribute(attribute), attribute.name
        assert not pane.page.settings().testAttribute(attribute), attribute.name


def test_a_script_in_a_page_does_not_run_and_a_download_is_cancelled(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show
) -> None:
    pages.pages["/p"] = (
        "<title>as written</title><body onload=\"document.title='run'\"><script>document.title='run'</script>"
    )
    pane.engine.serve(pages)
    show("aix://content/p")
    assert pane.page.title() == "as written"

    with qtbot.waitSignal(pane.page.profile().downloadRequested) as asked:
        pane.page.download("data:text/plain,abc")
    assert asked.args is not None
    download = asked.args[0]
    qtbot.waitUntil(lambda: download.state() == download.DownloadState.DownloadCancelled)
