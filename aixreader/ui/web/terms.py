"""Terms in a page: scripts that tell which one is at a point, and that step from one to the next.

Boxes are in CSS pixels of the viewport.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

REPORT = """const report = (term) => {
    const boxes = [...term.getClientRects()];
    const box = point && boxes.find((each) => point[0] >= each.left && point[0] <= each.right
      && point[1] >= each.top && point[1] <= each.bottom) || boxes[0] || term.getBoundingClientRect();
    return JSON.stringify([Number(term.dataset.term), box.left, box.top, box.right, box.bottom]);
  };"""
AT_SCRIPT = """
(() => {
  const point = [%(x)f, %(y)f], found = document.elementFromPoint(...point);
  %(report)s
  const term = found && found.closest("dfn.term");
  if (term && %(mark)s) term.classList.add("on");
  return term ? report(term) : "";
})()
"""
STEP_SCRIPT = """
(() => {
  const point = null, terms = [...document.querySelectorAll("dfn.term")].filter((term) => term.getClientRects().length);
  %(report)s
  if (!terms.length) return "";
  const shown = (box) => box.bottom > 0 && box.top < innerHeight;
  let at = terms.findIndex((term) => term.classList.contains("on"));
  if (at >= 0) terms[at].classList.remove("on");
  const ahead = (term) => term.getBoundingClientRect().bottom > 0;
  at = at < 0 ? Math.max(0, terms.findIndex(ahead)) : (at + %(step)d + terms.length) %% terms.length;
  const term = terms[at];
  term.classList.add("on");
  if (!shown(term.getBoundingClientRect())) term.scrollIntoView({ block: "center", behavior: "instant" });
  return report(term);
})()
"""
MARKED_SCRIPT = f"""
(() => {{
  const point = null, term = document.querySelector("dfn.term.on");
  {REPORT}
  return term ? report(term) : "";
}})()
"""
"""Returns the term that is marked, where it is now, for `parse_term`."""
CLEAR_SCRIPT = """document.querySelectorAll("dfn.term.on").forEach((term) => term.classList.remove("on"))"""


class PlacedTerm(NamedTuple):
    """The index of a term in the glossary (`number`), and where a use of it is seen."""

    number: int
    box: QRectF


def term_at_script(x: float, y: float, *, mark: bool = False) -> str:
    """A script that returns the term at a point of the viewport, for `parse_term`, and marks it if asked for."""
    return AT_SCRIPT % {"x": x, "y": y, "report": REPORT, "mark": json.dumps(mark)}


def term_step_script(step: int) -> str:
    """A script that goes `step` terms on from the one that is marked, or to the first that is seen, marks it and
    returns it, for `parse_term`.
    """
    return STEP_SCRIPT % {"step": step, "report": REPORT}


def parse_term(result: object) -> PlacedTerm | None:
    """The term that a script returned, None for none."""
    if not isinstance(result, str) or not result:
        return None
    index, left, top, right, bottom = json.loads(result)
    return PlacedTerm(int(index), QRectF(QPointF(left, top), QPointF(right, bottom)))
