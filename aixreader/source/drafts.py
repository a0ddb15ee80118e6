"""The first pass over a page: from its bytes to sanitised HTML, its headings and problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from aixreader.html.plain_text import fold
from aixreader.model import Contributor, Problem
from aixreader.source.config import SiteConfig
from aixreader.source.elements import escape_unclosed_comment, escape_unknown_tags, repair_breaks
from aixreader.source.embedded_media import Replaced, replace_media
from aixreader.source.front_matter import FrontMatter
from aixreader.source.layout_tables import mark_borderless, mark_single_cells
from aixreader.source.link_names import name_links
from aixreader.source.markup import Dialect, Heading, LeftOut, render
from aixreader.source.page_headings import HeadingMarks, TagLines, give_ids
from aixreader.source.page_references import PageReferences
from aixreader.source.page_source import PageSource
from aixreader.source.sanitise import sanitise
from aixreader.source.shortcode_context import Surroundings
from aixreader.source.shortcodes import ShortcodeProblem, free_stem, hide_shortcodes
from aixreader.source.traced_text import TracedText

# The longest real page has 190 KB, all pages together 760 KB. Above these bounds pages are shown as plain text, so that
# none can hold up the others: a megabyte of the worst Markdown takes 6 s.
MAX_PAGE = 1024 * 1024
MAX_SITE = 16 * 1024 * 1024
MAX_QUOTED = 120

SHORTCODE_WORDS = {
    "media": ("'{}' loads from elsewhere", ""),
    "shortcode-argument": ("'{}' has an argument that is not known", ""),
    "shortcode-include": ("'{}' cannot include its page", ""),
    "shortcode-left-out": ("'{}' needs the web", "it is left out"),
    "shortcode-parameter": ("'{}' names a parameter that is not there", ""),
    "shortcode-reference": ("'{}' names a page that is not in the source", ""),
    "shortcode-unclosed": ("the shortcode '{}' is never closed", "what follows it is shown beside it"),
    "shortcode-unknown": ("the shortcode '{}' is not known", ""),
    "shortcode-unopened": ("the shortcode '{}' is closed but was never opened", "the closing tag is left out"),
}
# A page may have thousands of the same fault; so many are told one by one.
MAX_ALIKE = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """A page after the first pass; `lines` are those of its file, `html` has the source's own addresses.

    Each heading has an id in `html`; in `sanitised` those of raw HTML have only their own, as in Hugo. The lines of
    `headings` are 0-based in the file.
    """

    id: str
    file: str
    lines: list[str]
    front: FrontMatter
    html: str
    sanitised: str
    headings: tuple[Heading, ...]
    problems: tuple[Problem, ...]

    @property
    def source(self) -> str:
        """The page's text, line numbers as in its file."""
        return "\n".join(self.lines)


class Drafter:
    """Makes drafts of a site's pages."""

    def __init__(
        self, config: SiteConfig, contributors: tuple[Contributor, ...], references: PageReferences | None = None
    ) -> None:
        self._config = config
        self._references = references or PageReferences((), str)
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
            html = f"<pre>{escape(body)}</pre>"
            return Draft(page, file, lines, front, html, html, (), tuple(problems))
        drafting = _Drafting(body, raw_html=self._config.raw_html)
        hidden = hide_shortcodes(body, drafting.inner, self._surroundings(page, front), drafting.stem)
        text = TracedText(repair_breaks(hidden.text), hidden.lines)
        # Hugo takes the text of an HTML page as it is.
        rendered = hidden.text if source.page.is_html else drafting.render(text, notes="")
        names: set[str] = set()
        whole = escape_unknown_tags(escape_unclosed_comment(hidden.restore(rendered)), names)
        placed, replaced = replace_media(mark_borderless(whole) if "table" in names else whole, names)
        tags = TagLines(body)
        clean = mark_single_cells(self._picture.sub(r"\1\2", sanitise(name_links(placed))))
        headed = give_ids(clean, drafting.marks, tags)
        first = front.body_line
        headings = tuple(replace(heading, line=heading.line + first) for heading in headed.headings)
        problems += [_shortcode_problem(file, first, problem) for problem in hidden.problems]
        problems += [_left_out(file, first, left) for left in drafting.left_out]
        problems += [_replaced(file, first, tags, media) for media in replaced]
        return Draft(page, file, lines, front, headed.html, headed.as_hugo, headings, tuple(_few_alike(file, problems)))

    def _surroundings(self, page: str, front: FrontMatter) -> Surroundings:
        pages = self._references
        return Surroundings(
            self._contributors,
            (front.values, self._config.params),
            lambda name: pages.address(name, page),
            lambda name: pages.text(name, page),
            f"https://{self._config.host}",
        )


class _Drafting:
    """The rendering of one page: of its Markdown, and before it of the inner texts of its shortcodes."""

    def __init__(self, body: str, *, raw_html: bool) -> None:
        self.stem = free_stem(body)
        self.marks = HeadingMarks(self.stem)
        self.left_out: list[LeftOut] = []
        self._raw_html = raw_html
        self._texts = 0

    def render(self, text: TracedText, notes: str) -> str:
        """The HTML of a text; its headings are marked, `notes` is what the ids of its footnotes begin with."""

        def mark(heading: Heading) -> str:
            return self.marks.mark(heading, text.line(heading.line))

        rendered = render(text, Dialect(self._raw_html, notes, mark))
        self.left_out += (replace(left, line=text.line(left.line)) for left in rendered.left_out)
        return rendered.html

    def inner(self, text: TracedText) -> str:
        """The HTML of a shortcode's inner text."""
        self._texts += 1
        return self.render(TracedText(repair_breaks(text), text.lines), notes=f"{self._texts}-")


def _shortcode_problem(file: str, first: int, problem: ShortcodeProblem) -> Problem:
    what, done = SHORTCODE_WORDS[problem.kind]
    name = problem.name if problem.kind in ("shortcode-unclosed", "shortcode-unopened") else problem.written
    return Problem(problem.kind, what.format(name), file, problem.line + first + 1, problem.shown or done)


def _left_out(file: str, first: int, left: LeftOut) -> Problem:
    line = left.line + first + 1
    if left.kind == "footnote":
        return Problem("footnote-unused", f"nothing refers to the footnote '{left.name}'", file, line, "it is left out")
    if left.kind == "cell":
        what = f"the cell '{fold(left.name)[:MAX_QUOTED]}' stands in no column of its table"
        return Problem("table-cell", what, file, line, "it is left out, as on the site")
    what = f"the site allows no raw HTML: '{fold(left.name)[:MAX_QUOTED]}'"
    return Problem("raw-html", what, file, line, "it is left out, as on the site")


def _replaced(file: str, first: int, tags: TagLines, media: Replaced) -> Problem:
    name = "data:" if media.name == "img" else media.name
    line = tags.of(media.written) if media.written else tags.next(name) or 0
    done = f"{media.shown} stands in its place" if media.shown else "it is left out"
    return Problem("media" if media.shown else "left-out", media.what, file, line + first + 1, done)


def _few_alike(file: str, problems: list[Problem]) -> Iterator[Problem]:
    """The problems, of each kind so many; how many more there are is one problem more."""
    counts = Counter[str]()
    for problem in problems:
        counts[problem.kind] += 1
        if counts[problem.kind] <= MAX_ALIKE:
            yield problem
    for kind, count in counts.items():
        if count > MAX_ALIKE:
            yield Problem(kind, f"{count - MAX_ALIKE} more of this kind", file, 0, "they are treated alike")
