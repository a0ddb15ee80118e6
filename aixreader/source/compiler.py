"""From a source tree to a `Library`, in one pass from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import unescape
from urllib.parse import urlsplit

from aixreader.addresses.resolver import Resolver
from aixreader.addresses.site_map import SiteMap, page_path
from aixreader.errors import SourceError
from aixreader.html.edit import replace_tags
from aixreader.html.names import BLOCKS
from aixreader.html.plain_text import fold
from aixreader.html.tree import Tag, elements, heading_offsets, ids
from aixreader.model import Library, Link, Page, Problem, Section
from aixreader.progress import Report, part
from aixreader.source.assets import AssetList, site_files
from aixreader.source.catalogue import CatalogueReader, with_aliases
from aixreader.source.drafts import Draft, Drafter
from aixreader.source.own_repository import own_repository
from aixreader.source.relations import read_groups
from aixreader.source.rewrite import PageRewriter
from aixreader.source.sections import Span, page_sections, page_spans
from aixreader.source.site_data import SiteData, read_site_data
from aixreader.source.slugs import SectionAnchor, SlugOwners
from aixreader.source.tree import SourceTree

PERIODIC, MATRIX = "periodictable", "aisecuritymatrix"
CONTENT = "content/"


def compile_source(tree: SourceTree, report: Report) -> Library:
    """Compile a site; raises `SourceError` where it holds no page, and what `report` raises."""
    return _Compilation(tree).run(report)


class _Compilation:
    """One run of the compiler over one tree."""

    def __init__(self, tree: SourceTree) -> None:
        self._tree = tree
        self._data, problems = read_site_data(tree)
        self._problems: list[Problem] = [*tree.problems, *problems]
        self._menu = {
            entry.page.lower(): (position, entry.name) for position, entry in enumerate(self._data.config.menu)
        }

    def run(self, report: Report) -> Library:
        """All stages in order."""
        drafts = self._drafts(part(report, 0.0, 0.8))
        titles = {page: self._title(draft) for page, draft in drafts.items()}
        sections = self._sections(drafts, titles)
        left_out = {problem.file: problem.what for problem in self._tree.problems}
        files = site_files({**self._tree.files, **left_out})
        anchors = {page: ["", *(name for name, _ in ids(draft.html))] for page, draft in drafts.items()}
        config = self._data.config
        repository = own_repository(self._tree, config, files)
        site = SiteMap(config.host, _flat(sections), anchors, self._data.redirects, files, repository)
        resolver = Resolver(site)
        report(0.8, "Reading relations")
        catalogue = CatalogueReader(drafts, sections, resolver)
        assets = AssetList(files, self._tree.read, left_out)
        pages, links = self._pages(drafts, titles, sections, PageRewriter(resolver, assets), part(report, 0.85, 1.0))
        for item in self._data.media:
            assets.use(item.thumbnail)
        redirects = catalogue.redirects(list(self._data.redirects))
        periodic = catalogue.table(PERIODIC)
        moved = [section for page in pages for section in _moved(sections[page.id], page.html)]
        return Library(
            title=config.title,
            notice=config.notice,
            revision=self._tree.revision,
            date=self._tree.date,
            pages=pages,
            sections=with_aliases({section.id: section for section in moved}, redirects),
            links=links,
            assets=assets.used(),
            redirects=redirects,
            relations=catalogue.relations(periodic),
            groups=read_groups(moved),
            periodic=periodic,
            matrix=catalogue.table(MATRIX),
            crosswalk=catalogue.crosswalk(),
            questions=catalogue.questions(),
            essentials=catalogue.essentials(),
            index=catalogue.index(),
            contributors=self._data.contributors,
            media=self._data.media,
            statements=catalogue.statements(),
            problems=tuple(sorted(self._problems, key=lambda problem: (problem.file, problem.line))),
        )

    def _drafts(self, report: Report) -> dict[str, Draft]:
        """A draft of every page, in menu order, then by name."""
        drafter = Drafter(self._data.config, self._data.contributors)
        files = sorted(path for path in self._tree.files if path.startswith(CONTENT) and path.endswith(".md"))
        drafts: dict[str, Draft] = {}
        for number, file in enumerate(files):
            report(number / len(files), f"Reading {file.removeprefix(CONTENT)}")
            page = file.removeprefix(CONTENT).removesuffix(".md")
            try:
                drafts[page] = drafter.draft(page, file, self._tree.read(file))
            except SourceError as error:
                self._problems.append(Problem("unreadable", error.message, file, 0, "the page is left out"))
                continue
            self._problems += drafts[page].problems
        if not drafts:
            raise SourceError("No page of this source can be read.", "Choose another copy of the source.")
        return {page: drafts[page] for page in sorted(drafts, key=lambda page: (self._menu_position(page), page))}

    def _menu_position(self, page: str) -> int:
        return self._menu.get(page_path(page), (len(self._menu), ""))[0]

    def _title(self, draft: Draft) -> str:
        """A page's title: front matter, menu, first heading, file name."""
        menu_name = self._menu.get(page_path(draft.id), (0, ""))[1]
        heading = next((title.text() for title in elements(draft.html, "h1", "h2")), "")
        return draft.front.text("title") or menu_name or heading or draft.id.rpartition("/")[2]

    def _sections(self, drafts: Mapping[str, Draft], titles: Mapping[str, str]) -> dict[str, list[Section]]:
        """The sections of each page, offsets counting in the draft's HTML."""
        spans = {page: page_spans(draft, titles[page]) for page, draft in drafts.items()}
        owners = SlugOwners(_stated(spans), _landings(self._data, drafts))
        sections = {}
        for page, draft in drafts.items():
            sections[page], problems = page_sections(draft, spans[page], owners)
            self._problems += problems
        return sections

    def _pages(
        self,
        drafts: Mapping[str, Draft],
        titles: Mapping[str, str],
        sections: Mapping[str, list[Section]],
        rewriter: PageRewriter,
        report: Report,
    ) -> tuple[tuple[Page, ...], tuple[Link, ...]]:
        pages: list[Page] = []
        links: list[Link] = []
        for page, draft in drafts.items():
            report(len(pages) / len(drafts), f"Resolving links of {page}")
            rewritten = rewriter.rewrite(draft, sections[page])
            links += rewritten.links
            self._problems += rewritten.problems
            position = self._menu_position(page)
            pages.append(
                Page(
                    id=page,
                    file=draft.file,
                    title=titles[page],
                    html=rewritten.html,
                    sanitised=draft.html,
                    source=draft.source,
                    sections=tuple(section.id for section in sections[page]),
                    order=position if position < len(self._menu) else None,
                    hero=_words(draft.front.text("heroText")),
                )
            )
        return tuple(pages), tuple(links)


