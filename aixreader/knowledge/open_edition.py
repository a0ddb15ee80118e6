"""An open edition with derived data: contents, look-up of sections, threat graph, cross-walk."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from aixreader.control_characters import one_line
from aixreader.edition.edition import Edition
from aixreader.errors import NotFoundError, shortened
from aixreader.knowledge.section_finder import SectionFinder
from aixreader.knowledge.section_names import SectionNames
from aixreader.knowledge.table_of_contents import ContentsItem, page_outline, table_of_contents
from aixreader.model import Attribution, Section
from aixreader.model.address import page_address, read_page_address

if TYPE_CHECKING:
    from aixreader.knowledge.crosswalk import Crosswalk
    from aixreader.knowledge.terms import TermFinder
    from aixreader.knowledge.threat_graph import ThreatGraph

WEB = ("http://", "https://")


class OpenEdition:
    """An edition and its derived data, computed on first access; `names` are those of its sections.

    Every method raises `EditionError` where the edition on disk is damaged.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.names = SectionNames(edition)
        self._finder = SectionFinder(edition, self.names)

    @property
    def title(self) -> str:
        """The edition's title."""
        return self.edition.manifest.title

    @property
    def attribution(self) -> Attribution:
        """Whose text the edition is, without control characters, as a forged manifest may hold some."""
        stated = self.edition.manifest.attribution
        site, address = (part if part.startswith(WEB) else "" for part in (stated.site, stated.licence_address))
        return Attribution(one_line(stated.author), one_line(site), one_line(stated.licence), one_line(address))

    def contents(self, *, everything: bool = False) -> tuple[ContentsItem, ...]:
        """The pages that the site lists, with `everything` all of them, with their sections nested."""
        return table_of_contents(self.edition, self.names, everything=True) if everything else self._contents

    def outline(self, page: str) -> ContentsItem | None:
        """A page with its sections; None where there is no such page."""
        entry = self.edition.pages.get(page)
        return page_outline(self.edition, self.names, entry) if entry is not None else None

    def home(self) -> str:
        """The address of the first page that is listed, else of the first."""
        pages = self.edition.catalogue.pages
        return page_address(next((page for page in pages if page.listed), pages[0]).id)

    def find(self, name: str) -> Section:
        """The section that `name` identifies (see `SectionFinder.find`); raises `NotFoundError` with similar ones."""
        return self._finder.find(name)

    def find_by_address(self, address: str) -> Section:
        """The section at an address of the site or of the reader, titles aside; raises `NotFoundError`."""
        return self._finder.by_address(address)

    def look_up(self, address: str) -> Section | None:
        """The section at an address of the site or of the reader, None where there is none."""
        return self._finder.look_up(address)

    def named(self, name: str) -> Section | None:
        """The section of an id or slug, or of an older slug that still leads there; None where there is none."""
        return self._finder.named(name)

    def address(self, section_id: str) -> str:
        """The address of a section; raises `NotFoundError` for an id that is not in the edition."""
        section = self.edition.sections.get(section_id)
        if section is None:
            raise NotFoundError(f"There is no section '{shortened(section_id)}' in this edition.")
        return page_address(section.page, section.anchor)

    def section_at(self, address: str) -> Section | None:
        """The section at an `aix://content/` address, None for an address that is not in the edition."""
        target = read_page_address(address)
        return self._finder.at(*target) if target else None

    @cached_property
    def terms(self) -> TermFinder:
        """The terms that the edition defines."""
        from aixreader.knowledge.terms import TermFinder

        return TermFinder(self.edition.glossary, self.names, self.edition.sections)

    @cached_property
    def graph(self) -> ThreatGraph:
        """Threats and controls with the edges between them."""
        from aixreader.knowledge.threat_graph import make_graph

        return make_graph(self.edition, self.names)

    @cached_property
    def crosswalk(self) -> Crosswalk:
        """The mappings to standards."""
        from aixreader.knowledge.crosswalk import make_crosswalk

        return make_crosswalk(self.edition, self.names)

    @cached_property
    def _contents(self) -> tuple[ContentsItem, ...]:
        return table_of_contents(self.edition, self.names)
