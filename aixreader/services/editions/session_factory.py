"""Opens what is to be read: a built edition, a source, or what came with the reader."""

from __future__ import annotations

from pathlib import Path

from aixreader.edition.edition import open_edition
from aixreader.errors import EditionError, SourceError
from aixreader.paths import Folders, policy_file, resources
from aixreader.progress import Report
from aixreader.services.session.session import Session
from aixreader.userdata.policy import read_policy

COMPILED = "compiled"
"""The edition that a packaged program brought, built already."""


def create_session(
    folders: Folders, report: Report, *, content: Path | None = None, edition: Path | None = None
) -> Session:
    """Open a session on the built edition in `edition`, on the source `content`, on what the policy names, or on what
    came with the reader. Where that of the policy cannot be opened (it may lie on a share that is out of reach) and is
    not the only one that may be, what came with the reader opens, and the session's `trouble` says so.

    Raises `EditionError`, `SourceError` or `OutputError` in words, and what `report` raises.
    """
    policy = read_policy(policy_file())
    if content is not None or edition is not None:
        if policy.only and (content, edition) != (policy.content, policy.edition):
            raise SourceError(
                "Your administrator has laid down what is read on this computer, so nothing else opens.",
                "Start the reader without naming a source or an edition.",
            )
        return _open(folders, report, content, edition)
    if policy.content is None and policy.edition is None:
        return _open_shipped(folders, report)
    try:
        return _open(folders, report, policy.content, policy.edition)
    except (EditionError, SourceError) as error:
        told = f"What your administrator chose to be read cannot be opened. {error.message}"
        if policy.only:
            raise type(error)(
                told, "Start the reader again when it is within reach, or tell your administrator."
            ) from error
        session = _open_shipped(folders, report)
        session.trouble = f"{told} Until it can be, this is the edition that came with the reader."
        return session


def _open(folders: Folders, report: Report, content: Path | None, edition: Path | None) -> Session:
    if edition is not None:
        return Session(open_edition(edition))
    from aixreader.services.editions.build import build

    assert content is not None  # noqa: S101  # one of both is named
    return Session(build(content, report, out=None, folders=folders))


def _open_shipped(folders: Folders, report: Report) -> Session:
    """What came with the reader: an edition that is built already, or a source."""
    if (resources() / COMPILED).is_dir():
        return _open(folders, report, None, resources() / COMPILED)
    source = resources() / "edition"
    if not source.is_dir():
        raise SourceError(
            "This copy of AIX Reader came without an edition.",
            "Name a source with --content, or an edition with --edition.",
        )
    return _open(folders, report, source, None)
