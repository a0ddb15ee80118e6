"""A site in a gzipped tar: what of it is read, and that nothing is unpacked."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from aixreader.errors import ArchiveError, Cancelled, SourceChangedError
from aixreader.progress import silent
from aixreader.source import tar_archive
from aixreader.source.archive import open_archive
from aixreader.source.tar_archive import CheckedTar
from tests.source.tars import Member, packed, pax, tar

COMMIT = "0123456789abcdef" * 2 + "01234567"


def _written(tmp_path: Path, *members: Member) -> Path:
    path = tmp_path / "site.tgz"
    path.write_bytes(packed(tar(*members)))
    return path


def _kinds(path: Path) -> list[tuple[str, str]]:
    with open_archive(path, silent) as tree:
        assert sorted(tree.files) == ["content/one.md", "hugo.yaml"]
        assert tree.read("content/one.md") == b"# One"
        return [(problem.kind, problem.file) for problem in tree.problems]


@pytest.mark.parametrize(
    ("kind", "problem"),
    [(b"1", "link"), (b"2", "link"), (b"3", "special-file"), (b"4", "special-file"), (b"6", "special-file")],
    ids=["a link to an entry", "a link", "a device", "a disk", "a pipe"],
)
def test_links_and_special_files_are_left_out(tmp_path: Path, kind: bytes, problem: str) -> None:
    outside = Member(b"elsewhere", b"", kind, target=b"/etc")
    path = _written(tmp_path, Member(b"content/x.md", b"", kind, target=b"/etc/passwd"), outside)
    assert _kinds(path) == [(problem, "content/x.md")]


def test_a_file_below_a_link_is_none_behind_it(tmp_path: Path) -> None:
    link = Member(b"content/docs", b"", b"2", target=b"/etc")
    with open_archive(_written(tmp_path, link, Member(b"content/docs/two.md", b"# Two")), silent) as tree:
        assert tree.read("content/docs/two.md") == b"# Two"
        assert [problem.kind for problem in tree.problems] == ["link"]


def test_of_names_that_differ_in_case_the_first_counts(tmp_path: Path) -> None:
    with open_archive(_written(tmp_path, Member(b"content/ONE.md")), silent) as tree:
        assert sorted(tree.files) == ["content/ONE.md", "hugo.yaml"]
        assert [problem.kind for problem in tree.problems] == ["name-collision"]


def test_the_commit_that_git_writes_is_the_revision(tmp_path: Path) -> None:
    with open_archive(_written(tmp_path, pax({b"comment": COMMIT.encode()}, b"g")), silent) as tree:
        assert tree.revision == COMMIT
    with open_archive(_written(tmp_path, pax({b"comment": b"none"}, b"g")), silent) as tree:
        assert tree.revision == ""


def test_files_are_read_in_any_order_and_nothing_is_written(tmp_path: Path) -> None:
    contents = {f"static/{number}.png": os.urandom(400_000) for number in range(6)}
    path = _written(tmp_path, *(Member(name.encode(), data) for name, data in contents.items()))
    with open_archive(path, silent) as tree:
        tree.digest(silent)
        for name in (*reversed(contents), *contents):
            assert tree.read(name) == contents[name]
    assert [file.name for file in tmp_path.iterdir()] == ["site.tgz"]
    with pytest.raises(SourceChangedError):
        tree.read("static/0.png")


def test_an_archive_that_changes_after_the_check_is_noticed() -> None:
    file = io.BytesIO(packed(tar()))
    archive = CheckedTar(file, silent, "site.tgz")
    assert archive.read("content/one.md") == b"# One"
    file.seek(0)
    file.write(packed(tar().replace(b"# One", b"# Two")))
    with pytest.raises(ArchiveError, match=r"does not hold|damaged"):
        archive.read("content/one.md")


def test_too_many_entries_or_headers_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tar_archive, "MAX_FILES", 3)
    members = [Member(b"content/%d.md" % number) for number in range(2)]
    CheckedTar(io.BytesIO(packed(tar(members[0]))), silent, "x")
    with pytest.raises(ArchiveError, match="more than 3 entries"):
        CheckedTar(io.BytesIO(packed(tar(*members))), silent, "x")
    monkeypatch.setattr("aixreader.source.tar_headers.MAX_HEADERS", 3)
    with pytest.raises(ArchiveError, match="entries"):
        CheckedTar(io.BytesIO(packed(tar(pax({}), pax({})))), silent, "x")


def test_a_check_can_be_cancelled() -> None:
    def report(fraction: float, text: str) -> None:
        assert text.startswith("Checking") == (fraction >= 0)
        raise Cancelled

    with pytest.raises(Cancelled):
        CheckedTar(io.BytesIO(packed(tar())), report, "site.tgz")
