"""Builds a publication of sections: their text without the decoration of the page view, with resolved links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from types import MappingProxyType
from urllib.parse import unquote

from aixreader.addresses.web_address import web_address
from aixreader.control_characters import one_line
from aixreader.html.edit import Edit, replace_attribute, replace_elements, replace_tags, splice
from aixreader.html.fragment import fragment
from aixreader.html.section_body import without_head
from aixreader.html.tree import Element, Tag, elements, join_attributes
from aixreader.knowledge.footnotes import with_own_notes
from aixreader.knowledge.reading_lists import ResolvedEntry, ResolvedList, progress
from aixreader.knowledge.reading_time import duration
from aixreader.model import Section
from aixreader.model.address import CONTENT, FILES
from aixreader.pages.chips import chips
from aixreader.publish.book_html import link_number
from aixreader.publish.publication import Chapter, Picture, Piece, Publication
from aixreader.services.export.footnote_links import footnotes_of
from aixreader.services.session.session import Session
from aixreader.source.link_names import ICON_LINK
from aixreader.source.picture_kinds import picture_kind
from aixreader.source.sanitise import sanitise_resolved

OVERVIEW = "reading-list"
"""The anchor of the list itself; those of sections begin with "s-"."""
TASK = 'class="task'
UNSAFE = re.compile(r"[^\w-]+")


def with_children(session: Session, sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections and all their subsections, each once, in the edition's order."""
    wanted: set[str] = set()
    queue = [section.id for section in sections]
    everything = session.edition.sections
    while queue:
        name = queue.pop()
        if name not in wanted and name in everything:
            wanted.add(name)
            queue += everything[name].children
    return tuple(section for name, section in everything.items() if name in wanted)


def publication_of(
    session: Session, sections: Iterable[Section], title: str, appended: Mapping[str, str] = MappingProxyType({})
) -> Publication:
    """A publication of exactly these sections; those of one page form a chapter. `appended` is HTML of ours that stands
    behind the text of sections, by their ids, with links as in the edition.
    """
    builder = _Builder(session, list(sections), appended)
    return _publication(session, builder, builder.chapters(), title)


def list_publication(session: Session, chosen: ResolvedList, sections: Iterable[Section]) -> Publication:
    """A publication of those `sections` that are of a reading list, in its order: first the list itself with what is
    read, then a chapter for each entry, which begins with why it is read.
    """
    builder = _Builder(session, list(sections), {})
    made = (builder.overview(chosen), *builder.entries(chosen.entries))
    return _publication(session, builder, made, chosen.title)


def _publication(session: Session, builder: _Builder, made: Iterable[Chapter], title: str) -> Publication:
    manifest = session.edition.manifest
    chapters = tuple(made)
    return Publication(
        title=one_line(title),  # viewers show it in their title bar
        edition=one_line(manifest.title),
        date=manifest.date,
        revision=manifest.revision,
        notice=manifest.notice,
        chapters=chapters,
        notes=tuple(builder.notes),
        pictures=builder.pictures,
        attribution=session.attribution,
    )


