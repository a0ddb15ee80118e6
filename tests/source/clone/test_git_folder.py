"""What is taken for a repository, and what of it is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aixreader.errors import CloneError
from aixreader.source.clone.git_folder import GitFolder, find_git_folder, is_bare
from tests.source.clone.conftest import Repository
from tests.waiting import no_hang

pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with pipes")
links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")


def _git(*arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def test_a_work_tree_a_bare_repository_and_a_git_folder_are_found(repository: Repository, tmp_path: Path) -> None:
    bare = Repository(tmp_path / "bare", is_bare=True)
    assert find_git_folder(repository.path) == GitFolder(repository.git, repository.git)
    assert find_git_folder(repository.git) == GitFolder(repository.git, repository.git)
    assert find_git_folder(bare.path) == GitFolder(bare.git, bare.git)
    assert find_git_folder(tmp_path) is None
    assert [is_bare(path) for path in (repository.path, repository.git, bare.path, tmp_path)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_worktree_that_its_repository_lists_is_read(tmp_path: Path) -> None:
    main, linked = tmp_path / "main", tmp_path / "linked"
    _git("init", str(main))
    _git("-C", str(main), "commit", "--allow-empty", "-m", "One")
    _git("-C", str(main), "worktree", "add", str(linked))
    folder = find_git_folder(linked)
    assert folder == GitFolder(main / ".git" / "worktrees" / "linked", main / ".git")
    assert folder.text("HEAD", 100, is_own=True) == "ref: refs/heads/linked\n"
    (main / ".git" / "worktrees" / "linked" / "gitdir").write_text(f"{tmp_path / 'other' / '.git'}\n")
    with pytest.raises(CloneError, match="does not list it as a worktree"):
        find_git_folder(linked)


@pytest.mark.parametrize(
    "pointer", ["gitdir: {git}", "gitdir: ../clone/.git\n", "gitdir: {git}/worktrees/x\n", "x", ""]
)
def test_a_git_file_is_not_followed_elsewhere(repository: Repository, tmp_path: Path, pointer: str) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / ".git").write_text(pointer.format(git=repository.git))
    with pytest.raises(CloneError, match="does not list it"):
        find_git_folder(victim)


@links
def test_a_link_to_a_git_folder_is_not_followed(repository: Repository, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / ".git").symlink_to(repository.git)
    with pytest.raises(CloneError, match="does not list it"):
        find_git_folder(victim)


@links
@pytest.mark.parametrize("name", ["objects", "refs"])
def test_a_link_in_place_of_a_folder_is_refused(repository: Repository, tmp_path: Path, name: str) -> None:
    (repository.git / name).rename(tmp_path / "moved")
    (repository.git / name).symlink_to(tmp_path / "moved")
    with pytest.raises(CloneError, match=f"folder {name} is a link"):
        find_git_folder(repository.path)


@links
def test_nothing_behind_a_link_is_read(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (repository.git / "packed-refs").symlink_to(tmp_path / "secret")
    (repository.git / "refs" / "remotes").symlink_to(tmp_path)
    folder = GitFolder(repository.git, repository.git)
    assert folder.text("packed-refs", 100) == folder.text("refs/remotes/secret", 100) == ""
    with pytest.raises(OSError, match="link"):
        folder.names("refs/remotes")


@pipes
@pytest.mark.parametrize("name", ["HEAD", "config", "packed-refs", "refs/heads/main", "shallow"])
@no_hang()
def test_a_pipe_does_not_hold_up(repository: Repository, name: str) -> None:
    (repository.git / name).unlink(missing_ok=True)
    os.mkfifo(repository.git / name)
    folder = find_git_folder(repository.path)
    assert folder is not None
    assert folder.text(name, 100) == ""


def test_more_than_asked_for_is_not_read(repository: Repository) -> None:
    (repository.git / "HEAD").write_text("x" * 101)
    assert GitFolder(repository.git, repository.git).text("HEAD", 100) == ""


def test_a_repository_with_a_reftable_is_refused_in_words(repository: Repository) -> None:
    (repository.git / "reftable").mkdir()
    with pytest.raises(CloneError, match="reftable, which is not supported"):
        find_git_folder(repository.path)
