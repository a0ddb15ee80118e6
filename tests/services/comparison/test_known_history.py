"""The history of a section over what is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.addresses.locator import locator
from aixreader.errors import CloneError, NotFoundError
from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.services.comparison.known_history import history_in_clone, known_history
from tests.source.clone.conftest import SITE, Repository


def test_a_clone_has_a_history_and_any_other_source_that_of_the_editions(tmp_path: Path, folders: Folders) -> None:
    repository = Repository(tmp_path / "clone")
    commits: list[str] = []
    for word in ("first", "second", "third"):
        tree = repository.site({**SITE, "content/docs/one.md": f"---\ntitle: One\n---\n## Part\nA {word} text.\n"})
        commits.append(repository.commit(tree, commits[-1:]))
    repository.ref("refs/heads/main", commits[-1])
    whole = known_history(repository.path, "docs/one#part", folders, silent, 9)
    assert (len(whole.entries), whole.is_cut) == (3, False)
    cut = known_history(repository.path, "docs/one#part", folders, silent, 2)
    assert (len(cut.entries), cut.is_cut) == (2, True)
    history = known_history(locator(repository.path, commits[1]), "docs/one#part", folders, silent, 9)
    assert (len(history.entries), history.is_cut) == (2, False)
    newest = history.entries[0]
    assert newest.comparison is not None
    assert newest.change is not None
    assert newest.comparison.sections == (newest.change,)
    for source in (None, tmp_path, tmp_path / "gone"):
        with pytest.raises(NotFoundError, match="Fewer than two editions"):
            known_history(source, "docs/one#part", folders, silent, 9)
    with pytest.raises(CloneError):
        history_in_clone(tmp_path, "docs/one#part", folders, silent, 9)
