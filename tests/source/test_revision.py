"""What a source tells of its revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.source.revision import git_revision, read_manifest

COMMIT, OTHER = "a1" * 20, "b2" * 20


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a repository on the branch `main`."""
    for name in ("objects", "refs"):
        (tmp_path / ".git" / name).mkdir(parents=True)
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    return tmp_path


def test_a_branch_is_followed_to_its_commit(home: Path) -> None:
    (home / ".git" / "packed-refs").write_text(
        f"# pack-refs\n{OTHER} refs/heads/x\n{COMMIT} refs/heads/main\n^{OTHER}\n"
    )
    assert git_revision(home) == COMMIT
    (home / ".git" / "refs" / "heads").mkdir()
    (home / ".git" / "refs" / "heads" / "main").write_text(f"{OTHER}\n")
    assert git_revision(home) == OTHER


def test_a_detached_head_is_a_commit(home: Path) -> None:
    (home / ".git" / "HEAD").write_text(f"{COMMIT}\n")
    assert git_revision(home) == COMMIT


@pytest.mark.parametrize(
    "head",
    ["", "x", "ref: refs/../../secret", "ref: /etc/passwd", "ref: refs/heads//x", "ref: refs/heads/gone", "z" * 9999],
)
def test_an_odd_head_tells_nothing(home: Path, head: str) -> None:
    (home / "secret").write_text(COMMIT)
    (home / ".git" / "HEAD").write_text(head)
    assert git_revision(home) == ""


def test_the_repository_that_holds_the_site_counts_and_no_other(home: Path) -> None:
    (home / ".git" / "HEAD").write_text(COMMIT)
    nested = home / "content" / "ai_exchange"
    nested.mkdir(parents=True)
    assert git_revision(nested) == COMMIT
    other = home / "somewhere" / "copy"
    other.mkdir(parents=True)
    assert git_revision(other) == ""


def test_a_git_file_is_not_followed(tmp_path: Path, home: Path) -> None:
    root = tmp_path / "worktree"
    root.mkdir()
    (root / ".git").write_text(f"gitdir: {home / '.git'}\n")
    assert git_revision(root) == ""


@pytest.mark.parametrize(
    ("manifest", "revision", "date", "problems"),
    [
        (f'{{"revision": "{COMMIT}", "date": "2026-01-02"}}', COMMIT, "2026-01-02", 0),
        (f'{{"revision": "{COMMIT}"}}', COMMIT, "", 0),
        ("{}", "", "", 0),
        ('{"revision": "<b>", "date": "2026-01-02"}', "", "2026-01-02", 1),
        ('{"revision": 7, "date": ["2026"]}', "", "", 2),
        ("[]", "", "", 1),
        ("{", "", "", 1),
        ('{"a": ' + "9" * 5000 + "}", "", "", 1),
    ],
)
def test_a_manifest_tells_only_what_has_the_usual_form(manifest: str, revision: str, date: str, problems: int) -> None:
    found = read_manifest(manifest.encode())
    assert found[:2] == (revision, date)
    assert len(found[2]) == problems


def test_a_manifest_that_is_no_text() -> None:
    assert read_manifest(b"\xff\xfe")[:2] == ("", "")
