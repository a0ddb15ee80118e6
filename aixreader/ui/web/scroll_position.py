"""The heading that is read, and the scroll position: the heading of the address, after scrolling the last one passed.

Signals: `heading_changed(id)` when another heading is the last one above the reading line ("" above the first);
`scroll_ended()` `SCROLL_END_MS` after the last scrolling, when the engine's history has the position.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import urldefrag

from PySide6.QtCore import QObject, QPointF, QTimer, QUrl, Signal, Slot
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

from aixreader.ui.web.keep_script import KEEP_POSITION
from aixreader.ui.web.section_script import READ_ON, SECTION, TOLERANCE
from aixreader.ui.web.share_script import HEADS, READING_LINE, share_script

SCROLL_END_MS = 1500  # Chromium records a scroll position in the history within a second
POLL_MS = 80  # the script runs at most this often while the page is scrolled
MAX_POLLS = 12  # of a drawn page; then the engine is taken to have scrolled elsewhere, as when going back
MIN_FRAMES = 3  # a visible page scrolls to its heading when it is drawn; so many frames have to be drawn
HEADING_ABOVE = f"""((line) => {{
  let heading = "";
  for (const head of document.querySelectorAll("{HEADS}")) {{
    if (head.getBoundingClientRect().top > line) break;
    heading = head.id;
  }}
  return heading;
}})"""
"""The id of the last heading above a height in the view (CSS pixels), "" for none."""
HEADING_SCRIPT = f"""((arrival) => {{
  if (document.readyState === "loading") return false;
  let name = location.hash.slice(1);  // `:target` matches only after the engine has scrolled there
  try {{ name = decodeURIComponent(name); }} catch {{ }}
  const target = document.getElementById(name);
  if (globalThis.aixArrival !== arrival) {{
    globalThis.aixArrival = arrival;
    globalThis.aixFrames = globalThis.aixWaits = 0;
    const count = () => {{
      if (globalThis.aixArrival !== arrival) return;
      if (document.readyState === "complete") globalThis.aixFrames += 1;
      if (globalThis.aixFrames < {MIN_FRAMES}) requestAnimationFrame(count);
    }};
    requestAnimationFrame(count);
  }}
  const hidden = document.visibilityState === "hidden" && document.readyState === "complete";
  const drawn = globalThis.aixFrames >= {MIN_FRAMES} || hidden;
  if (target !== null && target.matches("{HEADS}")) {{
    const root = document.documentElement, top = target.getBoundingClientRect().top;
    const above = parseFloat(getComputedStyle(target).scrollMarginTop) || 0;
    const padding = parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
    const there = Math.max(0, Math.min(scrollY + top - above - padding, root.scrollHeight - innerHeight));
    if (Math.abs(scrollY - there) < {TOLERANCE} && top < innerHeight) {{
      globalThis.aixReached = target;
      return target.id;
    }}
    if (globalThis.aixReached !== target && (!drawn || ++globalThis.aixWaits <= {MAX_POLLS})) return false;
  }}
  return {HEADING_ABOVE}(innerHeight * {READING_LINE});
}})"""
"""The id of the heading that is read, "" for none; false while the page loads or has not scrolled to the heading of its
address (null would arrive in Python as "").
"""


class ScrollPosition(QObject):
    """Follows the scrolling of `page`, and keeps the position when the page is laid out again."""

    heading_changed = Signal(str)
    scroll_ended = Signal()

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._heading: str | None = None
        self._section_share = 0.0
        self._poll_timer = QTimer(self)
        self._poll_timer.setSingleShot(True)
        self._poll_timer.setInterval(POLL_MS)
        self._poll_timer.timeout.connect(self._poll)
        self._end_timer = QTimer(self)
        self._end_timer.setSingleShot(True)
        self._end_timer.setInterval(SCROLL_END_MS)
        self._end_timer.timeout.connect(self.scroll_ended)
        self._stopped = False
        self._navigations = 0
        self._scroll_script = ""
        self._requested_heading = ""
        page.scrollPositionChanged.connect(self._on_scrolled)
        page.loadFinished.connect(self._on_loaded)
        page.urlChanged.connect(self._on_address_changed)

    @property
    def unsaved_share(self) -> float | None:
        """The scroll position as `share`, None where the engine's history has it already."""
        return self.share if self._end_timer.isActive() and self._page.contentsSize().height() > 0 else None

    @property
    def heading(self) -> str:
        """The id of the heading that is read, "" above the first and until it is known."""
        return self._heading or ""

    @property
    def section_share(self) -> float:
        """The part of the section of `heading` above the viewport, 0.0 to 1.0."""
        return self._section_share

    @property
    def address(self) -> str:
        """The address of the heading that is read, without one above the first; "" until it is known."""
        if self._heading is None:
            return ""
        url = QUrl(self._page.url())
        url.setFragment(self._heading or None)  # type: ignore[arg-type]  # None takes the fragment off
        return url.toString()

    @property
    def share(self) -> float:
        """The part of the page above the viewport, 0.0 to 1.0."""
        height = self._page.contentsSize().height()
        return self._page.scrollPosition().y() / height if height > 0 else 0.0

    def scroll_after_load(self, share: float | None, *, in_section: bool = False) -> None:
        """Scroll the next page that is loaded to `share`, 0.0 to 1.0; with `in_section` to the heading of its address
        if that is a position in another section. None leaves its position to the engine.
        """
        self._scroll_script = "" if share is None else share_script(share, in_section=in_section)

    def reveal(self, heading: str) -> None:
        """Scroll to a heading, by its id."""
        script = f"document.getElementById({json.dumps(heading)})?.scrollIntoView()"
        self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld)

    def read_on(self, heading: str, section_share: float) -> None:
        """Scroll to `section_share` of the section of a heading, by its id, unless it is there."""
        script = f"{READ_ON}({json.dumps(heading)}, {section_share})"
        self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld)

    def reveal_after_load(self, heading: str) -> None:
        """Scroll the next page that is loaded to a heading, by its id: a position that was saved in a wider or narrower
        layout is that of something else.
        """
        self._requested_heading = heading

    def read_at(self, height: float, done: Callable[[], object]) -> None:
        """Take the heading above `height` (CSS pixels from the top of the view) for the one that is read, until the
        page is scrolled, and call `done`.
        """
        self._poll_timer.stop()
        self._navigations += 1  # what is asked for already would set it back
        arrival = self._navigations

        def on_result(heading: object) -> None:
            if not self._stopped and arrival == self._navigations:
                self._set_heading(heading)
                done()

        world = QWebEngineScript.ScriptWorldId.ApplicationWorld
        self._page.runJavaScript(f"{HEADING_ABOVE}({height})", world, on_result)

    def stop(self) -> None:
        """Emit nothing more: the page is about to be destroyed, and results of its scripts arrive late."""
        self._stopped = True
        self._poll_timer.stop()
        self._end_timer.stop()

    @Slot(QPointF)
    def _on_scrolled(self, _position: QPointF) -> None:
        self._end_timer.start()
        if not self._poll_timer.isActive():
            self._poll_timer.start()

    @Slot(bool)
    def _on_loaded(self, _ok: bool) -> None:
        script, self._scroll_script = self._scroll_script, ""
        heading, self._requested_heading = self._requested_heading, ""
        if heading:
            self.reveal(heading)
        elif script:
            self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld)
        self._page.runJavaScript(KEEP_POSITION, QWebEngineScript.ScriptWorldId.ApplicationWorld)
        self._on_address_changed()

    @Slot()
    def _on_address_changed(self) -> None:
        self._heading = None
        self._navigations += 1
        self._poll_timer.start()

    @Slot()
    def _poll(self) -> None:
        arrival = self._navigations
        world = QWebEngineScript.ScriptWorldId.ApplicationWorld
        told = f"((head) => JSON.stringify([location.href, head, {SECTION}(head)?.share ?? 0]))"
        self._page.runJavaScript(
            f"{told}({HEADING_SCRIPT}({arrival}))", world, lambda result: self._on_result(result, arrival)
        )

    def _on_result(self, result: object, arrival: int) -> None:
        """Handle the script's result, unless another address was shown meanwhile, or the script ran in the document
        that is being left: the engine gives the new address before the document is there.
        """
        if self._stopped or arrival != self._navigations or not isinstance(result, str) or not result:
            return
        href, heading, section_share = json.loads(result)
        document, _ = urldefrag(href)
        if self._page.isLoading() and document != urldefrag(self._page.url().toEncoded().toStdString())[0]:
            return
        if heading is False:
            self._poll_timer.start()
        self._set_heading(heading, section_share)

    def _set_heading(self, heading: object, section_share: float = 0.0) -> None:
        self._section_share = section_share
        if isinstance(heading, str) and heading != self._heading:
            self._heading = heading
            self.heading_changed.emit(heading)