class _Builder:
    """Builds pieces, and collects their external links (`notes`, numbered from 1) and pictures."""

    def __init__(self, session: Session, sections: list[Section], appended: Mapping[str, str]) -> None:
        self._session = session
        self._sections = sections
        self._anchors = _anchors(sections)
        self._appended = appended
        self.notes: dict[str, int] = {}
        self.pictures: dict[str, Picture] = {}

    def chapters(self) -> Iterable[Chapter]:
        """The chapters in the order of their sections."""
        by_page: dict[str, list[Section]] = {}
        for section in self._sections:
            by_page.setdefault(section.page, []).append(section)
        for number, (page, sections) in enumerate(by_page.items(), 1):
            levels = _levels(sections, self._session.edition.sections)
            pieces = tuple(self._piece(section, levels[section.id]) for section in sections)
            own = pieces[0] if pieces and pieces[0].level == 1 else None
            title = own.title if own is not None else self._session.edition.pages[page].title
            yield Chapter(own.id if own is not None else f"chapter-{number}", title, pieces)

    def overview(self, chosen: ResolvedList) -> Chapter:
        """The list itself: its sections with the time they take, and whether they are read."""
        rows = "".join(
            f'<tr><td><a href="{escape(self._session.address(entry.section.id))}">{escape(entry.name)}</a></td>'
            f"<td>{duration(entry.seconds)}</td><td>{'yes' if entry.section.id in chosen.read else 'no'}</td></tr>\n"
            for entry in chosen.entries
        )
        heads = "".join(f'<th scope="col">{head}</th>' for head in ("Section", "Time", "Read"))
        table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
        summary = f'<p class="lead">{escape(chosen.summary)}</p>\n' if chosen.summary else ""
        known = progress(chosen, chosen.read.__contains__)
        left = f", {duration(known.seconds_left)} left" if known.done and known.seconds_left else ""
        missing = f"<p>Not in this edition: {escape('; '.join(chosen.missing))}.</p>" if chosen.missing else ""
        total = f"<p>{known.done} of {known.total} read; {duration(known.seconds)} in all{left}.</p>"
        html = replace_elements(f"{summary}{total}\n{table}\n{missing}", "a", self._linked)
        return Chapter(OVERVIEW, "Reading list", (Piece(OVERVIEW, "", "Reading list", 1, html.strip()),))

    def entries(self, entries: Iterable[ResolvedEntry]) -> Iterable[Chapter]:
        """A chapter for each entry of a reading list."""
        for entry in entries:
            parts = [part for part in entry.parts if part.id in self._anchors]
            levels = _levels(parts, self._session.edition.sections, top=1)
            pieces = tuple(self._piece(part, levels[part.id]) for part in parts)
            first = replace(pieces[0], html=f"{_reason(entry)}\n{pieces[0].html}".strip())
            yield Chapter(first.id, first.title, (first, *pieces[1:]))

    def _piece(self, section: Section, level: int) -> Piece:
        page = self._session.edition.page_html(section.page)
        html = sanitise_resolved(with_own_notes(fragment(page, section.start, section.end), page))
        anchor = self._anchors[section.id]
        body, notes = footnotes_of(anchor, _task_items(_unfolded(without_head(html, heading=section.level > 0))))
        body += self._appended.get(section.id, "")
        body = _named_links(_unrepeated(body))
        body = replace_elements(
            body, "a", lambda link: self._linked(link) if (own := notes.link(link)) is None else own
        )
        body = replace_tags(body, ("img",), self._pictured)
        lead = self._session.edition.pages[section.page].hero
        if section.level == 0 and lead:
            body = f'<p class="lead">{escape(lead)}</p>\n{body}'
        meta = ", ".join(chip.text for chip in chips(section.category)) if section.category else ""
        title = self._session.names.of(section)
        return Piece(anchor, section.id, title, level, body.strip(), meta, web_address(section.web_address))

    def _linked(self, link: Element) -> str | None:
        values = link.attributes
        if "href" not in values:
            return None
        address = values["href"]
        if address.startswith(CONTENT):
            target = self._session.section_at(address)
            if target is not None and target.id in self._anchors:
                return _boxed(link, f'<a href="#{self._anchors[target.id]}">{link.content}</a>')
            if target is None or not target.web_address:
                return _boxed(link, link.content)
            address = target.web_address
        outside = web_address(address)
        if not outside:
            return _boxed(link, link.content)  # a file of the edition: pictures are linked to themselves
        return self._external(link, outside)

    def _external(self, link: Element, address: str) -> str:
        """A link that leads out, with the number of its note."""
        number = self.notes.setdefault(address, len(self.notes) + 1)
        note = link_number(number)
        if "card" in link.attributes.get("class", "").split():
            return _boxed(link, f'<a href="{escape(address)}">{link.content}</a>{note}')
        return f"{replace_attribute(link.html, 'a', 'href', lambda _: address)}{note}"

    def _pictured(self, tag: Tag) -> str:
        """The tag of a picture with its name in the publication; its words where the edition does not have it."""
        values = tag.attributes
        path = unquote(values.get("src", "").removeprefix(FILES))
        if path not in self.pictures and not self._add(path):
            return f'<span class="placeholder">Picture not included: {escape(values.get("alt", ""))}</span>'
        return f"<img{join_attributes({name: escape(value) for name, value in (values | {'src': path}).items()})}>"

    def _add(self, path: str) -> bool:
        """Add a picture to the publication; False if it is none, whatever the catalogue says."""
        if path not in self._session.edition.assets:
            return False
        data = self._session.edition.asset(path)
        kind = picture_kind(data)
        if kind is not None:
            self.pictures[path] = Picture(path, kind, data)
        return kind is not None


