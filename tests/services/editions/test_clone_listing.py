"""What there is to open in a clone."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.errors import Cancelled, CloneError
from aixreader.progress import silent
from aixreader.services.editions import clone_listing
from aixreader.services.editions.clone_listing import list_clone
from tests.source.clone.conftest import Repository

HOSTILE = "\x1b]0;Title\x07Fix\u202etxt.exe \u2066it\x9b2J \x00now\r\n\nMore."


@pytest.fixture
def clone(tmp_path: Path) -> Repository:
    """Three commits, a branch, two tags, and a tag of a folder."""
    repository = Repository(tmp_path / "cl@ne")
    tree, commits = repository.site(), list[str]()
    for number, message in enumerate(("First", HOSTILE, "Third")):
        commits.append(repository.commit(tree, commits[-1:], time=1_756_728_000 + number * 86_400, message=message))
    repository.ref("refs/heads/main", commits[2])
    repository.ref("refs/heads/old", commits[1])
    repository.ref("refs/tags/v1", repository.tag(commits[0]))
    repository.ref("refs/tags/folder", repository.tag(tree, "tree"))
    (repository.git / "packed-refs").write_text(f"{commits[0]} refs/remotes/origin/bidi\u202e\n")
    return repository


def test_revisions_have_dates_subjects_and_names(clone: Repository) -> None:
    listing = list_clone(clone.path, "", silent)
    assert (listing.name, listing.place, listing.chosen, listing.is_cut) == ("cl@ne", clone.path, "", False)
    assert [branch.label for branch in listing.branches] == ["checked out", "main", "old", "origin/bidi", "tag v1"]
    rows = [(each.date[:10], each.names) for each in listing.revisions]
    assert rows == [("2025-09-03", "main"), ("2025-09-02", "old"), ("2025-09-01", "origin/bidi, tag v1")]
    newest = listing.revisions[0]
    assert (newest.subject, newest.source) == ("Third", Path(f"{clone.path}@{newest.commit[:12]}"))


def test_a_branch_or_tag_is_listed_alone(clone: Repository) -> None:
    for ref, count in (("refs/heads/old", 2), ("refs/tags/v1", 1)):
        assert len(list_clone(clone.path, ref, silent).revisions) == count
    listed = list_clone(Path(f"{clone.path}@old"), "", silent)
    assert listed.place == clone.path
    assert len(listed.revisions) == 3, "the locator names the clone"


def test_hostile_messages_are_shown_harmlessly(clone: Repository) -> None:
    listing = list_clone(clone.path, "", silent)
    for text in (*(each.subject for each in listing.revisions), *(branch.label for branch in listing.branches)):
        assert text.isprintable()
    assert "Fix" in listing.revisions[1].subject


def test_the_list_is_bounded_and_can_be_cancelled(clone: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clone_listing, "MAX_LISTED", 2)
    listing = list_clone(clone.path, "", silent)
    assert (len(listing.revisions), listing.is_cut) == (2, True)

    def report(fraction: float, text: str) -> None:
        if fraction > 0:
            assert text == "Reading the history"
            raise Cancelled

    with pytest.raises(Cancelled):
        list_clone(clone.path, "", report)


def test_what_is_no_clone_is_told(tmp_path: Path) -> None:
    with pytest.raises(CloneError, match="not a git repository"):
        list_clone(tmp_path, "", silent)
