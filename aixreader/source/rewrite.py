"""The second pass over a page: every link and image led to where it belongs in the edition."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import accumulate
from urllib.parse import unquote

from aixreader.addresses.repository import REPOSITORY
from aixreader.addresses.resolver import ANCHOR_GONE, FILE_GONE, LOOP, NOT_HERE, NOWHERE, Resolution, Resolver
from aixreader.errors import shortened
from aixreader.html.edit import Edit, replace_tags, splice
from aixreader.html.names import BACK_LINK, FOOTNOTE_LINK
from aixreader.html.plain_text import plain_text
from aixreader.html.tree import Tag
from aixreader.model import Link, LinkKind, Problem, Section
from aixreader.model.address import file_address, page_address
from aixreader.source.assets import AssetList
from aixreader.source.bracketed_addresses import bracketed_addresses
from aixreader.source.drafts import Draft
from aixreader.source.picture_names import names_file

NOTE_LINKS = (FOOTNOTE_LINK, BACK_LINK)
NOTES = ("#fn:", "#fnref")
NAME_END = re.compile(r"[\w/-]")
LONG_TEXT = 2_000
BROKEN = {NOWHERE, LOOP}


class LineFinder:
    """Finds the line on which a link of a page is written.

    Links come in the order of the source, so each search goes on where the last one in that section ended.
    """

    def __init__(self, draft: Draft) -> None:
        self._source = draft.source
        self._starts = [0]
        for line in draft.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._reached: dict[str, int] = {}

    def line(self, section: Section, href: str) -> int:
        """The 1-based line; the section's own if the address does not occur as written."""
        start, end = self._starts[section.line - 1], self._starts[section.end_line - 1]
        spellings = (href, href.removeprefix("mailto:"), href.removeprefix("http://"), unquote(href))
        for spelling in dict.fromkeys(spellings):
            for begin in (self._reached.get(section.id, start), start):
                if (at := self._find(spelling, begin, end)) >= 0:
                    self._reached[section.id] = at + len(spelling)
                    return bisect_right(self._starts, at)
        return section.line

    def _find(self, text: str, begin: int, end: int) -> int:
        """The offset of `text` as a whole address between two offsets, or -1."""
        at = self._source.find(text, begin, end) if text else -1
        while at >= 0 and NAME_END.match(self._source, at + len(text)) and at + len(text) < end:
            at = self._source.find(text, at + 1, end)
        return at


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A page's HTML with links and images resolved, its links in order, and the problems."""

    html: str
    links: list[Link]
    problems: list[Problem]


class PageRewriter:
    """Rewrites the pages of one site."""

    def __init__(self, resolver: Resolver, assets: AssetList) -> None:
        self._resolver = resolver
        self._assets = assets

    def rewrite(self, draft: Draft, sections: list[Section]) -> Rewritten:
        """Rewrite one page; `sections` are its own, in order."""
        edits = tuple(bracketed_addresses(draft.html))
        draft = replace(draft, html=splice(draft.html, edits))
        starts = _moved([section.start for section in sections], edits)
        run = _Rewriting(draft, sections, starts, self._resolver, self._assets)
        html = replace_tags(draft.html, ("a", "img"), run.replace)
        return Rewritten(html, run.links, run.problems)


