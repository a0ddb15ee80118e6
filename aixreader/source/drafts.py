"""The first pass over a page: from its bytes to sanitised HTML, its headings and problems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from aixreader.model import Contributor, Problem
from aixreader.source.config import SiteConfig
from aixreader.source.elements import escape_unclosed_comment, escape_unknown_tags, repair_breaks
from aixreader.source.front_matter import FrontMatter, read_front_matter
from aixreader.source.markup import render
from aixreader.source.sanitise import sanitise
from aixreader.source.shortcodes import ShortcodeProblem, hide_shortcodes

# The longest real page has 190 KB, all pages together 760 KB. Above these bounds pages are shown as plain text, so that
# none can hold up the others: a megabyte of the worst Markdown takes 6 s.
MAX_PAGE = 1024 * 1024
MAX_SITE = 16 * 1024 * 1024

SHORTCODE_WORDS = {
    "shortcode-unknown": ("the shortcode '{}' is not known", "its content is shown"),
    "shortcode-unclosed": ("the shortcode '{}' is never closed", "what follows it is shown beside it"),
    "shortcode-unopened": ("the shortcode '{}' is closed but was never opened", "the closing tag is left out"),
}


@dataclass(frozen=True, slots=True)
class DraftHeading:
    """A Markdown heading; `line` is 0-based in the page's file."""

    level: int
    anchor: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A page after the first pass; `lines` are those of its file, `html` has the source's own addresses."""

    id: str
    file: str
    lines: list[str]
    front: FrontMatter
    html: str
    headings: tuple[DraftHeading, ...]
    problems: tuple[Problem, ...]

    @property
    def source(self) -> str:
        """The page's text, line numbers as in its file."""
        return "\n".join(self.lines)


class Drafter:
    """Makes drafts of a site's pages."""

    def __init__(self, config: SiteConfig, contributors: tuple[Contributor, ...]) -> None:
        self._raw_html = config.raw_html
        self._left = MAX_SITE
        # The site's own pictures are written with and without its host, and with `?v=2` against browsers' caches.
        own_host = rf"(?:https?://(?:www\.)?{re.escape(config.host)})?"
        self._picture = re.compile(rf'((?:href|src)="){own_host}(/images/[^"?#]*)(?:\?v=[\w.-]*)?(?=")')
        self._contributors = contributors

    def draft(self, page: str, file: str, data: bytes) -> Draft:
        """The draft of one page."""
        text, problems = _decode(file, data)
        lines = text.split("\n")
        front = read_front_matter(lines)
        if front.error:
            done = "it is read as if it were empty"
            problems.append(Problem("front-matter", front.error, file, front.error_line, done))
        body = "\n".join(lines[front.body_line :])
        self._left -= len(body)
        if len(body) > MAX_PAGE or self._left < 0:
            what = "the page" if len(body) > MAX_PAGE else "the site with this page"
            limit = MAX_PAGE if len(body) > MAX_PAGE else MAX_SITE
            what = f"{what} is larger than {limit // 1024 // 1024} MB"
            problems.append(Problem("page-size", what, file, 0, "it is shown as plain text"))
            return Draft(page, file, lines, front, f"<pre>{escape(body)}</pre>", (), tuple(problems))
        hidden = hide_shortcodes(body, self._render_inner, self._contributors)
        rendered = render(repair_breaks(hidden.text), raw_html=self._raw_html)
        whole = escape_unknown_tags(escape_unclosed_comment(hidden.restore(rendered.html)))
        html = self._picture.sub(r"\1\2", sanitise(whole))
        first = front.body_line
        headings = tuple(
            DraftHeading(h.level, h.anchor, h.text, hidden.lines[h.line] + first) for h in rendered.headings
        )
        problems += [_shortcode_problem(file, first, problem) for problem in hidden.problems]
        return Draft(page, file, lines, front, html, headings, tuple(problems))

    def _render_inner(self, text: str) -> str:
        return render(repair_breaks(text), raw_html=self._raw_html).html


def _decode(file: str, data: bytes) -> tuple[str, list[Problem]]:
    """The text of a page: UTF-8, no NUL bytes, one kind of line end."""
    problems = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem("encoding", "the page is not valid UTF-8", file, line, "the bytes are shown as �"))
        text = data.decode("utf-8-sig", errors="replace")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(Problem("nul", "the page holds NUL bytes", file, line, "they are shown as �"))
        text = text.replace("\0", "�")
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def _shortcode_problem(file: str, first: int, problem: ShortcodeProblem) -> Problem:
    what, done = SHORTCODE_WORDS[problem.kind]
    return Problem(problem.kind, what.format(problem.name), file, problem.line + first + 1, done)
