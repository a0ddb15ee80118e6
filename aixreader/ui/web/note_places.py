"""Where notes belong beside a page: a script that asks for the places of highlights and headings, and makes room.

The text stands in the middle of the page. Where there are notes and that leaves too little room at its right, it moves
to the left edge, if that is enough.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from aixreader.ui.web.highlights import ROOT

SCRIPT = """
(() => {
  const root = %(root)s;
  if (!root) return "";
  const wanted = new Set(%(highlights)s), sections = new Set(%(sections)s), found = {}, need = %(need)f;
  const extent = (part) => {
    const box = part.getBoundingClientRect();
    return [box.top + scrollY, box.bottom + scrollY];
  };
  const padding = parseFloat(getComputedStyle(root).paddingRight), shown = document.documentElement.clientWidth;
  const size = root.getBoundingClientRect().width, centred = (shown - size) / 2 + padding;
  const isMoved = wanted.size + sections.size > 0 && centred < need && shown - size + padding >= need;
  const margin = isMoved ? "0px" : "";
  if (root.style.marginLeft !== margin) root.style.marginLeft = margin;
  for (const each of window.aixDrawn || []) {
    if (wanted.has(each.id)) found["mark " + each.id] = extent(each.range);
  }
  for (const link of sections.size ? document.querySelectorAll("a.noted") : []) {
    const name = decodeURIComponent(link.href.slice(link.href.lastIndexOf("/") + 1));
    if (sections.has(name)) found["section " + name] = extent(link.parentElement);
  }
  return JSON.stringify({ right: root.getBoundingClientRect().right - padding, width: shown, found });
})()
"""


@dataclass(frozen=True, slots=True)
class NotePlaces:
    """In CSS pixels: the right edge of the text, the width of the page without its scroll bar, and top and bottom of
    highlights and of the headings of sections in the document, by id.
    """

    right: float = 0.0
    width: float = 0.0
    highlights: dict[str, tuple[float, float]] = field(default_factory=dict)
    sections: dict[str, tuple[float, float]] = field(default_factory=dict)


def note_places_script(highlights: Iterable[str], sections: Iterable[str], need: float) -> str:
    """A script that returns the places of `highlights`, by id of the mark, and of the headings of `sections`. `need` is
    the width that notes need beside the text, in CSS pixels.
    """
    return SCRIPT % {
        "root": ROOT,
        "highlights": json.dumps(sorted(highlights)),
        "sections": json.dumps(sorted(sections)),
        "need": need,
    }


def parse_places(result: object) -> NotePlaces | None:
    """The result of `note_places_script`; None for a page without text of an edition."""
    if not isinstance(result, str) or not result:
        return None
    told = json.loads(result)
    found: dict[str, dict[str, tuple[float, float]]] = {"mark": {}, "section": {}}
    for key, (top, bottom) in told["found"].items():
        kind, _, name = key.partition(" ")
        found[kind][name] = float(top), float(bottom)
    return NotePlaces(float(told["right"]), float(told["width"]), found["mark"], found["section"])
