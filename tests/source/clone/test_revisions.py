"""Revisions by what users call them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aixreader.errors import CloneError
from aixreader.progress import silent
from aixreader.source.clone import revisions
from aixreader.source.clone.revisions import Clone, open_clone
from tests.source.clone.conftest import FILE, Repository

DAY = 24 * 3600
FIRST = 1_756_728_000
"""Noon of 1 September 2025, in UTC."""


@pytest.fixture
def history(repository: Repository) -> list[str]:
    """Three commits of three days on the branch `main`, the oldest first; `topic` and `v1` name the second one."""
    tree, names = repository.site(), list[str]()
    for number in range(3):
        names.append(repository.commit(tree, names[-1:], time=FIRST + number * DAY, message=f"Step {number}"))
    repository.ref("refs/heads/main", names[2])
    repository.ref("refs/heads/topic", names[1])
    repository.ref("refs/tags/v1", repository.tag(names[1]))
    return names


@pytest.fixture
def clone(repository: Repository, history: list[str]) -> Iterator[Clone]:
    """The repository, open."""
    assert history
    with open_clone(repository.path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ("", 2),
        ("HEAD", 2),
        ("main", 2),
        ("refs/heads/main", 2),
        ("topic", 1),
        ("v1", 1),
        ("2025-09-01", 0),
        ("2025-09-02", 1),
        ("2030-01-01", 2),
        ("topic@2030-01-01", 1),
    ],
)
def test_a_revision_has_many_names(clone: Clone, history: list[str], wanted: str, number: int) -> None:
    assert clone.revision(wanted, silent).id == history[number]


def test_an_id_may_be_short(clone: Clone, history: list[str]) -> None:
    for name in (history[0], history[0][:7], history[0][:4].upper()):
        assert clone.revision(name, silent).id == history[0]


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("gone", "has no revision gone"),
        ("2025-08-31", "no revision of 2025-08-31 or before; its oldest is of 2025-09-01"),
        ("2025-13-45", "not a date"),
        ("ffff0000", "has no revision"),
        ("HEAD~3", "has no revision"),
        ("main^", "has no revision"),
        ("../../config", "has no revision"),
        ("x" * 5000, "has no revision"),
    ],
)
def test_what_names_no_revision_is_told(clone: Clone, wanted: str, why: str) -> None:
    with pytest.raises(CloneError, match=why):
        clone.revision(wanted, silent)


def test_an_id_that_several_have_is_told(repository: Repository, clone: Clone, history: list[str]) -> None:
    text = (repository.loose_path(history[0])).read_bytes()
    other = history[0][:38] + ("00" if history[0][38:] != "00" else "11")
    repository.loose_path(other).write_bytes(text)
    with pytest.raises(CloneError, match="Several revisions of clone begin with"):
        clone.revision(history[0][:38], silent)


def test_the_revisions_of_a_branch_are_listed(
    clone: Clone, history: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [(commit.id, commit.subject) for commit in clone.revisions(silent)] == [
        (history[2], "Step 2"),
        (history[1], "Step 1"),
        (history[0], "Step 0"),
    ]
    assert [commit.id for commit in clone.revisions(silent, "topic")] == history[1::-1]
    monkeypatch.setattr(revisions, "MAX_LISTED", 2)
    assert len(clone.revisions(silent)) == 2


def test_a_repository_without_commits_is_told(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "empty")
    with open_clone(repository.path) as clone, pytest.raises(CloneError, match="nothing checked out"):
        clone.revision("", silent)


def test_a_folder_that_is_no_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(CloneError, match="is not a git repository"), open_clone(tmp_path):
        pass


def test_sha_256_is_told_not_to_be_supported(repository: Repository) -> None:
    repository.ref("refs/heads/main", "1" * 64)
    with open_clone(repository.path) as clone, pytest.raises(CloneError, match="SHA-256, which is not supported"):
        clone.revision("", silent)


def test_the_site_s_folder_of_a_repository_stands_for_it(repository: Repository, history: list[str]) -> None:
    inner = repository.path / "content" / "ai_exchange"
    inner.mkdir(parents=True)
    with open_clone(inner) as clone:
        assert clone.revision("v1", silent).id == history[1]
        assert clone.name == "clone"
    unrelated = repository.path / "copy"
    unrelated.mkdir()
    with pytest.raises(CloneError, match="not a git repository"), open_clone(unrelated):
        pass


def test_a_branch_that_names_a_file_is_no_revision(repository: Repository, clone: Clone) -> None:
    repository.ref("refs/heads/odd", repository.blob("text"))
    repository.ref("refs/heads/tree", repository.folder([(FILE, b"a", repository.blob("a"))]))
    for name, kind in (("odd", "blob"), ("tree", "tree")):
        with pytest.raises(CloneError, match=f"{name} is a {kind}, not a revision"):
            clone.revision(name, silent)
