"""Lets the keyboard focus into a page where the page is seen: the engine itself begins at the document's start, and
scrolls there.
"""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

from aixreader.ui.web.input_filter import InputFilter

KEEPING_REASONS = frozenset(
    {
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)
"""With these, the focus is where the engine puts it: at the click, or where it was."""
ENTER_SCRIPT = """((way) => {
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.top >= 0 && box.bottom <= innerHeight && element.checkVisibility();
  };
  const active = document.activeElement;
  if (active && active !== document.body && isSeen(active)) return;
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const seen = [...document.querySelectorAll(focusable)].filter(isSeen);
  if (way && seen.length) {
    seen.at(way === "first" ? 0 : -1).focus({ preventScroll: true, focusVisible: true });
    return;
  }
  let start = seen[0];
  for (let y = 1; y < innerHeight && !start; y += 16) {
    const caret = document.caretPositionFromPoint(innerWidth / 2, y)?.offsetNode;
    start = caret?.parentElement?.closest("#aix-content") ? caret : null;
  }
  if (!start) return;
  const mark = document.createElement("span");  // the next Tab begins where an element had the focus and is gone
  mark.tabIndex = -1;
  start.before(mark);
  mark.focus({ preventScroll: true, focusVisible: false });
  mark.remove();
})(%s)"""
FOCUSED_LINK = "document.activeElement?.href"
"""The address of the link that has the keyboard focus; undefined without one."""


class FocusEntry(QObject):
    """Lets the focus that `input_filter` reports enter `page`."""

    def __init__(self, page: QWebEnginePage, input_filter: InputFilter) -> None:
        super().__init__(page)
        self._page = page
        input_filter.focus_entered.connect(self._on_focus_entered)

    @Slot(Qt.FocusReason)
    def _on_focus_entered(self, reason: Qt.FocusReason) -> None:
        if reason not in KEEPING_REASONS:
            ways = {Qt.FocusReason.TabFocusReason: "first", Qt.FocusReason.BacktabFocusReason: "last"}
            script = ENTER_SCRIPT % json.dumps(ways.get(reason, ""))
            self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld)
