"""CommonMark's inline structure: text in, elements out.

A text is read once from left to right into pieces: strings, runs of delimiters, and marks where a link or image begins
and ends. Runs are paired when a link closes and at the end; then the pieces are put together as elements.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from html.entities import html5
from xml.etree.ElementTree import Element

from aixreader.source.markup.assemble import Ending, Opening, Piece, assemble
from aixreader.source.markup.autolinks import MAIL, WEB, mail_address, web_address
from aixreader.source.markup.delimiters import Run, pair, read_run
from aixreader.source.markup.footnotes import REFERENCE as REFERRED
from aixreader.source.markup.footnotes import Footnotes
from aixreader.source.markup.html_blocks import CLOSE_TAG, OPEN_TAG
from aixreader.source.markup.link_targets import References, encoded, inline_target, label_key
from aixreader.source.markup.typographer import quote, signs

SPECIAL = re.compile(rf"[\\`*_~\[\]!<&\n\"']|{WEB.pattern}|{MAIL.pattern}", re.IGNORECASE | re.ASCII)
ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
TICKS = re.compile(r"`+")
ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));")
POINTED_WEB = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
POINTED_MAIL = re.compile(
    r"<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[\w-]*\w)?(?:\.[A-Za-z0-9](?:[\w-]*\w)?)*)>", re.ASCII
)
TAG = re.compile(rf"{OPEN_TAG}|{CLOSE_TAG}")
RAW_ENDS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))
REFERENCE = re.compile(r"\[((?:[^\\\[\]]|\\.){0,999})\]", re.DOTALL)
BLANKS = re.compile(r"[ \t]*")
MAX_REFERRED = 100_000


@dataclass(slots=True)
class _Bracket:
    """An open `[` or `![`: its index among the pieces, its offset in the text, and the number of runs before it."""

    piece: int
    start: int
    runs: int
    image: bool


class Budget:
    """The link definitions of a page, which together may add only so much to it.

    One long definition used a thousand times would make much of little; cmark has the same bound.
    """

    def __init__(self, references: References) -> None:
        self._references = references
        self._left = MAX_REFERRED

    def use(self, label: str) -> tuple[str, str] | None:
        """Destination and title of a label, or None where it has none or too much was used already."""
        reference = self._references.get(label_key(label)) if self._references and len(label) < 1_000 else None
        if reference is None:
            return None
        self._left -= len(reference[0]) + len(reference[1])
        return reference if self._left >= 0 else None


class InlineParser:
    """Parses the text of leaves; `keep_raw` stores a piece of raw HTML and returns its placeholder."""

    def __init__(self, references: References, footnotes: Footnotes, keep_raw: Callable[[str], str]) -> None:
        self._references = Budget(references)
        self._footnotes = footnotes
        self._keep_raw = keep_raw

    def into(self, parent: Element, text: str) -> None:
        """Put the text's elements into `parent`."""
        reading = _Reading(text, self._references, self._footnotes, self._keep_raw)
        assemble(parent, reading.pieces())


