"""A page's history comes back with its scroll positions; what is damaged is refused and nothing else happens."""

from __future__ import annotations

import base64
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from aixreader.ui.web.history_state import restore_history, saved_share, with_digest
from aixreader.ui.web.pane import Pane
from tests.ui.web.outside import Pages, Show, answer

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


def test_an_unrecorded_scroll_position_is_restored(
    qtbot: QtBot, pane: Pane, pages: Pages, show: Show, make_trial_pane: Callable[[], Pane]
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
    for zoom in (1.0, 1.5):
        other = make_trial_pane()
        other.engine.serve(pages)
        other.set_zoom(zoom)
        with qtbot.waitSignal(other.loaded):
            other.restore(kept, "aix://content/one")

        def is_scrolled(other: Pane = other) -> bool:
            seen = answer(qtbot, other, "scrollY / document.documentElement.scrollHeight")
            return isinstance(seen, float) and abs(seen - share) < 0.001

        qtbot.waitUntil(is_scrolled)


def test_an_invalid_share_is_ignored() -> None:
    for kept in ("", "a b", "a b c", "a b c d", "a b c -1", "a b c 7", "a b c nan", "a b c 1e999"):
        assert saved_share(kept) is None, kept


def test_what_cannot_be_read_goes_to_the_address(qtbot: QtBot, pane: Pane, pages: Pages) -> None:
    assert pane.history_state == "", "an empty page has none"
    kept = with_digest(b"something")
    another_qt = kept.replace(kept.partition(" ")[0], "5.15.2")
    assert not restore_history(pane.page.history(), another_qt)
    for number, state in enumerate(("", "no base64", "AAAA", "6.0.0 " + "0" * 64 + " AAAA")):
        pages.pages[f"/{number}"] = LONG
        pane.engine.serve(pages)
        with qtbot.waitSignal(pane.loaded):
            pane.restore(state, f"aix://content/{number}")
        assert pane.address == f"aix://content/{number}"


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
