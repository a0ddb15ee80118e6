"""Checks a source: builds it, and finds where its files lie in their repository."""

from __future__ import annotations

from pathlib import Path

from aixreader.checks.edition_rules import check_edition
from aixreader.checks.finding import Finding
from aixreader.errors import SourceError
from aixreader.paths import Folders
from aixreader.progress import Report
from aixreader.services.editions.build import build
from aixreader.source.folder import open_folder


def check_site(source: Path, report: Report, folders: Folders) -> tuple[Finding, ...]:
    """All findings of the site in `source`; raises what `build` raises."""
    with build(source, report, out=None, folders=folders) as edition:
        return check_edition(edition)


def site_prefix(source: Path) -> str:
    """The path of the site's root in its repository, with its slash: "" where they are the same, or where the source is
    no folder.
    """
    if not source.is_dir():
        return ""
    try:
        tree = open_folder(source, lambda _share, _text: None)
    except SourceError:
        return ""
    inner = tree.root.relative_to(tree.repository).as_posix()
    return "" if inner == "." else f"{inner}/"
