"""What the tools of an assistant work with: an open edition, its search, and the user's assessment if there is one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from aixreader.errors import NotFoundError
from aixreader.model import Section
from aixreader.paths import Folders
from aixreader.progress import Report
from aixreader.services.assistant.answer_page import AnswerPage, short
from aixreader.services.assistant.parameters import SECTION_ID
from aixreader.services.session.session import Session

if TYPE_CHECKING:
    from aixreader.assess.assessment_file import AssessmentFile
    from aixreader.comparison.edition_comparison import Comparison
    from aixreader.services.assessments.assessed_edition import EditionFacts
    from aixreader.services.search.search_service import SearchService

UNNAMED = "section-"
"""Begins the ids of sections without a slug, whose own hold paths."""


@dataclass
class Workspace:
    """The edition of `session`, and what belongs to it. Not thread-safe.

    `assessment` is the file that the user has named, which tools may change only if `may_write`. `others` are sources
    of editions to compare with, beside those that are known on this computer.
    """

    session: Session
    folders: Folders
    assessment: AssessmentFile | None = None
    may_write: bool = False
    others: tuple[Path, ...] = ()
    comparisons: dict[str, tuple[Session, Comparison]] = field(default_factory=dict)
    """What was compared already, by the name of the other edition."""
    _search: SearchService | None = None

    def search(self, report: Report) -> SearchService:
        """The search, with its index open, which is built if there is none."""
        from aixreader.services.search.search_service import SearchService

        if self._search is None:
            search = SearchService(self.session, self.folders)
            search.prepare(report)
            self._search = search
        return self._search

    @cached_property
    def facts(self) -> EditionFacts:
        """Threats, controls and questions, as assessments know them."""
        from aixreader.knowledge.name_history import roots_of
        from aixreader.services.assessments.assessed_edition import EditionFacts

        return EditionFacts(self.session, roots_of(self.session.edition))

    def section(self, name: str) -> Section:
        """The section of an id as answers give it, or of a slug of an older edition; raises `NotFoundError`."""
        section = self.session.named(self._unnamed.get(name, name))
        if section is None:
            raise NotFoundError("There is no section with this id.", "Use the tool search to find one.")
        return section

    def id_of(self, section: Section) -> str:
        """The id that answers give: the slug, or one that is made of the section's own id."""
        return section.id if SECTION_ID.fullmatch(section.id) else _made_id(section.id)

    def name_of(self, section: Section) -> str:
        """The name that a section is shown by."""
        return self.session.names.of(section)

    def heads(self, names: Iterable[str]) -> list[dict[str, object]]:
        """Id and title of sections."""
        sections = self.session.edition.sections
        found = (sections[name] for name in names if name in sections)
        return [{"id": self.id_of(section), "title": self.name_of(section)} for section in found]

    def answer(self, page: AnswerPage) -> dict[str, object]:
        """An answer with the edition that it is of."""
        manifest = self.session.edition.manifest
        return {
            "edition": short(f"{manifest.title}, {manifest.date[:10]}".rstrip(", ")),
            "revision": short(manifest.revision, 64),
            "digest": short(f"sha256:{manifest.input}", 80),
            **page.record(),
        }

    def close(self) -> None:
        """Close the search and the editions that were compared; the session is its opener's."""
        if self._search is not None:
            self._search.close()
        for other, _ in self.comparisons.values():
            other.close()

    @cached_property
    def _unnamed(self) -> dict[str, str]:
        names = (name for name in self.session.edition.sections if not SECTION_ID.fullmatch(name))
        return {_made_id(name): name for name in names}


def _made_id(name: str) -> str:
    return f"{UNNAMED}{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:16]}"
