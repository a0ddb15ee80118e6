"""The first pass over a page: from its bytes to sanitised HTML, its headings and problems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from aixreader.model import Contributor, Problem
from aixreader.source.config import SiteConfig
from aixreader.source.elements import escape_unclosed_comment, escape_unknown_tags, repair_breaks
from aixreader.source.front_matter import FrontMatter
from aixreader.source.markup import Rendered, render
from aixreader.source.page_source import PageSource
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

    def draft(self, source: PageSource) -> Draft:
        """The draft of one page."""
        page, file, lines, front = source.page.id, source.page.file, source.lines, source.front
        problems = list(source.problems)
        body = source.body
        self._left -= len(body)
        if len(body) > MAX_PAGE or self._left < 0:
            what = "the page" if len(body) > MAX_PAGE else "the site with this page"
            limit = MAX_PAGE if len(body) > MAX_PAGE else MAX_SITE
            what = f"{what} is larger than {limit // 1024 // 1024} MB"
            problems.append(Problem("page-size", what, file, 0, "it is shown as plain text"))
            return Draft(page, file, lines, front, f"<pre>{escape(body)}</pre>", (), tuple(problems))
        hidden = hide_shortcodes(body, self._render_inner, self._contributors)
        rendered = self._render(hidden.text, is_html=source.page.is_html)
        whole = escape_unknown_tags(escape_unclosed_comment(hidden.restore(rendered.html)))
        html = self._picture.sub(r"\1\2", sanitise(whole))
        first = front.body_line
        headings = tuple(
            DraftHeading(h.level, h.anchor, h.text, hidden.lines[h.line] + first) for h in rendered.headings
        )
        problems += [_shortcode_problem(file, first, problem) for problem in hidden.problems]
        return Draft(page, file, lines, front, html, headings, tuple(problems))

    def _render(self, text: str, *, is_html: bool) -> Rendered:
        """A page's text as HTML; Hugo takes that of an HTML page as it is."""
        return Rendered(text, ()) if is_html else render(repair_breaks(text), raw_html=self._raw_html)

    def _render_inner(self, text: str) -> str:
        return render(repair_breaks(text), raw_html=self._raw_html).html


def _shortcode_problem(file: str, first: int, problem: ShortcodeProblem) -> Problem:
    what, done = SHORTCODE_WORDS[problem.kind]
    return Problem(problem.kind, what.format(problem.name), file, problem.line + first + 1, done)
