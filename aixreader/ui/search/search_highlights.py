"""Marks in a page: scripts of ours that mark words, and go from one to the next.

They use the browser's highlights, which leave the document as it is, and run where scripts of pages could not reach
them. Each answers with how many words are marked and the place of the one that is gone to, from 0 on: "12 0".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

MOST = 2000
"""So many words are marked."""
ANSWER = re.compile(r"(\d+) (-?\d+)")
SYNTAX = re.compile(r"[\^$\\.*+?()\[\]{}|/]")
BEFORE, AFTER = r"(?<![\p{L}\p{N}])", r"(?![\p{L}\p{N}])"

MARK = """
(() => {
  const found = [], pattern = new RegExp(%(pattern)s, "giu");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && found.length < %(most)d; node = walker.nextNode()) {
    if (!node.parentElement || !node.parentElement.checkVisibility()) continue;
    for (const match of node.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      found.push(range);
    }
  }
  const anchor = document.getElementById(%(anchor)s);
  const after = (range) => !anchor
    || (anchor.compareDocumentPosition(range.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING);
  window.aixMarks = { found, at: Math.max(0, found.findIndex(after)) - 1 };
  CSS.highlights.set("found", new Highlight(...found));
  return %(step)s;
})()
"""

STEP = """
(() => {
  const marks = window.aixMarks;
  if (!marks || !marks.found.length) return "0 -1";
  marks.at = (marks.at + %(by)d + marks.found.length) %% marks.found.length;
  const range = marks.found[marks.at], place = range.getBoundingClientRect();
  const here = new Highlight(range);
  here.priority = 1;
  CSS.highlights.set("here", here);
  if (place.top < 0 || place.bottom > innerHeight) {
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }
  return `${marks.found.length} ${marks.at}`;
})()
"""

CLEAR = 'CSS.highlights.delete("found"); CSS.highlights.delete("here"); delete window.aixMarks; "0 -1"'


def mark_script(words: Iterable[str], anchor: str = "") -> str:
    """Mark `words` wherever they stand whole, and go to the first one after the element `anchor`."""
    found = sorted({SYNTAX.sub(r"\\\g<0>", word) for word in words if word}, key=len, reverse=True)
    if not found:
        return CLEAR
    pattern = BEFORE + "(?:" + "|".join(found) + ")" + AFTER
    told = {"pattern": json.dumps(pattern), "most": MOST, "anchor": json.dumps(anchor), "step": step_script(1).strip()}
    return MARK % told


def read_marks(told: object) -> tuple[int, int]:
    """What a script answered: how many words are marked, and the place of the one gone to, -1 for none."""
    match = ANSWER.fullmatch(told) if isinstance(told, str) else None
    return (int(match[1]), int(match[2])) if match else (0, -1)


def step_script(by: int) -> str:
    """Go `by` marks on, around the end."""
    return STEP % {"by": by}
