"""Scripts that highlight search terms in a page and step through them.

They use the CSS Custom Highlight API, which leaves the document unchanged, and run in a script world of their own. Each
returns the number of highlights and the index of the current one, from 0 on (-1 for none): "12 0".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from aixreader.search.words import PAIRED_LETTER
from aixreader.ui.web.highlights import SHOW_RANGE, Priority

if TYPE_CHECKING:
    from aixreader.search.answer import Terms

MAX_HIGHLIGHTS = 2000
"""Further occurrences are not highlighted."""
RESULT = re.compile(r"(\d+) (-?\d+)")
REGEX_SYNTAX = re.compile(r"[\^$\\.*+?()\[\]{}|/]")
_LETTER = r"(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])[\p{L}\p{N}]"
WORD_START, WORD_END = rf"(?<!{_LETTER})", rf"(?!{_LETTER})"
"""A word begins and ends anywhere next to scripts that write no blanks."""
BETWEEN_WORDS = r"[\s-]{1,3}"
"""Between the words of a term that has several."""
PLACE_LENGTH = 80
"""Characters of a snippet by which its place in the page is found."""

HIGHLIGHT_SCRIPT = r"""
(() => {
  const ranges = [], places = [], pattern = new RegExp(%(pattern)s, "giu"), typed = new RegExp(%(typed)s, "iu");
  let text = "";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < %(limit)d; node = walker.nextNode()) {
    if (!node.parentElement || !node.parentElement.checkVisibility()) continue;
    for (const match of node.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
      places.push({ at: text.length + match.index, typed: typed.test(match[0]) });
    }
    text += node.data;
  }
  const anchor = document.getElementById(%(anchor)s);
  const after = (range) => !anchor
    || (anchor.compareDocumentPosition(range.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING);
  const plain = (words) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const place = plain(%(place)s), first = Math.max(0, ranges.findIndex(after));
  let current = first, longest = 0;
  for (let index = first; place && index < ranges.length && longest < place.length; index++) {
    const here = plain(text.slice(places[index].at, places[index].at + 2 * place.length));
    let same = 0;
    while (same < place.length && here[same] === place[same]) same++;
    if (same > longest) [current, longest] = [index, same];
  }
  window.aixSearch = { ranges, current: current - 1 };
  for (const [name, is] of [["found", true], ["synonym", false]]) {
    const found = new Highlight(...ranges.filter((range, index) => places[index].typed === is));
    found.priority = %(found)d;
    CSS.highlights.set(name, found);
  }
  return %(step)s;
})()
"""

STEP_SCRIPT = """
(() => {
  const search = window.aixSearch;
  if (!search || !search.ranges.length) return "0 -1";
  search.current = (search.current + %(by)d + search.ranges.length) %% search.ranges.length;
  const range = search.ranges[search.current], box = range.getBoundingClientRect();
  const here = new Highlight(range);
  here.priority = %(here)d;
  CSS.highlights.set("here", here);
  delete window.aixHere;
  if (%(move)s && (box.top < 0 || box.bottom > innerHeight)) {
    %(show)s(range);
  }
  return `${search.ranges.length} ${search.current}`;
})()
"""

STATUS_SCRIPT = "window.aixSearch ? `${aixSearch.ranges.length} ${aixSearch.current}` : '0 -1'"
CLEAR_SCRIPT = (
    'for (const name of ["found", "synonym", "here"]) CSS.highlights.delete(name); delete window.aixSearch; "0 -1"'
)


def highlight_script(terms: Terms, anchor: str = "", place: str = "", *, move: bool = True) -> str:
    """A script that highlights `terms` as whole words in any case, synonyms apart. The current one becomes the first
    after element `anchor`, or that after which the page goes on as `place`; the page scrolls to it if it is to `move`.

    A term may be several words, which are highlighted where they stand together.
    """
    pattern = _pattern((*terms.typed, *terms.synonyms))
    if not pattern:
        return CLEAR_SCRIPT
    typed = _pattern(terms.typed)
    values = {
        "pattern": json.dumps(pattern),
        "typed": json.dumps(f"^(?:{typed})$" if typed else "^$"),
        "anchor": json.dumps(anchor),
        "place": json.dumps(place[:PLACE_LENGTH]),
        "step": step_script(1, move=move).strip(),
    }
    return HIGHLIGHT_SCRIPT % {**values, "limit": MAX_HIGHLIGHTS, "found": Priority.FOUND}


def _pattern(words: Iterable[str]) -> str:
    """A pattern of JavaScript that matches `words`, "" for none."""
    written = {REGEX_SYNTAX.sub(r"\\\g<0>", word).replace(" ", BETWEEN_WORDS) for word in words if word}
    escaped = sorted(written, key=len, reverse=True)
    plain = "|".join(word for word in escaped if not PAIRED_LETTER.match(word))
    paired = "|".join(word for word in escaped if PAIRED_LETTER.match(word))
    return "|".join([*([f"{WORD_START}(?:{plain}){WORD_END}"] if plain else []), *([paired] if paired else [])])


def read_result(result: object) -> tuple[int, int]:
    """The number of highlights and the index of the current one, -1 for none; (0, -1) for no result of ours."""
    match = RESULT.fullmatch(result) if isinstance(result, str) else None
    return (int(match[1]), int(match[2])) if match else (0, -1)


def step_script(by: int, *, move: bool = True) -> str:
    """A script that scrolls to the highlight `by` from the current one, around the ends."""
    return STEP_SCRIPT % {"by": by, "here": Priority.HERE, "show": SHOW_RANGE, "move": json.dumps(move)}
