"""Changed words as HTML: `del` and `ins` around what differs, in the style of the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from aixreader.comparison.section_change import is_quiet
from aixreader.comparison.text_blocks import CODE, PLAIN, Style
from aixreader.comparison.word_changes import Change
from aixreader.comparison.words import Word, Words

Link = Callable[[str], str | None]
"""From a link's address in the newer edition to the one a page may have; None for none."""


class ChangeMarks(NamedTuple):
    """How changes are written: `link` as `Link` for words of the newer text (those of the older one lead nowhere),
    `alike` the changes that are made everywhere, which are marked faintly.
    """

    link: Link
    alike: frozenset[tuple[str, str]] = frozenset()

    def both(self, changes: Iterable[Change], kind: str = "") -> str:
        """The words of both texts, the removed ones before those in their place."""
        return "".join(self._parts(changes, kind, has_old=True, has_new=True))

    def old(self, changes: Iterable[Change], kind: str = "") -> str:
        """The words of the older text."""
        return "".join(self._parts(changes, kind, has_old=True, has_new=False))

    def new(self, changes: Iterable[Change], kind: str = "") -> str:
        """The words of the newer text."""
        return "".join(self._parts(changes, kind, has_old=False, has_new=True))

    def _parts(self, changes: Iterable[Change], kind: str, *, has_old: bool, has_new: bool) -> Iterator[str]:
        is_first = True
        for change in changes:
            quiet = ' class="quiet"' if not change.kept and is_quiet(change, self.alike) else ""
            old = change.old if has_old and not (change.kept and has_new) else ()
            new = change.new if has_new else ()
            for words, tag in ((old, "del"), (new, "ins")):
                if not words:
                    continue
                if not is_first:
                    is_replacement = not change.kept and bool(old) and words is new
                    yield _gap(words[0].gap or (" " if is_replacement else ""), kind)
                is_first = False
                html = self._words(words, kind, has_links=words is new)
                yield html if change.kept else f"<{tag}{quiet}>{html}</{tag}>"

    def _words(self, words: Words, kind: str, *, has_links: bool) -> str:
        pieces: list[str] = []
        for style, run in groupby(words, key=lambda word: word.style):
            own = list(run)
            before = _gap(own[0].gap, kind) if pieces else ""
            shown = style if has_links else style._replace(link="")
            pieces.append(before + self._styled(_text(own, kind), shown))
        return "".join(pieces)

    def _styled(self, html: str, style: Style) -> str:
        if style == PLAIN:
            return html
        for tag, is_set in (("code", style.code), ("em", style.emphasis), ("strong", style.strong)):
            html = f"<{tag}>{html}</{tag}>" if is_set else html
        address = self.link(style.link) if style.link else None
        return f'<a href="{escape(address)}">{html}</a>' if address else html


def _text(words: Iterable[Word], kind: str) -> str:
    pieces: list[str] = []
    for word in words:
        pieces += (_gap(word.gap, kind) if pieces else "", escape(word.text, quote=False))
    return "".join(pieces)


def _gap(gap: str, kind: str) -> str:
    """White space between two words: in code as it is, elsewhere a line end is one."""
    if kind == CODE:
        return gap
    return "<br>" if "\n" in gap else " " if gap else ""
