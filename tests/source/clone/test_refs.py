"""The names of commits, and files in their place that lead astray."""

from __future__ import annotations

import pytest

from aixreader.errors import CloneError
from aixreader.source.clone.git_folder import GitFolder
from aixreader.source.clone.refs import Refs
from tests.source.clone.conftest import Repository

ONE, TWO, THREE = "1" * 40, "2" * 40, "3" * 40


@pytest.fixture
def refs(repository: Repository) -> Refs:
    """The refs of the repository."""
    return Refs(GitFolder(repository.git, repository.git))


def test_branches_tags_and_remote_branches_have_names(repository: Repository, refs: Refs) -> None:
    repository.ref("refs/heads/main", ONE)
    repository.ref("refs/heads/topic/a@b", TWO)
    (repository.git / "packed-refs").write_text(
        f"# pack-refs\n{THREE} refs/remotes/origin/x\n^{ONE}\n{TWO} refs/heads/main\n"
    )
    assert refs.head() == refs.find("HEAD") == refs.find("main") == refs.find("refs/heads/main") == ONE
    assert refs.find("topic/a@b") == TWO
    assert refs.find("origin/x") == THREE
    assert refs.find("gone") == ""


def test_loose_names_are_listed_however_deep(repository: Repository, refs: Refs) -> None:
    for name in ("refs/heads/topic/deep/b", "refs/heads/topic/a", "refs/tags/v1"):
        repository.ref(name, ONE)
    names = [name for name in refs.names() if "topic" in name or "tags" in name]
    assert names == ["refs/heads/topic/a", "refs/heads/topic/deep/b", "refs/tags/v1"]


def test_a_tag_counts_before_a_branch(repository: Repository, refs: Refs) -> None:
    repository.ref("refs/heads/v1", ONE)
    repository.ref("refs/tags/v1", TWO)
    assert refs.find("v1") == TWO


def test_a_detached_head_is_its_commit(repository: Repository, refs: Refs) -> None:
    repository.ref("HEAD", ONE)
    assert refs.head() == ONE


def test_refs_in_a_circle_are_refused(repository: Repository, refs: Refs) -> None:
    repository.ref("refs/heads/main", "ref: refs/heads/other")
    repository.ref("refs/heads/other", "ref: refs/heads/main")
    with pytest.raises(CloneError, match="in a circle"):
        refs.head()


@pytest.mark.parametrize(
    "name",
    [
        "../config",
        "refs/../config",
        "/etc/passwd",
        "refs/heads/../../config",
        "a//b",
        ".x",
        "x.lock",
        "a\0b",
        "x" * 300,
        "a\\b",
    ],
)
def test_a_name_leads_to_nothing_but_a_ref(repository: Repository, refs: Refs, name: str) -> None:
    (repository.git / "config").write_text(ONE)
    assert refs.find(name) == ""
    (repository.git / "HEAD").write_text(f"ref: {name}")
    assert refs.head() == ""


@pytest.mark.parametrize("text", ["", "x", "1" * 39, "1" * 41, "z" * 40, "ref:", "\xff" * 5])
def test_what_is_no_id_is_no_commit(repository: Repository, refs: Refs, text: str) -> None:
    repository.ref("refs/heads/main", text)
    assert refs.head() == ""
