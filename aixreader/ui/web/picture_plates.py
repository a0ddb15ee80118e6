"""Plates under pictures with transparency: a script that judges each picture of a page when it is loaded.

A white logo is not to be seen on white paper, nor a black one on a dark page. `data-plate` says on which ground a
picture stands out: "light", "dark", or "mid" for one with white and with black parts; the style sheets draw the plates.
Pictures without transparent parts have none. All kinds of pictures are judged that the engine shows, also for print.
"""

from __future__ import annotations

SIDE = 64
"""Pixels of the copy that is judged, whatever the picture's size."""
MIN_CLEAR = 0.1
"""The share of transparent pixels from which on a picture has a ground of its own; less is rounded corners."""
MIN_CONTRAST = 2.0
"""From this contrast ratio to the plate on, a pixel stands out."""
MIN_GAIN = 0.25
"""How much more of a picture has to stand out from another plate than the light one, for that to be taken."""
PRINT_PATH = "/print"
"""Of documents to print: their pictures are judged before the load has ended. Those of other pages, which have to be
decoded for it, are judged when they come near to the part that is in sight.
"""
PLATES = {"light": "#FFFFFF", "dark": "#23272C", "mid": "#767676"}
"""As in the style sheets. The last one has a contrast of 4.5 to white and to black."""

SCRIPT = """
(() => {
  const plates = %(plates)s, linear = (part) => part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (red, green, blue) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const grounds = Object.entries(plates).map(([name, hex]) =>
    [name, luminance(...[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)))]);
  function judge(image) {
    if (!image.naturalWidth) return;
    const canvas = new OffscreenCanvas(%(side)d, %(side)d);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, %(side)d, %(side)d);
    const pixels = context.getImageData(0, 0, %(side)d, %(side)d).data;
    const seen = grounds.map(() => 0);
    let clear = 0, whole = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      const alpha = pixels[at + 3];
      if (alpha < 250) clear++;
      if (alpha < 32) continue;
      whole += alpha;
      const own = luminance(pixels[at], pixels[at + 1], pixels[at + 2]);
      grounds.forEach(([, ground], number) => {
        const ratio = (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
        if (ratio >= %(contrast)f) seen[number] += alpha;
      });
    }
    if (!whole || clear < %(clear)f * pixels.length / 4) return;
    const best = seen.indexOf(Math.max(...seen));
    image.dataset.plate = grounds[seen[best] - seen[0] > %(gain)f * whole ? best : 0][0];
  }
  const waiting = [];
  let isQuiet = false;
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      requestIdleCallback(() => judge(target), { timeout: 1000 });
    }
  }, { rootMargin: "300px" });
  document.addEventListener("load", ({ target }) => {
    if (!(target instanceof HTMLImageElement)) return;
    if (location.pathname.startsWith("%(print)s")) judge(target);
    else if (isQuiet) watcher.observe(target);
    else waiting.push(target);
  }, true);
  // Timers do not run where a page's own scripts are off; idle callbacks do.
  addEventListener("load", () => requestIdleCallback(() => {
    isQuiet = true;
    waiting.splice(0).forEach((image) => watcher.observe(image));
  }));
})()
"""


def plate_script() -> str:
    """The script; it has to run before the document."""
    return SCRIPT % {
        "plates": PLATES,
        "side": SIDE,
        "contrast": MIN_CONTRAST,
        "clear": MIN_CLEAR,
        "gain": MIN_GAIN,
        "print": PRINT_PATH,
    }
