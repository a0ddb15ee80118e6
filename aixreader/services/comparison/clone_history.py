"""When the text of a section changed over the revisions of a clone, and how: `CloneHistory`.

Of each revision only the ids of the files in question are looked at. Where one of them differs, and the section as it
is written differs in it, the page alone is compiled, with the configuration and redirects of its revision.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aixreader.addresses.locator import locator
from aixreader.comparison.edition_comparison import Comparison, compare_editions
from aixreader.comparison.section_change import SectionChange
from aixreader.errors import CloneError, SourceError
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.model import Section
from aixreader.paths import Folders
from aixreader.progress import Report, part, silent
from aixreader.services.comparison.section_history import HistoryEntry, change_of, is_told, part_of
from aixreader.services.editions.build import build_tree
from aixreader.source.clone.commits import Commit
from aixreader.source.clone.path_ids import PathIds
from aixreader.source.clone.revisions import Clone
from aixreader.source.clone.tree_reader import TreeReader
from aixreader.source.clone_tree import find_root, site_of
from aixreader.source.page_slices import section_slice, states_slug
from aixreader.source.part_tree import PartTree
from aixreader.source.site_layout import MAX_FILE, is_page

REVISIONS = 2_000
"""Revisions after which half of the progress is shown: how many there are is not known before."""
DIGITS = 12
MAX_SLICES = 20


@dataclass(slots=True)
class _Newer:
    """The oldest revision that was seen with the files as they are in it, and the section in it. `edition` is that of
    its pages, once they were compiled.
    """

    commit: Commit
    files: dict[str, str]
    section: str
    slugs: frozenset[str]
    edition: OpenEdition | None = None


class CloneHistory:
    """The history of a section over the first parents of a revision. `work` is an empty folder for what is compiled."""

    def __init__(self, place: Path, clone: Clone, folders: Folders, work: Path) -> None:
        self._place = place
        self._clone = clone
        self._folders = folders
        self._work = work
        self._paths = PathIds(clone.objects)
        self._slices: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}
        self._compiled = 0
        self._root = ""

    def entries(self, tip: Commit, edition: OpenEdition, section: Section, report: Report) -> Iterator[HistoryEntry]:
        """The changes of a section of the edition at the revision `tip`, the newest first. Raises `CloneError` and what
        `report` raises.
        """
        self._root = find_root(TreeReader(self._clone.objects, tip.tree), self._clone.name)[1]
        file, name = edition.edition.pages[section.page].file, edition.names.bare(section)
        newer = _Newer(tip, self._ids(tip, [file]), section.id, _slugs(section))
        for number, commit in enumerate(self._clone.commits.first_parents(tip, silent)):
            shown = f"Reading the history: {commit.date[:10]}"
            done = number / (number + REVISIONS)
            report(done, shown)
            files = self._ids(commit, list(newer.files))
            if files == newer.files:
                newer.commit = commit
            elif self._is_same_slice(newer, files):
                newer.commit, newer.files, newer.edition = commit, files, None
            else:
                try:
                    change, comparison = self._compared(newer, commit, part(report, done, done + 0.001))
                except CloneError:
                    raise
                except SourceError:  # there is no site in it yet
                    break
                if change is not None and is_told(change):
                    yield self._entry(newer.commit, change, comparison)
                if change is None or change.old is None:
                    return
                name = change.old_name
                newer.section, newer.slugs = change.old.id, newer.slugs | _slugs(change.old)
                newer.commit, newer.files = commit, self._ids(commit, list(newer.files))
        yield self._entry(newer.commit, None, None, name)

    def _ids(self, commit: Commit, files: list[str]) -> dict[str, str]:
        return {file: self._paths.find(commit.tree, f"{self._root}{file}") for file in files}

    def _is_same_slice(self, newer: _Newer, files: dict[str, str]) -> bool:
        """Whether the section is written alike in all files that differ."""
        for file, name in newer.files.items():
            if name != files[file]:
                own, other = (self._slice(each, newer.slugs) for each in (name, files[file]))
                if not own or own != other:
                    return False
        return True

    def _slice(self, name: str, slugs: frozenset[str]) -> tuple[str, ...]:
        key = name, slugs
        if key not in self._slices:
            if len(self._slices) >= MAX_SLICES:
                self._slices.clear()
            self._slices[key] = section_slice(self._text(name), slugs)
        return self._slices[key]

    def _text(self, name: str) -> str:
        data = self._clone.objects.read(name, "blob", MAX_FILE) if name else None
        return (data or b"").decode("utf-8", "replace").replace("\r\n", "\n")

    def _compared(self, newer: _Newer, commit: Commit, report: Report) -> tuple[SectionChange | None, Comparison]:
        """What the revision after `commit` made of the section; it is looked for in other files where it is not in
        those that are known.
        """
        report(0.0, f"Comparing {commit.date[:10]}")
        older = self._edition(commit, newer.files, report)
        comparison = self._comparison(newer, older, report)
        change = change_of(comparison, newer.section)
        if change is None or change.old is None:
            found = self._elsewhere(commit, newer)
            if found:
                newer.files |= dict.fromkeys(found, "")
                newer.files = self._ids(newer.commit, list(newer.files))
                newer.edition = None
                older = self._edition(commit, newer.files, report)
                comparison = self._comparison(newer, older, report)
                change = change_of(comparison, newer.section)
        newer.edition = older
        return change, comparison

    def _comparison(self, newer: _Newer, older: OpenEdition, report: Report) -> Comparison:
        if newer.edition is None:
            newer.edition = self._edition(newer.commit, newer.files, report)
        return compare_editions(older, newer.edition, silent)

    def _edition(self, commit: Commit, files: dict[str, str], report: Report) -> OpenEdition:
        """The pages of these files in a revision, compiled."""
        report(0.5, f"Compiling {commit.date[:10]}")
        tree = PartTree(site_of(self._clone.name, commit, self._clone.objects, silent), files)
        self._compiled += 1
        out = self._work / str(self._compiled)
        return OpenEdition(build_tree(tree, silent, folders=self._folders, out=out))

    def _elsewhere(self, commit: Commit, newer: _Newer) -> list[str]:
        """The pages of a revision, other than those that are known, which state the section's slug."""
        try:
            tree = site_of(self._clone.name, commit, self._clone.objects, silent)
        except SourceError:
            return []
        pages = [path for path in tree.files if is_page(path) and path not in newer.files]
        return [path for path in pages if states_slug(tree.read(path).decode("utf-8", "replace"), newer.slugs)]

    def _entry(
        self, commit: Commit, change: SectionChange | None, comparison: Comparison | None, name: str = ""
    ) -> HistoryEntry:
        return HistoryEntry(
            commit.date,
            commit.id,
            str(locator(self._place, commit.id[:DIGITS])),
            change.name if change is not None else name,
            change,
            commit.subject,
            part_of(comparison, change) if comparison is not None and change is not None else None,
        )


def _slugs(section: Section) -> frozenset[str]:
    return frozenset({*([section.slug] if section.slug else []), *section.aliases})
