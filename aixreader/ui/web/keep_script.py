"""The script that keeps the position in a page that is laid out again."""

from __future__ import annotations

KEEP_POSITION = """(() => {
  if (globalThis.aixRead !== undefined) return;
  globalThis.aixRead = null;
  let isOwnScroll = false, isScheduled = false;
  const isNear = (read) => [read.at, read.at * devicePixelRatio / read.ratio].some(
    (y) => Math.abs(scrollY - y) <= 0.35 * read.at + 16);
  const record = () => {
    isScheduled = false;
    for (let y = 40; y < innerHeight / 2; y += 24) {
      const element = document.elementFromPoint(innerWidth / 2, y);
      if (element && element.parentElement?.closest("#aix-content")) {
        const {top, height} = element.getBoundingClientRect();
        globalThis.aixRead = {element, top, height, at: scrollY, ratio: devicePixelRatio};
        return;
      }
    }
  };
  addEventListener("scroll", () => {
    if (!isOwnScroll && !isScheduled) { isScheduled = true; requestAnimationFrame(record); }
    isOwnScroll = false;
  }, {passive: true});
  addEventListener("resize", () => {
    const read = globalThis.aixRead, isZoomed = read && read.ratio !== devicePixelRatio && isNear(read);
    const atEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 2;
    if (read && Math.abs(scrollY - read.at) > 1 && !isZoomed && !atEnd) { record(); return; }
    if (!read?.element.isConnected) return;
    const {top, height} = read.element.getBoundingClientRect();
    const by = top - (read.top < 0 ? read.top * height / read.height : read.top);  // the line at the top of the view
    if (Math.abs(by) > 1) { isOwnScroll = true; scrollBy(0, by); }
    Object.assign(read, {top: top - by, height, at: scrollY, ratio: devicePixelRatio});
  });
  record();
})()"""
"""Keeps the text that is read at its position when the layout becomes wider or narrower, or is zoomed.

The event `resize` comes before `scroll`, so the last recorded element is the one to keep. At the end of the page, it is
the shorter document that has scrolled it. Zooming scrolls by about the factor of the zoom, as far as the engine does
not keep the position itself; what scrolls elsewhere meanwhile is a jump, which counts.
"""
