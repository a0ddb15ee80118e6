"""What commits and tags say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aixreader.errors import Cancelled, CloneError
from aixreader.progress import silent
from aixreader.source.clone.commits import MAX_SUBJECT, Commits
from aixreader.source.clone.git_folder import GitFolder
from aixreader.source.clone.object_store import ObjectStore
from tests.source.clone.conftest import Repository

TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


@pytest.fixture
def commits(repository: Repository) -> Iterator[Commits]:
    """The commits of the repository."""
    folder = GitFolder(repository.git, repository.git)
    with ObjectStore(folder) as objects:
        yield Commits(folder, objects)


def test_a_commit_says_when_and_what(repository: Repository, commits: Commits) -> None:
    first = repository.commit(TREE)
    commit = commits.read(repository.commit(TREE, [first, "1" * 40], message="  Say more\n\nBecause."))
    assert (commit.tree, commit.parent, commit.date) == (TREE, first, "2025-09-01T12:00:00+00:00")
    assert commit.subject == "Say more"


@pytest.mark.parametrize(
    ("message", "subject"),
    [("", ""), ("\x1b[31mred\u202e", "[31mred"), ("\n\nLate", "Late"), ("a\tb", "a b")],
)
def test_a_subject_is_one_harmless_line(repository: Repository, commits: Commits, message: str, subject: str) -> None:
    assert commits.read(repository.commit(TREE, message=message)).subject == subject


def test_a_huge_message_is_cut_or_refused(repository: Repository, commits: Commits) -> None:
    assert len(commits.read(repository.commit(TREE, message="y" * 500_000)).subject) == MAX_SUBJECT
    with pytest.raises(CloneError, match="more than 8 MB"):
        commits.read(repository.commit(TREE, message="y" * 9_000_000))


@pytest.mark.parametrize("time", [-5, 10**11, 10**12, "soon", "1e9"])
def test_an_odd_time_is_none_or_bounded(repository: Repository, commits: Commits, time: object) -> None:
    data = f"tree {TREE}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> {time} +0000\n\nText\n".encode()
    commit = commits.read(repository.loose("commit", data))
    assert commit.date.startswith(("1970-01-01", "5138-", "9999-12-31"))


@pytest.mark.parametrize("data", [b"", b"tree x\n", b"parent " + b"1" * 40 + b"\n", b"\n\n", b"tree " + b"1" * 40])
def test_a_damaged_commit_is_refused(repository: Repository, commits: Commits, data: bytes) -> None:
    with pytest.raises(CloneError, match="damaged"):
        commits.read(repository.loose("commit", data))


def test_the_line_of_first_parents_ends_with_the_first_commit(repository: Repository, commits: Commits) -> None:
    first = repository.commit(TREE, time=1)
    side = repository.commit(TREE, [first], time=2)
    last = repository.commit(TREE, [repository.commit(TREE, [first], time=3), side], time=4)
    assert [commit.time for commit in commits.first_parents(commits.read(last), silent)] == [4, 3, 1]


def test_a_shallow_clone_ends_where_it_says(repository: Repository, commits: Commits) -> None:
    last = repository.commit(TREE, ["1" * 40])
    with pytest.raises(CloneError, match=r"commit 1{40} is missing"):
        list(commits.first_parents(commits.read(last), silent))
    (repository.git / "shallow").write_text(f"{last}\n")
    folder = GitFolder(repository.git, repository.git)
    with ObjectStore(folder) as objects:
        shallow = Commits(folder, objects)
        assert [commit.id for commit in shallow.first_parents(shallow.read(last), silent)] == [last]


def test_tags_lead_to_commits(repository: Repository, commits: Commits) -> None:
    commit = repository.commit(TREE)
    assert commits.peeled(commit, "v1").id == commit
    assert commits.peeled(repository.tag(repository.tag(commit), "tag"), "v1").id == commit


def test_a_tag_of_a_file_is_no_revision(repository: Repository, commits: Commits) -> None:
    blob = repository.blob("text")
    for name in (blob, repository.tag(blob, "blob")):
        with pytest.raises(CloneError, match="v1 is a blob, not a revision"):
            commits.peeled(name, "v1")


def test_a_tag_that_lies_about_its_kind_is_told(repository: Repository, commits: Commits) -> None:
    with pytest.raises(CloneError, match="not a revision"):
        commits.peeled(repository.tag(repository.blob("text"), "commit"), "v1")


def test_a_long_row_of_tags_is_refused(repository: Repository, commits: Commits) -> None:
    name = repository.commit(TREE)
    for _ in range(11):
        name = repository.tag(name, "tag")
    with pytest.raises(CloneError, match="tag of a tag"):
        commits.peeled(name, "v1")


def test_the_history_can_be_cancelled(repository: Repository, commits: Commits) -> None:
    def cancelled(fraction: float, text: str) -> None:  # noqa: ARG001 - names of the protocol
        raise Cancelled

    commit = commits.read(repository.commit(TREE))
    with pytest.raises(Cancelled):
        list(commits.first_parents(commit, cancelled))
