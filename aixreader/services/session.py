"""A session: one open edition and all that a reader asks of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from aixreader.edition.edition import Edition
from aixreader.errors import NotFoundError
from aixreader.model import Section
from aixreader.model.address import page_address, read_page_address
from aixreader.services.contents import ContentsItem, table_of_contents
from aixreader.services.finder import Finder
from aixreader.services.resource import Resource, ResourceTable

if TYPE_CHECKING:
    from aixreader.services.crosswalk import Crosswalk
    from aixreader.services.graph import ThreatGraph


class Session:
    """An open edition. Everything raises `EditionError` where the edition on disk turns out damaged. `trouble` says in
    words that it is not the one that should have been opened, "" if it is.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.trouble = ""
        self._finder = Finder(edition)
        self._resources = ResourceTable(edition)

    @property
    def title(self) -> str:
        """The edition's title."""
        return self.edition.manifest.title

    def contents(self) -> tuple[ContentsItem, ...]:
        """The pages in menu order with their sections nested, then the pages outside the menu."""
        return self._contents

    def home(self) -> str:
        """The address to begin at: the first page."""
        return self._contents[0].address

    def fetch(self, path: str) -> Resource:
        """What the pane is shown under `path`; raises `NotFoundError`."""
        return self._resources.fetch(path)

    def find(self, name: str) -> Section:
        """The section that `name` means (see `Finder.find`); raises `NotFoundError` with the nearest ones."""
        return self._finder.find(name)

    def address(self, section_id: str) -> str:
        """Where the pane finds a section; raises `NotFoundError` for an id that is not in the edition."""
        section = self.edition.sections.get(section_id)
        if section is None:
            raise NotFoundError(f"There is no section '{section_id}' in this edition.")
        return page_address(section.page, section.anchor)

    def section_at(self, address: str) -> Section | None:
        """The section at an address of the pane, None for an address that is not in the edition."""
        place = read_page_address(address)
        return self._finder.at(*place) if place else None

    def close(self) -> None:
        """Give the edition up."""
        self.edition.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @cached_property
    def graph(self) -> ThreatGraph:
        """Threats and controls, with what answers what."""
        from aixreader.services.graph import make_graph

        return make_graph(self.edition)

    @cached_property
    def crosswalk(self) -> Crosswalk:
        """The mappings to standards."""
        from aixreader.services.crosswalk import make_crosswalk

        return make_crosswalk(self.edition, {node.section: node.name for node in self.graph.nodes.values()})

    @cached_property
    def _contents(self) -> tuple[ContentsItem, ...]:
        return table_of_contents(self.edition)
