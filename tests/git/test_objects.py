"""Objects of git: ids, trees and commits."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.git.objects import CommitFields, GitFormatError, GitObject, commit_fields, object_id, tree_entries

ID = "ab" * 20
RAW = bytes.fromhex(ID)


def test_ids_are_those_of_git() -> None:
    assert object_id(b"blob", b"") == GitObject(b"blob", b"").id == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"


def test_a_tree_lists_modes_names_and_ids() -> None:
    data = b"100644 a page.md\0" + RAW + b"40000 \xff\0" + RAW
    assert list(tree_entries(data)) == [(0o100644, b"a page.md", ID), (0o40000, b"\xff", ID)]
    assert list(tree_entries(b"")) == []


@pytest.mark.parametrize(
    "data",
    [b"100644 a", b"100644 a\0short", b"noblankatall\0" + RAW, b"\0" * 30, b"100849 a\0" + RAW, b"1006440 a\0" + RAW],
)
def test_a_damaged_tree_is_refused(data: bytes) -> None:
    with pytest.raises(GitFormatError, match="damaged"):
        list(tree_entries(data))


def test_a_commit_states_its_tree_first_parent_time_and_message() -> None:
    head = f"tree {ID}\nparent {'cd' * 20}\nparent {ID}\nauthor A <a@b> 1 +0000\ncommitter B <b@c> 86400 +0100\n"
    signed = "gpgsig x\n committer C <c@d> 5 +0000\n\nSubject\n\ntree x"
    assert commit_fields((head + signed).encode()) == CommitFields(ID, "cd" * 20, 86_400, b"Subject\n\ntree x")
    assert commit_fields(f"tree {ID}\n\ncommitter B <b@c> 7 +0000".encode()).time is None
    assert commit_fields(f"tree {ID}\n".encode()) == CommitFields(ID, "", None, b"")


@pytest.mark.parametrize("data", [b"", b"tree x\n", f"x\ntree {ID}\n".encode()])
def test_a_commit_without_a_tree_is_refused(data: bytes) -> None:
    with pytest.raises(GitFormatError, match="damaged"):
        commit_fields(data)


@given(st.binary(max_size=120))
def test_no_bytes_raise_anything_else(noise: bytes) -> None:
    with suppress(GitFormatError):
        commit_fields(f"tree {ID}\n".encode() + noise)
        list(tree_entries(noise))