def _words(html: str) -> str:
    """The words of HTML that was not sanitised; a `<` that begins no tag is text, as in "<a word>"."""
    return fold(unescape(replace_tags(html, (), _blank)))


def _blank(tag: Tag) -> str | None:
    """What a tag leaves in a text; None for one that is rather text: it has an attribute without a value."""
    if any(f' {name}="' not in tag.written for name in tag.attributes):
        return None
    return " " if tag.name in BLOCKS or tag.name == "br" else ""


def _flat(sections: Mapping[str, list[Section]]) -> Iterable[Section]:
    return (section for page in sections.values() for section in page)


def _moved(sections: list[Section], html: str) -> list[Section]:
    """The sections of a page with their offsets counting in its resolved HTML."""
    starts = [0, *heading_offsets(html, [(s.level, s.anchor) for s in sections[1:]]), len(html)]
    return [replace(section, start=starts[n], end=starts[n + 1]) for n, section in enumerate(sections)]


def _stated(spans: Mapping[str, list[Span]]) -> dict[str, list[SectionAnchor]]:
    """Every slug with the sections that state it, in page order."""
    anchors: dict[str, list[SectionAnchor]] = {}
    for page, page_spans_ in spans.items():
        for span in page_spans_:
            if span.slug:
                anchors.setdefault(span.slug, []).append((page, span.anchor))
    return anchors


def _landings(data: SiteData, drafts: Mapping[str, Draft]) -> dict[str, SectionAnchor]:
    """Where the redirect table sends each slug, as page and anchor, where it names a page."""
    by_path = {page_path(page): page for page in drafts}
    landings: dict[str, SectionAnchor] = {}
    for slug, redirect in data.redirects.items():
        parts = urlsplit(redirect.destination) if redirect.destination.startswith("/") else None
        if parts and (page := by_path.get(parts.path.strip("/").lower())) is not None:
            landings[slug] = (page, parts.fragment)
    return landings
