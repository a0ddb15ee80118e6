"""The revision of a source: from its manifest, or from the repository that contains it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from aixreader.errors import CloneError
from aixreader.model import Problem
from aixreader.source.clone.git_folder import find_git_folder
from aixreader.source.clone.refs import COMMIT, Refs
from aixreader.source.site_layout import MANIFEST
from aixreader.source.strict import Unreadable, load_json

DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ][0-9:.+\-Z]{1,30})?")


def read_manifest(data: bytes) -> tuple[str, str, list[Problem]]:
    """Revision and date of a `MANIFEST.json`, each "" if missing or in an unknown format."""
    try:
        values = load_json(data.decode("utf-8-sig"))
    except (Unreadable, UnicodeDecodeError) as error:
        line = error.line if isinstance(error, Unreadable) else 0
        return "", "", [_odd(f"not readable: {error}", line)]
    if not isinstance(values, dict):
        return "", "", [_odd("not an object", 0)]
    revision, date = values.get("revision", ""), values.get("date", "")
    problems = [
        _odd(f"its {name} is not in the usual form", 0)
        for name, value, form in (("revision", revision, COMMIT), ("date", date, DATE))
        if value != "" and not _matches(form, value)
    ]
    return (
        revision if _matches(COMMIT, revision) else "",
        date if _matches(DATE, date) else "",
        problems,
    )


def git_revision(root: Path) -> str:
    """The commit checked out in the repository whose site this is, "" if there is none or it cannot be determined.

    Only the folder's own repository counts and, for the upstream layout, the one that holds it: a copy that lies in
    somebody's unrelated repository must not be taken for a commit of that.
    """
    homes = [root]
    if root.name == "ai_exchange":
        homes += [root.parent, root.parent.parent] if root.parent.name == "content" else [root.parent]
    for home in homes:
        if os.path.lexists(home / ".git"):
            try:
                folder = find_git_folder(home)
                return Refs(folder).head() if folder is not None else ""
            except (CloneError, OSError):
                return ""
    return ""


def _matches(form: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and form.fullmatch(value) is not None


def _odd(what: str, line: int) -> Problem:
    return Problem("manifest", what, MANIFEST, line, "what it says of the revision is passed over")
