"""Highlights in a page: scripts that draw them, hit-test them, scroll to them, and return the selection.

Positions and lengths count characters of the page's text without white space, as `services.session.page_text` does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

# White space as Python's `str.split` defines it, so that both count alike.
BLANK = r"[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
SELECTION_RESULT = re.compile(r"(\d+) (\d+)")
ROOT = 'document.getElementById("aix-content")'
COUNT = f'const count = (text) => [...text.replace(/{BLANK}+/gu, "")].length;'


class Priority(IntEnum):
    """Which highlight lies over which in the page: the higher one gives colour and ground. The user's colours are 0."""

    NOTED = 1
    FOUND = 2
    HERE = 3


class PageHighlight(NamedTuple):
    """A highlight to draw: id, position and length (characters), colour name, and whether it has a note."""

    id: str
    start: int
    length: int
    colour: str
    has_note: bool


DRAW_SCRIPT = """
(() => {
  const root = %(root)s;
  if (!root) return "";
  %(count)s
  const wanted = %(wanted)s, drawn = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let at = 0, open = wanted.map((mark) => ({ mark, range: null }));
  for (let node = walker.nextNode(); node && open.length; node = walker.nextNode()) {
    const end = at + count(node.data);
    for (const each of open) {
      const [, start, length] = each.mark;
      if (!each.range && start < end) {
        each.range = new Range();
        each.range.setStart(node, offset(node.data, start - at));
      }
      if (each.range && start + length <= end) {
        each.range.setEnd(node, offset(node.data, start + length - at - 1) + width(node.data, start + length - at - 1));
        each.done = true;
        drawn.push({ id: each.mark[0], range: each.range, colour: each.mark[3], noted: each.mark[4] });
      }
    }
    open = open.filter((each) => !each.done);
    at = end;
  }
  function offset(text, wanted) {
    let seen = 0, index = 0;
    for (const letter of text) {
      if (!/%(blank)s/u.test(letter) && seen++ === wanted) return index;
      index += letter.length;
    }
    return index;
  }
  function width(text, wanted) {
    const index = offset(text, wanted);
    return index < text.length ? String.fromCodePoint(text.codePointAt(index)).length : 0;
  }
  for (const colour of %(colours)s) {
    const ranges = drawn.filter((each) => each.colour === colour).map((each) => each.range);
    CSS.highlights.set("mark-" + colour, new Highlight(...ranges));
  }
  const noted = new Highlight(...drawn.filter((each) => each.noted).map((each) => each.range));
  noted.priority = %(noted_priority)d;
  CSS.highlights.set("mark-noted", noted);
  window.aixDrawn = drawn;
  if (window.aixHere && !drawn.some((each) => each.id === window.aixHere)) {
    CSS.highlights.delete("here");
    delete window.aixHere;
  }
  const bookmarked = new Set(%(bookmarked)s);
  for (const ribbon of document.querySelectorAll("a.ribbon")) {
    const on = bookmarked.has(decodeURIComponent(ribbon.href.slice(ribbon.href.lastIndexOf("/") + 1)));
    ribbon.classList.toggle("on", on);
    ribbon.setAttribute("aria-label", on ? ribbon.dataset.off : ribbon.dataset.on);
    ribbon.title = on ? ribbon.dataset.off : ribbon.dataset.on;
  }
  const sections = new Set(%(noted)s);
  for (const link of document.querySelectorAll("a.noted")) {
    link.hidden = !sections.has(decodeURIComponent(link.href.slice(link.href.lastIndexOf("/") + 1)));
  }
  return String(drawn.length);
})()
"""

SELECTION_SCRIPT = """
(() => {
  const root = %(root)s, selection = getSelection();
  if (!root || !selection.rangeCount || selection.isCollapsed) return "";
  %(count)s
  const range = selection.getRangeAt(0), whole = new Range();
  whole.selectNodeContents(root);
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0) range.setStart(whole.startContainer, 0);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0) range.setEnd(whole.endContainer, whole.endOffset);
  const before = new Range();
  before.setStart(root, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return `${count(before.toString())} ${count(range.toString())}`;
})()
"""

SELECTION_BOX_SCRIPT = """
(() => {
  const root = %(root)s, selection = getSelection();
  if (!root || !selection.rangeCount || selection.isCollapsed || !selection.toString().trim()) return "";
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) && !root.contains(range.endContainer)) return "";
  const box = range.getBoundingClientRect();
  return JSON.stringify([box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY]);
})()
"""

