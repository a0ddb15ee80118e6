"""A page's history comes back with its scroll positions; what is damaged is refused and nothing else happens."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from aixreader.ui.web.history_state import restore_history, saved_share, with_digest
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show

LONG = "<p>line</p>" * 400


def scroll(qtbot: QtBot, pane: Pane, to: int) -> None:
    pane.run_script(f"scrollTo(0, {to})")
    qtbot.waitUntil(lambda: pane.page.scrollPosition().y() == to)


def test_history_and_scroll_positions_come_back(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show, make_trial_pane: Callable[[], Pane]
) -> None:
    pages.pages |= {"/one": LONG, "/two": LONG}
    pane.engine.serve(pages)
    show("aix://content/one")
    scroll(qtbot, pane, 700)
    show("aix://content/two")
    scroll(qtbot, pane, 1500)
    with qtbot.waitSignal(pane.history_state_changed):  # the engine notes a scroll position some time after it was told
        pass
    other = make_trial_pane()
    other.engine.serve(pages)
    with qtbot.waitSignal(other.loaded):
        other.restore(pane.history_state, "aix://content/one")
    assert other.address == "aix://content/two"
    qtbot.waitUntil(lambda: other.page.scrollPosition().y() == 1500)
    with qtbot.waitSignal(other.loaded):
        other.back()
    qtbot.waitUntil(lambda: other.page.scrollPosition().y() == 700)


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_an_unrecorded_scroll_position_is_restored(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show, make_trial_pane: Callable[[], Pane], zoom: float
) -> None:
    """The engine notes it within a second, and a reader may be closed before."""
    pages.pages |= {"/one": LONG}
    pane.engine.serve(pages)
    show("aix://content/one")
    pane.run_script("scrollTo(0, 1200)")
    qtbot.waitUntil(lambda: pane.page.scrollPosition().y() > 1000)
    kept = pane.history_state
    share = saved_share(kept)
    assert share is not None
    other = make_trial_pane()
    other.engine.serve(pages)
    other.set_zoom(zoom)
    with qtbot.waitSignal(other.loaded):
        other.restore(kept, "aix://content/one")
    shares: list[object] = []

    def scrolled() -> bool:
        other.run_script("scrollY / document.documentElement.scrollHeight", shares.append)
        return bool(shares and isinstance(shares[-1], float) and abs(shares[-1] - share) < 0.001)

    qtbot.waitUntil(scrolled)


@pytest.mark.parametrize("kept", ["", "a b", "a b c", "a b c d", "a b c -1", "a b c 7", "a b c nan", "a b c 1e999"])
def test_an_invalid_share_is_ignored(kept: str) -> None:
    assert saved_share(kept) is None


def test_an_empty_page_has_no_history_state(pane: Pane) -> None:
    assert pane.history_state == ""


@pytest.mark.parametrize("kept", ["", "no base64", "AAAA", "6.0.0 " + "0" * 64 + " AAAA"])
def test_what_cannot_be_read_goes_to_the_address(qtbot: QtBot, pane: Pane, pages: Pages, kept: str) -> None:
    pages.pages["/one"] = LONG
    pane.engine.serve(pages)
    with qtbot.waitSignal(pane.loaded):
        pane.restore(kept, "aix://content/one")
    assert pane.address == "aix://content/one"


def test_a_history_of_another_qt_is_not_read(pane: Pane) -> None:
    kept = with_digest(b"something")
    assert not restore_history(pane.page.history(), kept.replace(kept.partition(" ")[0], "5.15.2"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(min_value=0), st.integers(1, 255))
def test_damaged_history_never_reaches_the_engine(pane: Pane, pages: Pages, show: Show, at: int, by: int) -> None:
    if not pane.history_state:
        pages.pages["/one"] = LONG
        pane.engine.serve(pages)
        show("aix://content/one")
    version, digest, text = pane.history_state.split(" ")
    data = bytearray(base64.b64decode(text))
    data[at % len(data)] ^= by
    assert not restore_history(pane.page.history(), f"{version} {digest} {base64.b64encode(data).decode()}")