def _reason(entry: ResolvedEntry) -> str:
    """Why an entry is read, and how long that takes."""
    return f'<p class="lead">{escape(" · ".join(filter(None, (entry.quoted_why, duration(entry.seconds)))))}</p>'


def _boxed(link: Element, html: str) -> str:
    """What becomes of a link; a card stays a box."""
    return f'<div class="card">{html}</div>' if "card" in link.attributes.get("class", "").split() else html


def _unrepeated(html: str) -> str:
    """Pictures in links whose alternative is the text beside them, without it: it would be read out twice."""

    def quiet(link: Element) -> str:
        words = link.text().casefold()
        return replace_attribute(link.html, "img", "alt", lambda own: "" if own.strip().casefold() == words else None)

    return replace_elements(html, "a", lambda link: quiet(link) if "<img" in link.content else None)


def _named_links(html: str) -> str:
    """Links that hold only an icon, with their name as text: no book has the site's icons."""

    def named(link: Element) -> str | None:
        values = link.attributes
        classes = values.pop("class", "").split()
        if ICON_LINK not in classes or link.text():
            return None
        title = escape(values.pop("title", ""), quote=False)
        return f"<a{join_attributes({name: escape(value) for name, value in values.items()})}>{link.content}{title}</a>"

    return replace_elements(html, "a", named) if ICON_LINK in html else html


def _unfolded(html: str) -> str:
    """What can be folded away on the screen, unfolded: a book and paper show all of it."""
    tags = {"details": "div", "summary": "p"}
    return replace_tags(html, tags, lambda tag: f"</{tags[tag.name]}>" if tag.is_end else f"<{tags[tag.name]}>")


def _task_items(html: str) -> str:
    """The items of lists that are tasks, named so: their boxes stand for the list's own marks."""

    def edits() -> Iterator[Edit]:
        for item in elements(html, "li"):
            first = item.first("span", "p")
            box = first.first("span") if first is not None and first.name == "p" else first
            if item.is_bare and box is not None and "task" in box.attributes.get("class", "").split():
                yield item.start, item.content_start, '<li class="task-item">'

    return splice(html, edits()) if TASK in html else html


def _anchors(sections: Iterable[Section]) -> dict[str, str]:
    """A unique anchor for each section, by its id."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for section in sections:
        name = plain = f"s-{UNSAFE.sub('-', section.id)}"
        number = 1
        while name in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name)
        anchors[section.id] = name
    return anchors


def _levels(sections: list[Section], everything: Mapping[str, Section], top: int = 2) -> Mapping[str, int]:
    """The level of each section in its chapter: one more than that of the section it stands in, its nearest ancestor
    among the one before it and the ancestors of that; in another order than the edition's, the others are far above.
    `top` is that of the first one, unless it is a page's.
    """
    levels: dict[str, int] = {}
    around: list[str] = []
    for section in sections:
        parent = section.parent
        while parent is not None and parent not in around:
            parent = everything[parent].parent if parent in everything else None
        del around[around.index(parent) + 1 if parent is not None else 0 :]
        around.append(section.id)
        is_head = section is sections[0] and (section.level <= 1 or top == 1)
        levels[section.id] = levels[parent] + 1 if parent is not None else 1 if is_head else 2
    return levels