MARK_BOX_SCRIPT = """
(() => {
  const found = (window.aixDrawn || []).find((each) => each.id === %(id)s);
  if (!found) return "";
  const box = found.range.getBoundingClientRect();
  return JSON.stringify([box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY]);
})()
"""

HIT_TEST_SCRIPT = """
(() => {
  const caret = document.caretPositionFromPoint(%(x)f, %(y)f);
  if (!caret) return "";
  for (const each of window.aixDrawn || []) {
    const near = [...each.range.getClientRects()].some((box) => %(x)f >= box.left && %(x)f <= box.right
      && %(y)f >= box.top && %(y)f <= box.bottom);
    if (near && each.range.isPointInRange(caret.offsetNode, caret.offset)) return each.id;
  }
  return "";
})()
"""

SHOW_RANGE = """((range) => {
  const node = range.startContainer, follows = Node.DOCUMENT_POSITION_FOLLOWING;
  const heads = [...document.querySelectorAll("h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]")];
  const head = heads.findLast((each) => each.compareDocumentPosition(node) & follows);
  const far = head ? range.getBoundingClientRect().bottom - head.getBoundingClientRect().top : innerHeight;
  if (far < innerHeight * 0.75) head.scrollIntoView();
  else node.parentElement.scrollIntoView({ block: "center" });
})"""
"""A function that scrolls to a range: to its heading where both fit in the view, so that the section of the range is
the one that is read, and not the one before it.
"""

SCROLL_SCRIPT = """
(() => {
  const found = (window.aixDrawn || []).find((each) => each.id === %(id)s);
  if (!found) return false;
  %(show)s(found.range);
  const here = new Highlight(found.range);
  here.priority = %(here)d;
  CSS.highlights.set("here", here);
  window.aixHere = found.id;
  return true;
})()
"""

CLEAR_SELECTION = "getSelection().removeAllRanges()"
SHOW_SELECTION = "getSelection().focusNode?.parentElement?.scrollIntoViewIfNeeded();"
"""Scrolls to the end of the selection, where it is not in sight; a script may follow."""


def draw_script(
    marks: Iterable[PageHighlight], bookmarked: Iterable[str], noted: Iterable[str], colours: Iterable[str]
) -> str:
    """A script that draws `marks`, fills the ribbons of `bookmarked` sections, and shows the icons of `noted` ones."""
    return DRAW_SCRIPT % {
        "root": ROOT,
        "count": COUNT,
        "blank": BLANK,
        "wanted": json.dumps([list(mark) for mark in marks if mark.length > 0]),
        "colours": json.dumps(list(colours)),
        "bookmarked": json.dumps(sorted(bookmarked)),
        "noted": json.dumps(sorted(noted)),
        "noted_priority": Priority.NOTED,
    }


def selection_script() -> str:
    """A script that returns position and length of the selection, for `parse_selection`."""
    return SELECTION_SCRIPT % {"root": ROOT, "count": COUNT}


def parse_selection(result: object) -> tuple[int, int] | None:
    """Position and length from the result of `selection_script`; None where nothing is selected."""
    match = SELECTION_RESULT.fullmatch(result) if isinstance(result, str) else None
    return (int(match[1]), int(match[2])) if match and int(match[2]) else None


def selection_box_script() -> str:
    """A script that returns where the selection is in the document, for `parse_box`."""
    return SELECTION_BOX_SCRIPT % {"root": ROOT}


def mark_box_script(name: str) -> str:
    """A script that returns where a highlight is in the document, for `parse_box`."""
    return MARK_BOX_SCRIPT % {"id": json.dumps(name)}


def parse_box(result: object) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom (CSS pixels) from the result of a script that returns a place; None for none."""
    if not isinstance(result, str) or not result:
        return None
    left, top, right, bottom = (float(number) for number in json.loads(result))
    return left, top, right, bottom


def hit_test_script(x: float, y: float) -> str:
    """A script that returns the id of the highlight at a point of the viewport (CSS pixels), "" for none."""
    return HIT_TEST_SCRIPT % {"x": x, "y": y}


def scroll_script(name: str) -> str:
    """A script that scrolls to a highlight and emphasises it; it returns whether the page has it."""
    return SCROLL_SCRIPT % {"id": json.dumps(name), "show": SHOW_RANGE, "here": Priority.HERE}
