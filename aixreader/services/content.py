"""Opens what is to be read: a built edition, a source, or what came with the reader."""

from __future__ import annotations

from pathlib import Path

from aixreader.edition.edition import open_edition
from aixreader.errors import SourceError
from aixreader.paths import Folders, policy_file, resources
from aixreader.progress import Report
from aixreader.services.session import Session
from aixreader.userdata.policy import read_policy

COMPILED = "compiled"
"""The edition that a packaged program brought, built already."""


def open_content(
    folders: Folders, report: Report, *, content: Path | None = None, edition: Path | None = None
) -> Session:
    """Open a session on the built edition in `edition`, on the source `content`, on what the policy names, or on the
    shipped source.

    Raises `EditionError`, `SourceError` or `OutputError` in words, and what `report` raises.
    """
    if edition is None and content is None:
        policy = read_policy(policy_file())
        content, edition = policy.content, policy.edition
    if edition is None and content is None and (resources() / COMPILED).is_dir():
        edition = resources() / COMPILED
    if edition is not None:
        return Session(open_edition(edition))
    source = content if content is not None else resources() / "edition"
    if content is None and not source.is_dir():
        raise SourceError(
            "This copy of AIX Reader came without an edition.",
            "Name a source with --content, or an edition with --edition.",
        )
    from aixreader.services.build import build

    return Session(build(source, report, out=None, folders=folders))