class _Reading:
    """The parsing of one text."""

    def __init__(self, text: str, references: Budget, footnotes: Footnotes, keep_raw: Callable[[str], str]) -> None:
        self._text = text
        self._references = references
        self._footnotes = footnotes
        self._keep_raw = keep_raw
        self._at = 0
        self._pieces: list[Piece] = []
        self._runs: list[Run] = []
        self._brackets: list[_Bracket] = []
        self._no_link_before = 0
        self._missing: dict[str, int] = {}
        self._unclosed_ticks: set[int] = set()
        self._readers: dict[str, Callable[[], bool]] = {
            "\\": self._backslash,
            "`": self._ticks,
            "*": self._run,
            "_": self._run,
            "~": self._run,
            "[": self._open_bracket,
            "!": self._open_image,
            "]": self._close_bracket,
            "<": self._pointed,
            "&": self._entity,
            "\n": self._line_end,
            '"': self._quote,
            "'": self._quote,
        }

    def pieces(self) -> list[Piece]:
        """Read the whole text."""
        text = self._text
        while self._at < len(text):
            special = SPECIAL.search(text, self._at)
            end = special.start() if special else len(text)
            if end > self._at:
                self._pieces.append(signs(text[self._at : end]))
                self._at = end
            if special:
                reader = self._readers.get(text[end], self._bare_address)
                if not reader():
                    self._literal(text[self._at])
        pair(self._runs)
        return self._pieces

    def _literal(self, text: str) -> None:
        self._pieces.append(text)
        self._at += len(text)

    def _before(self) -> str:
        return self._text[self._at - 1] if self._at else ""

    # -- one reader for each character that may mean something; False leaves it as text --------------------------------

    def _backslash(self) -> bool:
        following = self._text[self._at + 1 : self._at + 2]
        if following == "\n":
            self._at += 1
            return self._break()
        if following in ESCAPABLE and following:
            self._pieces.append(following)
            self._at += 2
            return True
        return False

    def _break(self) -> bool:
        self._pieces += [Opening("br"), Ending(), "\n"]
        self._at += 1
        self._skip_blanks()
        return True

    def _skip_blanks(self) -> None:
        blanks = BLANKS.match(self._text, self._at)
        self._at = blanks.end() if blanks else self._at

    def _line_end(self) -> bool:
        last = self._pieces[-1] if self._pieces else ""
        if isinstance(last, str) and last.endswith(" "):
            self._pieces[-1] = last.rstrip(" ")
            if last.endswith("  "):
                return self._break()
        self._pieces.append("\n")
        self._at += 1
        self._skip_blanks()
        return True

    def _ticks(self) -> bool:
        opening = TICKS.match(self._text, self._at)
        size = len(opening[0]) if opening else 0
        if opening and size not in self._unclosed_ticks:
            for closing in TICKS.finditer(self._text, opening.end()):
                if len(closing[0]) == size:
                    code = self._text[opening.end() : closing.start()].replace("\n", " ")
                    if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
                        code = code[1:-1]
                    self._pieces += [Opening("code"), code, Ending()]
                    self._at = closing.end()
                    return True
            self._unclosed_ticks.add(size)
        self._literal("`" * size)
        return True

    def _run(self) -> bool:
        char = self._text[self._at]
        end = self._at
        while self._text.startswith(char, end):
            end += 1
        size = end - self._at
        if char == "~" and size > 2:
            self._literal(char * size)
            return True
        run = read_run(char, size, self._before(), self._text[end : end + 1])
        self._pieces.append(run)
        self._runs.append(run)
        self._at = end
        return True

    def _quote(self) -> bool:
        char = self._text[self._at]
        self._pieces.append(quote(char, self._before(), self._text[self._at + 1 : self._at + 2]))
        self._at += 1
        return True

    def _entity(self) -> bool:
        match = ENTITY.match(self._text, self._at)
        if match is None or (match[3] and f"{match[3]};" not in html5):
            return False
        number = int(match[1], 16) if match[1] else int(match[2] or 0)
        good = bool(match[3]) or (0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF and number not in (2, 3))
        self._pieces.append(unescape(match[0]) if good else "\ufffd")
        self._at = match.end()
        return True

    def _bare_address(self) -> bool:
        if self._brackets:
            # Goldmark's rule: while a bracket is open the address may stand in the text of a link.
            return False
        if link := web_address(self._text, self._at):
            shown, href = link
        elif mail := mail_address(self._text, self._at):
            shown, href = mail, f"mailto:{mail}"
        else:
            return False
        self._pieces += [Opening("a", {"href": encoded(href)}, auto=True), shown, Ending()]
        self._at += len(shown)
        return True

    def _pointed(self) -> bool:
        text, at = self._text, self._at
        if text.startswith("<<", at):
            self._pieces.append(signs("<<"))
            self._at += 2
            return True
        if web := POINTED_WEB.match(text, at):
            return self._pointed_link(web, encoded(web[1]))
        if mail := POINTED_MAIL.match(text, at):
            return self._pointed_link(mail, f"mailto:{mail[1]}")
        end = self._raw_end(at)
        if end < 0:
            return False
        self._pieces.append(self._keep_raw(text[at:end]))
        self._at = end
        return True

    def _pointed_link(self, match: re.Match[str], href: str) -> bool:
        self._pieces += [Opening("a", {"href": href}, auto=True), match[1], Ending()]
        self._at = match.end()
        return True

    def _raw_end(self, at: int) -> int:
        """Where a piece of raw HTML at `at` ends, or -1."""
        if tag := TAG.match(self._text, at):
            return tag.end()
        for start, end in RAW_ENDS:
            if self._text.startswith(start, at):
                if self._missing.get(end, len(self._text)) <= at:
                    return -1
                close = self._text.find(end, at + len(start))
                if close < 0:
                    self._missing[end] = at
                    return -1
                return close + len(end)
        return -1

    # -- links ---------------------------------------------------------------------------------------------------------

    def _open_bracket(self) -> bool:
        if self._text.startswith("[^", self._at) and self._footnote(self._at):
            return True
        self._brackets.append(_Bracket(len(self._pieces), self._at + 1, len(self._runs), image=False))
        self._literal("[")
        return True

    def _footnote(self, at: int, before: str = "") -> bool:
        """Read the reference to a footnote at `at`; `before` is text that precedes it."""
        match = REFERRED.match(self._text, at)
        pieces = self._footnotes.refer(match[1]) if match else None
        if match is None or pieces is None:
            return False
        self._pieces += [before, *pieces] if before else pieces
        self._at = match.end()
        return True

    def _open_image(self) -> bool:
        if not self._text.startswith("![", self._at):
            return False
        if self._text.startswith("[^", self._at + 1) and self._footnote(self._at + 1, "!"):
            return True
        self._brackets.append(_Bracket(len(self._pieces), self._at + 2, len(self._runs), image=True))
        self._literal("![")
        return True

    def _close_bracket(self) -> bool:
        if not self._brackets:
            return False
        bracket = self._brackets.pop()
        if not bracket.image and bracket.piece < self._no_link_before:
            return False
        target = self._target(bracket)
        if target is None:
            return False
        destination, title, end = target
        pair(self._runs[bracket.runs :])
        del self._runs[bracket.runs :]
        values = {"src" if bracket.image else "href": encoded(destination)}
        if title:
            values["title"] = title
        self._pieces[bracket.piece] = Opening("img" if bracket.image else "a", values)
        self._pieces.append(Ending())
        if not bracket.image:
            # A link holds no link: the brackets that are still open can only be images.
            self._no_link_before = bracket.piece
        self._at = end
        return True

    def _target(self, bracket: _Bracket) -> tuple[str, str, int] | None:
        """Destination, title and end of the link that ends here."""
        after = self._at + 1
        if self._text.startswith("(", after) and (inline := inline_target(self._text, after)):
            return inline
        end, label = after, self._text[bracket.start : self._at]
        if match := REFERENCE.match(self._text, after):
            end, label = match.end(), (match[1].strip() and match[1]) or label
        reference = self._references.use(label)
        return (*reference, end) if reference else None
