"""Opens a session: on a built edition, on a source, on what the policy names, or on the bundled edition."""

from __future__ import annotations

from pathlib import Path

from aixreader.edition.edition import open_edition
from aixreader.errors import EditionError, MirrorError, SourceChangedError, SourceError
from aixreader.paths import Folders, policy_file, resources
from aixreader.progress import Report
from aixreader.services.session.session import Session
from aixreader.userdata.policy import Policy, read_policy
from aixreader.userdata.shelf import EDITION, ShelfEntry

COMPILED = "compiled"
"""The resource folder with the built edition of a packaged program."""


def create_session(
    folders: Folders, report: Report, *, content: Path | None = None, edition: Path | None = None
) -> Session:
    """Open a session on the built edition in `edition`, or on the source in `content`. Without both, what the policy
    names is opened (of a signed mirror, what was installed from it), or else the bundled edition.

    If what the policy names cannot be opened (a network share may be offline), the bundled edition is opened instead
    and the session's `warning` says so, unless the policy allows nothing else.

    Raises `EditionError`, `SourceError`, `SourceChangedError`, `OutputError`, and what `report` raises.
    """
    policy = read_policy(policy_file())
    if content is not None or edition is not None:
        if policy.only and (content, edition) != (policy.content, policy.edition):
            raise SourceError(
                "Your administrator does not allow opening other sources or editions on this computer.",
                "Start AIX Reader without --content and --edition.",
            )
        return _open(folders, report, content, edition)
    if policy.mirror:
        return _open_mirrored(folders, report, policy)
    if policy.content is None and policy.edition is None:
        return _open_shipped(folders, report)
    try:
        return _open(folders, report, policy.content, policy.edition)
    except (EditionError, SourceError, SourceChangedError) as error:
        message = f"The edition set by your administrator could not be opened. {error.message}"
        if policy.only:
            hint = "Try again when it is available, or contact your administrator."
            raise type(error)(message, hint) from error
        session = _open_shipped(folders, report)
        session.warning = f"{message} The bundled edition was opened instead."
        return session


def create_session_at(folders: Folders, report: Report, path: Path) -> Session:
    """Open a session on whatever lies at `path`: a built edition or a source. Raises what `create_session` does."""
    from aixreader.services.editions.build import is_built

    content, edition = (None, path) if is_built(path) else (path, None)
    return create_session(folders, report, content=content, edition=edition)


def create_session_of(folders: Folders, report: Report, entry: ShelfEntry) -> Session:
    """Open a session on an edition of the shelf. Raises what `create_session` does."""
    place = Path(entry.path)
    content, edition = (None, place) if entry.kind == EDITION else (place, None)
    return create_session(folders, report, content=content, edition=edition)


def _open_mirrored(folders: Folders, report: Report, policy: Policy) -> Session:
    """Open what was installed from the policy's mirror; as long as nothing was, the bundled edition."""
    from aixreader.services.editions.build import build_tree
    from aixreader.services.mirrors.reader_mirror import open_installed

    try:
        found = open_installed(folders, policy)
        if found is None:
            return _open_shipped(folders, report)
        tree, installed = found
        session = Session(build_tree(tree, report, folders=folders))
    except (MirrorError, SourceError) as error:
        session = _open_shipped(folders, report)
        session.warning = f"{error.message} The bundled edition was opened instead. {error.hint}".rstrip()
    else:
        session.signed_by = installed.signed_by
    return session


def _open(folders: Folders, report: Report, content: Path | None, edition: Path | None) -> Session:
    if edition is not None:
        return Session(open_edition(edition))
    from aixreader.services.editions.build import build

    assert content is not None  # noqa: S101  # one of both is named
    return Session(build(content, report, out=None, folders=folders))


def _open_shipped(folders: Folders, report: Report) -> Session:
    """Open the bundled edition: a built one in a packaged program, a source in a checkout."""
    if (resources() / COMPILED).is_dir():
        return _open(folders, report, None, resources() / COMPILED)
    source = resources() / "edition"
    if not source.is_dir():
        raise SourceError(
            "This copy of AIX Reader has no bundled edition.",
            "Specify a source with --content, or an edition with --edition.",
        )
    return _open(folders, report, source, None)
