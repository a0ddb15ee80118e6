"""Checks a source: builds it, and finds where its files lie in their repository."""

from __future__ import annotations

from pathlib import Path

from aixreader.addresses.locator import split_revision
from aixreader.checks.edition_rules import check_edition
from aixreader.checks.finding import Finding
from aixreader.errors import SourceError
from aixreader.paths import Folders
from aixreader.progress import Report, silent
from aixreader.services.editions.build import build
from aixreader.source.clone.git_folder import is_bare
from aixreader.source.clone.revisions import open_clone
from aixreader.source.clone.tree_reader import TreeReader
from aixreader.source.clone_tree import find_root
from aixreader.source.folder import open_folder


def check_site(source: Path, report: Report, folders: Folders) -> tuple[Finding, ...]:
    """All findings of the site in `source`; raises what `build` raises."""
    with build(source, report, out=None, folders=folders) as edition:
        return check_edition(edition)


def site_prefix(source: Path) -> str:
    """The path of the site's root in its repository, with its slash: "" where they are the same, or where the source is
    neither a folder nor a revision of a clone.
    """
    try:
        place, revision = split_revision(source)
        if not place.is_dir():
            return ""
        if revision or is_bare(place):
            return _prefix_in_clone(place, revision)
        tree = open_folder(place, silent)
    except (OSError, ValueError, SourceError):  # told where it is checked
        return ""
    inner = tree.root.relative_to(tree.repository).as_posix()
    return "" if inner == "." else f"{inner}/"


def _prefix_in_clone(place: Path, revision: str) -> str:
    with open_clone(place) as clone:
        commit = clone.revision(revision, silent)
        repository, root = find_root(TreeReader(clone.objects, commit.tree), clone.name)
    return root.removeprefix(repository)
