"""From a source tree to a `Library`, in one pass from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from urllib.parse import urlsplit

from aixreader.addresses.resolver import Resolver
from aixreader.addresses.site_map import SiteMap, page_path
from aixreader.errors import SourceError, shortened
from aixreader.html.edit import replace_tags
from aixreader.html.names import BLOCKS
from aixreader.html.plain_text import fold
from aixreader.html.tree import Tag, elements, heading_offsets, ids
from aixreader.model import Library, Link, Page, Problem, Section
from aixreader.progress import Report, part
from aixreader.source.assets import AssetList, site_files
from aixreader.source.catalogue import CatalogueReader, with_aliases
from aixreader.source.drafts import Draft, Drafter
from aixreader.source.glossary import read_glossary
from aixreader.source.own_repository import own_repository
from aixreader.source.page_files import LEFT_OUT, find_pages
from aixreader.source.page_references import PageReferences
from aixreader.source.page_source import PageSource, read_page
from aixreader.source.relations import read_groups
from aixreader.source.rewrite import PageRewriter
from aixreader.source.sections import MAX_TITLE, Span, page_sections, page_spans
from aixreader.source.site_attribution import site_attribution
from aixreader.source.site_data import SiteData, read_site_data
from aixreader.source.site_layout import CONTENT
from aixreader.source.site_tree import ArrangedPage, arrange, next_change
from aixreader.source.slugs import SectionAnchor, SlugOwners
from aixreader.source.tree import SourceTree

PERIODIC, MATRIX = "periodictable", "aisecuritymatrix"


def compile_source(tree: SourceTree, report: Report, now: datetime | None = None) -> Library:
    """Compile a site as it is published at `now`, which is the present unless given.

    Raises `SourceError` where it holds no page, and what `report` raises.
    """
    return _Compilation(tree, now or datetime.now(UTC)).run(report)


class _Compilation:
    """One run of the compiler over one tree."""

    def __init__(self, tree: SourceTree, now: datetime) -> None:
        self._tree = tree
        self._now = now
        self._data, problems = read_site_data(tree)
        self._problems: list[Problem] = [*tree.problems, *problems]
        self._arranged: dict[str, ArrangedPage] = {}
        self._until = ""

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
            title=shortened(config.title, MAX_TITLE),
            notice=config.notice,
            attribution=site_attribution(config, (draft.html for draft in drafts.values())),
            until=self._until,
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
            decision_tree=catalogue.decision_tree(),
            essentials=catalogue.essentials(),
            index=catalogue.index(),
            advice=catalogue.advice(),
            contributors=self._data.contributors,
            media=self._data.media,
            statements=catalogue.statements(),
            glossary=read_glossary(pages, moved, config.title),
            problems=tuple(sorted(self._problems, key=lambda problem: (problem.file, problem.line))),
        )

    def _drafts(self, report: Report) -> dict[str, Draft]:
        """A draft of every page that is published, in reading order."""
        sources = self._sources(part(report, 0.0, 0.1))
        arranged, problems = arrange(sources, self._data.config, self._now)
        until = next_change(sources, self._data.config, self._now)
        self._until = until.astimezone(UTC).isoformat() if until is not None else ""
        self._problems += problems
        if not arranged:
            raise SourceError("No page of this source can be read, or none is published.", "Choose another source.")
        bodies = {page.place.id: page.place.source for page in arranged}
        references = PageReferences(bodies, lambda page: bodies[page].body)
        drafter = Drafter(self._data.config, self._data.contributors, references)
        drafts: dict[str, Draft] = {}
        for number, page in enumerate(arranged):
            place = page.place
            report(0.1 + 0.9 * number / len(arranged), f"Reading {place.file.removeprefix(CONTENT)}")
            drafts[place.id] = drafter.draft(place.source)
            self._arranged[place.id] = page
            self._problems += drafts[place.id].problems
        return drafts

    def _sources(self, report: Report) -> list[PageSource]:
        """The files of all pages, read."""
        pages, problems = find_pages(self._tree.files, self._data.config.language, self._data.config.translations)
        self._problems += problems
        sources = []
        for number, page in enumerate(pages):
            report(number / len(pages), f"Reading {page.file.removeprefix(CONTENT)}")
            try:
                sources.append(read_page(page, self._tree.read(page.file)))
            except SourceError as error:
                self._problems.append(Problem("unreadable", error.message, page.file, 0, LEFT_OUT))
        return sources

    def _title(self, draft: Draft) -> str:
        """A page's title: front matter, the site's title for its home page, menu, first heading, file name."""
        title = draft.front.text("title")
        if title or not page_path(draft.id):
            return title or self._data.config.title
        heading = next((title.text() for title in elements(draft.html, "h1", "h2")), "")
        return self._arranged[draft.id].menu_name or heading or draft.id.rpartition("/")[2]

    def _sections(self, drafts: Mapping[str, Draft], titles: Mapping[str, str]) -> dict[str, list[Section]]:
        """The sections of each page, offsets counting in the draft's HTML."""
        spans = {page: page_spans(draft, titles[page]) for page, draft in drafts.items()}
        owners = SlugOwners(_stated(spans), _landings(self._data, drafts))
        sections = {}
        for page, draft in drafts.items():
            sections[page], problems = page_sections(draft, spans[page], owners, self._data.config.pages_url)
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
            arranged = self._arranged[page]
            pages.append(
                Page(
                    id=page,
                    file=draft.file,
                    title=shortened(titles[page], MAX_TITLE),
                    html=rewritten.html,
                    sanitised=draft.sanitised,
                    source=draft.source,
                    sections=tuple(section.id for section in sections[page]),
                    order=arranged.order,
                    hero=_words(draft.front.text("heroText")),
                    parent=arranged.parent,
                    link_title=shortened(draft.front.text("linkTitle"), MAX_TITLE),
                    listed=arranged.is_listed,
                    searched=arranged.is_searched,
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
    """Every slug with the sections that state it, by the names of pages: no weight or date moves a slug."""
    anchors: dict[str, list[SectionAnchor]] = {}
    for page, page_spans_ in sorted(spans.items()):
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