class _Rewriting:
    """The rewriting of one page; collects its `links` and `problems`."""

    def __init__(
        self, draft: Draft, sections: list[Section], starts: list[int], resolver: Resolver, assets: AssetList
    ) -> None:
        """`starts` are the offsets of the sections in the draft's HTML."""
        self._draft = draft
        self._sections = sections
        self._offsets = starts
        self._resolver = resolver
        self._assets = assets
        self._lines = LineFinder(draft)
        self.links: list[Link] = []
        self.problems: list[Problem] = []

    def replace(self, tag: Tag) -> str | None:
        """The tag with its target resolved; None for one without."""
        if tag.is_end:
            return None
        values = tag.attributes
        section = self._sections[max(0, bisect_right(self._offsets, tag.start) - 1)]
        if tag.name == "img":
            return self._image(values, section)
        if "href" not in values:
            self._report_refused(values, section, tag)
            return None
        if values.get("class") in NOTE_LINKS and values["href"].startswith(NOTES):
            # The numbers of footnotes are written nowhere, and lead to where the page's own list is.
            address = page_address(self._draft.id, values["href"].removeprefix("#"))
            return f'<a href="{escape(address)}" class="{values["class"]}">'
        return self._link(values, section, tag)

    def _link(self, values: dict[str, str], section: Section, tag: Tag) -> str:
        href = values["href"]
        line = self._lines.line(section, href)
        resolution = self._taken(href, self._resolver.resolve(href, self._draft.id), line)
        text = self._text(tag)
        self.links.append(
            Link(
                self._draft.id,
                section.id,
                line,
                href,
                text,
                resolution.kind,
                resolution.target,
                resolution.rules,
                resolution.guessed,
            )
        )
        self._report(href, resolution, line)
        return f"<a{_attributes(self._link_attributes(values, href, resolution))}>"

    def _taken(self, href: str, resolution: Resolution, line: int) -> Resolution:
        """The resolution of a link, its file taken into the edition; one that is not taken is left on the web."""
        if resolution.kind is not LinkKind.FILE or not (reason := self._assets.use(resolution.target)):
            return resolution
        is_beside = resolution.target.startswith(REPOSITORY)
        target = href if is_beside else self._resolver.web_address(resolution.target)
        what = f"the link '{shortened(href)}' leads to a file that is not in this edition: {reason}"
        self.problems.append(Problem("file-refused", what, self._draft.file, line, f"it leads to {target} on the web"))
        return replace(resolution, kind=LinkKind.EXTERNAL, target=target)

    def _text(self, tag: Tag) -> str:
        """The text of a link."""
        html = self._draft.html
        close = html.find("</a>", tag.end, tag.end + LONG_TEXT)
        return plain_text(html[tag.end : close]) if close >= 0 else ""

    def _report_refused(self, values: dict[str, str], section: Section, tag: Tag) -> None:
        """A Problem for a link whose address the sanitiser has taken out; a mere anchor has none."""
        text = self._text(tag).strip()
        if text and "id" not in values:
            what = f"the address of the link '{shortened(text)}' is neither of the web nor of mail"
            self.problems.append(
                Problem(
                    "link-broken",
                    what,
                    self._draft.file,
                    self._lines.line(section, text),
                    "it is shown without a target",
                )
            )

    def _link_attributes(self, values: dict[str, str], href: str, resolution: Resolution) -> dict[str, str]:
        """The attributes of a resolved link."""
        attributes = {name: value for name, value in values.items() if name != "href"}
        classes = [attributes.pop("class", "")]
        if resolution.kind in (LinkKind.SECTION, LinkKind.PAGE):
            attributes["href"] = page_address(resolution.page, resolution.anchor)
        elif resolution.kind is LinkKind.FILE:
            attributes["href"] = file_address(resolution.target)
            classes.append("file")
        elif resolution.kind is LinkKind.BROKEN:
            classes.append("broken")
            attributes["title"] = _titled(attributes.get("title", ""), href)
        else:
            attributes["href"] = resolution.target
            classes.append("external")
        if resolution.guessed:
            classes.append("guessed")
            attributes["title"] = _titled(attributes.get("title", ""), f"written as {href}")
        if any(classes):
            attributes["class"] = " ".join(name for name in classes if name)
        return attributes

    def _report(self, href: str, resolution: Resolution, line: int) -> None:
        """A Problem for a link that had to be mended."""
        rules = resolution.repairs
        if not rules:
            return
        leads = f"it leads to {resolution.target}"
        if BROKEN.intersection(rules):
            kind, done = "link-broken", "it is shown without a target"
        elif FILE_GONE in rules or NOT_HERE in rules:
            kind, done = "target-missing", f"it leads to {resolution.target} on the web"
        elif ANCHOR_GONE in rules:
            kind, done = "link-anchor", f"it leads to the top of {resolution.target}"
        else:
            kind, done = ("link-guessed" if resolution.guessed else "link-repaired"), leads
        what = f"the link '{href}' needs repair: {', '.join(rules)}"
        self.problems.append(Problem(kind, what, self._draft.file, line, done))

    def _image(self, values: dict[str, str], section: Section) -> str:
        """An image of the site's own, or what stands for it."""
        # The sanitiser has put the address of a remote image into its title.
        address = values.get("src") or values.get("title", "")
        resolution = self._resolver.resolve(address, self._draft.id)
        line = self._lines.line(section, address)
        if resolution.kind in (LinkKind.PAGE, LinkKind.SECTION) and "src" in values:
            reason = "it is a page, and no picture"
        elif resolution.kind is not LinkKind.FILE:
            return self._absent(values, section, address, line)
        else:
            reason = self._assets.use(resolution.target, is_picture=True)
        if reason:
            what = f"the image '{shortened(address)}' is not shown: {reason}"
            self._problem("image-refused", what, line, "a placeholder is shown")
            return _placeholder("Image not shown", values, section, f"{address}; {reason}")
        if resolution.repairs:
            what = f"the image '{shortened(address)}' needs repair: {', '.join(resolution.repairs)}"
            self._problem("image-repaired", what, line, f"{resolution.target} is shown")
        dropped = ("src", "alt") if "src" in values else ("alt", "title", "class")
        kept = {name: value for name, value in values.items() if name not in dropped}
        shown = {"src": file_address(resolution.target), "alt": _caption(values, section, resolution.target), **kept}
        return f"<img{_attributes(shown)}>"

    def _absent(self, values: dict[str, str], section: Section, address: str, line: int) -> str:
        """What stands for an image that is on the web, or nowhere."""
        if "src" not in values:
            what = f"the image '{shortened(address)}' is on the web and is never loaded"
            self._problem("image-remote", what, line, "its address is shown")
            caption = escape(_caption(values, section, address))
            return f'<span class="remote-image">Image on the web, not loaded: {caption} ({escape(address)})</span>'
        what = f"the image '{shortened(address)}' is not in the source"
        self._problem("image-missing", what, line, "a placeholder is shown")
        return _placeholder("Image not in this edition", values, section, unescape(address))

    def _problem(self, kind: str, what: str, line: int, done: str) -> None:
        self.problems.append(Problem(kind, what, self._draft.file, line, done))


def _moved(offsets: list[int], edits: Sequence[Edit]) -> list[int]:
    """Offsets in a text after edits in order, none of which is around one of them."""
    ends = [end for _, end, _ in edits]
    growth = [0, *accumulate(len(new) - (end - start) for start, end, new in edits)]
    return [offset + growth[bisect_right(ends, offset)] for offset in offsets]


def _caption(values: dict[str, str], section: Section, file: str) -> str:
    """The words for an image: its own, or else the heading above it; `file` is its path or address."""
    words = values.get("alt", "").strip()
    return section.title if not words or names_file(words, file) else words


def _placeholder(what: str, values: dict[str, str], section: Section, address: str) -> str:
    return f'<span class="placeholder">{what}: {escape(_caption(values, section, address))} ({escape(address)})</span>'


def _titled(own: str, words: str) -> str:
    """The title of a link: its own, and what there is to say of its address."""
    return f"{own} ({words})" if own else words


def _attributes(values: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in values.items())
