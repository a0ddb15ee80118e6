"""Where in a page the reader is: the heading that was gone to, once the page is scrolled the one that was last passed.

Signals: `moved(anchor)` when another heading is the last one above the line where people read ("" above the first);
`rested()` a while after the page was last scrolled, when the engine has noted where it is.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer, Signal, Slot
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript

REST_MS = 1500  # the engine notes a scroll position within a second
PAUSE_MS = 80  # while the page is scrolled, asked no more often than this
LINE = 0.22  # people read about this share of the window below its top
NEAR = 8  # pixels; the engine rounds
PATIENCE = 12  # looks until the engine is taken to have gone elsewhere than to the heading, as when it goes back
FRAMES = 3  # that a page in sight has to have drawn besides: it goes to its heading when it draws
SCRIPT = f"""((arrival, patient) => {{
  if (document.readyState === "loading") return false;
  const heads = "h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]";
  let name = location.hash.slice(1);  // what is `:target` is known only once the engine has gone there
  try {{ name = decodeURIComponent(name); }} catch {{ }}
  const target = document.getElementById(name);
  if (globalThis.aixArrival !== arrival) {{
    globalThis.aixArrival = arrival;
    globalThis.aixFrames = 0;
    const count = () => {{
      if (globalThis.aixArrival !== arrival) return;
      if (document.readyState === "complete") globalThis.aixFrames += 1;
      if (globalThis.aixFrames < {FRAMES}) requestAnimationFrame(count);
    }};
    requestAnimationFrame(count);
  }}
  const drawn = globalThis.aixFrames >= {FRAMES} || document.visibilityState === "hidden";
  if (target !== null && target.matches(heads)) {{
    const root = document.documentElement, top = target.getBoundingClientRect().top;
    const above = parseFloat(getComputedStyle(target).scrollMarginTop) || 0;
    const padding = parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
    const there = Math.max(0, Math.min(scrollY + top - above - padding, root.scrollHeight - innerHeight));
    if (Math.abs(scrollY - there) < {NEAR} && top < innerHeight) {{
      globalThis.aixReached = target;
      return target.id;
    }}
    if ((patient || !drawn) && globalThis.aixReached !== target) return false;
  }}
  const line = innerHeight * {LINE};
  let found = "";
  for (const head of document.querySelectorAll(heads)) {{
    if (head.getBoundingClientRect().top > line) break;
    found = head.id;
  }}
  return found;
}})"""
"""The heading that is read, "" for none, false as long as the page is not there or has not gone to the one it should
(null would come to Python as "").
"""
KEEP = """(() => {
  if (globalThis.aixKept !== undefined) return;
  globalThis.aixKept = null;
  let ours = false, waits = false;
  const look = () => {
    waits = false;
    for (let y = 40; y < innerHeight / 2; y += 24) {
      const found = document.elementFromPoint(innerWidth / 2, y);
      if (found && found.parentElement?.closest("#aix-content")) {
        globalThis.aixKept = {found, top: found.getBoundingClientRect().top, at: scrollY};
        return;
      }
    }
  };
  addEventListener("scroll", () => {
    if (!ours && !waits) { waits = true; requestAnimationFrame(look); }
    ours = false;
  }, {passive: true});
  addEventListener("resize", () => {
    const kept = globalThis.aixKept;
    const atEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 2;
    if (kept && Math.abs(scrollY - kept.at) > 1 && !atEnd) { look(); return; }
    const by = kept?.found.isConnected ? kept.found.getBoundingClientRect().top - kept.top : 0;
    if (Math.abs(by) > 1) { ours = true; scrollBy(0, by); kept.at = scrollY; }
  });
  look();
})()"""
"""Keeps what is read where it is when the window or the text becomes wider or narrower.

A page is told of a new size before it is told that it was scrolled: where it was, what is read now is not yet noted.
At its end it is the shorter page that scrolled it.
"""


class Place(QObject):
    """Follows `page` as it is scrolled, and keeps it where it is when it is laid out anew."""

    moved = Signal(str)
    rested = Signal()

    def __init__(self, page: QWebEnginePage) -> None:
        super().__init__(page)
        self._page = page
        self._anchor: str | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(PAUSE_MS)
        self._clock.timeout.connect(self._look)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rested)
        self._stopped = False
        self._arrivals = 0
        self._looks = 0
        self._return: float | None = None
        page.scrollPositionChanged.connect(self._on_scrolled)
        page.loadFinished.connect(self._on_loaded)
        page.urlChanged.connect(self._on_arrived)

    @property
    def share(self) -> float | None:
        """How much of the page lies above what is seen, from 0 to 1; None where the engine has noted it by itself."""
        return self.now if self._rest.isActive() and self._page.contentsSize().height() > 0 else None

    @property
    def now(self) -> float:
        """How much of the page lies above what is seen, from 0 to 1."""
        height = self._page.contentsSize().height()
        return self._page.scrollPosition().y() / height if height > 0 else 0.0

    def return_to(self, share: float | None) -> None:
        """Once the page that is being loaded is there, go to where it was; None leaves that to the engine."""
        self._return = share

    def stop(self) -> None:
        """Tell nothing any more: the page is about to go, and answers of its scripts come late."""
        self._stopped = True
        self._clock.stop()
        self._rest.stop()

    @Slot(QPointF)
    def _on_scrolled(self, _position: QPointF) -> None:
        self._rest.start()
        if not self._clock.isActive():
            self._clock.start()

    @Slot(bool)
    def _on_loaded(self, _ok: bool) -> None:
        share, self._return = self._return, None
        if share is not None:
            script = f"scrollTo(0, {share} * document.documentElement.scrollHeight)"
            self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld)
        self._page.runJavaScript(KEEP, QWebEngineScript.ScriptWorldId.ApplicationWorld)
        self._on_arrived()

    @Slot()
    def _on_arrived(self) -> None:
        self._anchor = None
        self._arrivals += 1
        self._looks = 0
        self._clock.start()

    @Slot()
    def _look(self) -> None:
        arrival = self._arrivals
        self._looks += 1
        world = QWebEngineScript.ScriptWorldId.ApplicationWorld
        patient = "true" if self._looks <= PATIENCE else "false"
        self._page.runJavaScript(f"{SCRIPT}({arrival}, {patient})", world, lambda anchor: self._told(anchor, arrival))

    def _told(self, anchor: object, arrival: int) -> None:
        """Take what the page that was asked says, unless another one has come meanwhile."""
        if self._stopped or arrival != self._arrivals:
            return
        if anchor is False:
            self._clock.start()
        if isinstance(anchor, str) and anchor != self._anchor:
            self._anchor = anchor
            self.moved.emit(anchor)
