"""A site in a folder by strangers: nothing outside it is read, nothing holds the reader up."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from aixreader.errors import Cancelled, SourceError
from aixreader.model import Problem
from aixreader.progress import silent
from aixreader.source import folder, site_layout
from aixreader.source.folder import open_folder

links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
case_sensitive = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs a file system that minds case")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site."""
    root = tmp_path / "site"
    (root / "content" / "docs").mkdir(parents=True)
    (root / "hugo.yaml").write_text("title: Trial\n")
    (root / "content" / "docs" / "one.md").write_text("# One\n")
    return root


def _problems(site: Path) -> list[tuple[str, str]]:
    tree = open_folder(site, silent)
    assert sorted(tree.files) == ["content/docs/one.md", "hugo.yaml"]
    return [(problem.kind, problem.file) for problem in tree.problems]


@links
def test_links_are_not_followed(site: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret")
    (site / "content" / "file.md").symlink_to(secret)
    (site / "content" / "folder").symlink_to(tmp_path)
    (site / "content" / "loop").symlink_to(site / "content")
    (site / "content" / "self").symlink_to("self")
    (site / "content" / "dead.md").symlink_to("gone")
    (site / "data").symlink_to(tmp_path)
    (site / "firebase.json").symlink_to(secret)
    assert sorted(_problems(site)) == sorted(
        ("link", path)
        for path in (
            "content/dead.md",
            "content/file.md",
            "content/folder",
            "content/loop",
            "content/self",
            "data",
            "firebase.json",
        )
    )


@links
def test_a_site_behind_a_link_inside_the_folder_is_none(site: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    (outer / "ai_exchange").symlink_to(site)
    with pytest.raises(SourceError, match="not a copy"):
        open_folder(outer, silent)
    (tmp_path / "chosen").symlink_to(site)
    assert open_folder(tmp_path / "chosen", silent).files  # the user's own choice may be a link


@links
@pytest.mark.parametrize("part", ["content/docs/one.md", "content/docs", "content"])
def test_a_file_swapped_for_a_link_after_the_walk_is_not_read(site: Path, tmp_path: Path, part: str) -> None:
    tree = open_folder(site, silent)
    (site / part).rename(tmp_path / "moved")
    (site / part).symlink_to(tmp_path / "moved")
    with pytest.raises(SourceError, match="cannot be read"):
        tree.read("content/docs/one.md")
    assert len(tree.digest(silent)) == 64


def test_only_files_of_the_site_are_read(site: Path) -> None:
    (site / "notes.md").write_text("x")
    tree = open_folder(site, silent)
    for path in ("notes.md", "../site/hugo.yaml", "content/../hugo.yaml", "/etc/passwd", "content/gone.md", ""):
        with pytest.raises(SourceError, match="is not in"):
            tree.read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with pipes")
def test_special_files_are_not_opened(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(site / "content" / "pipe.md")
    monkeypatch.chdir(site / "content")  # the path of a socket may have 100 characters at most
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.md")
        assert _problems(site) == [("special-file", "content/pipe.md"), ("special-file", "content/socket.md")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with pipes")
def test_a_file_swapped_for_a_pipe_does_not_hold_up(site: Path) -> None:
    tree = open_folder(site, silent)
    (site / "hugo.yaml").unlink()
    os.mkfifo(site / "hugo.yaml")
    with pytest.raises(SourceError, match="not a regular file"):
        tree.read("hugo.yaml")


@case_sensitive
def test_of_names_that_differ_in_case_or_form_the_first_counts(site: Path) -> None:
    for name in ("ONE.md", "One.md", "caf\u00e9.md", "cafe\u0301.md"):
        (site / "content" / "docs" / name).write_text(name)
    tree = open_folder(site, silent)
    assert sorted(tree.files) == ["content/docs/ONE.md", "content/docs/cafe\u0301.md", "hugo.yaml"]
    assert {problem.file for problem in tree.problems} == {
        "content/docs/One.md",
        "content/docs/one.md",
        "content/docs/caf\u00e9.md",
    }
    assert {problem.kind for problem in tree.problems} == {"name-collision"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
@pytest.mark.parametrize("name", [b"a\nb.md", b"a\x1bb.md", b"a\\b.md", b"a\xffb.md", "a\u202eb.md".encode()])
def test_names_that_can_be_no_address_are_left_out(site: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(site / "content") + b"/" + name)).write_text("x")
    problems = open_folder(site, silent).problems
    assert [problem.kind for problem in problems] == ["name"]
    assert problems[0].file.isprintable()


def test_folders_nested_too_deeply_are_left_out(site: Path) -> None:
    deep = site / "content" / Path(*["d"] * 70)
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("x")
    assert [kind for kind, _ in _problems(site)] == ["name"]


def test_a_file_too_large_is_left_out(site: Path) -> None:
    with (site / "content" / "big.md").open("wb") as file:
        file.truncate(site_layout.MAX_FILE + 1)
    assert _problems(site) == [("file-size", "content/big.md")]


def test_a_tree_too_large_is_refused(site: Path) -> None:
    for number in range(5):
        with (site / "content" / f"{number}.md").open("wb") as file:
            file.truncate(60 * 1024 * 1024)
    with pytest.raises(SourceError, match="too large"):
        open_folder(site, silent)


def test_too_many_files_are_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_FILES", 50)
    for number in range(60):
        (site / "content" / f"{number}.md").touch()
    with pytest.raises(SourceError, match="too large"):
        open_folder(site, silent)


UNREADABLE = """
import os, sys
from pathlib import Path
from aixreader.errors import SourceError
from aixreader.progress import silent
from aixreader.source.tree import open_source
if os.getuid() == 0:
    os.setuid(65534)
try:
    with open_source(Path(sys.argv[1]), silent) as tree:
        print(sorted((problem.kind, problem.file) for problem in tree.problems))
except SourceError as error:
    print(error.message)
"""


def _as_nobody(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", UNREADABLE, str(path)],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions as POSIX has them")
def test_what_may_not_be_read_is_left_out() -> None:
    with TemporaryDirectory() as name:  # not pytest's, which is closed to others
        site = Path(name)
        site.chmod(0o755)
        (site / "content" / "closed").mkdir(parents=True)
        (site / "hugo.yaml").touch()
        (site / "content" / "one.md").write_text("# One")
        (site / "content" / "two.md").write_text("# Two")
        (site / "content" / "two.md").chmod(0)
        (site / "content" / "closed").chmod(0)
        found = _as_nobody(site)
        assert found == "[('unreadable', 'content/closed'), ('unreadable', 'content/two.md')]"
        (site / "content" / "closed").chmod(0o755)
        (site / "site.zip").write_bytes(b"PK")
        (site / "site.zip").chmod(0)
        assert "cannot be read: Permission denied" in _as_nobody(site / "site.zip")
        site.chmod(0)
        assert "cannot be read: Permission denied" in _as_nobody(site)
        site.chmod(0o755)


def test_a_cancel_stops_the_walk(site: Path) -> None:
    def stop(fraction: float, text: str) -> None:  # noqa: ARG001 - the names are `Report`'s
        raise Cancelled

    with pytest.raises(Cancelled):
        open_folder(site, stop)


def test_an_odd_manifest_is_a_problem(site: Path) -> None:
    (site / "MANIFEST.json").write_text("[" * 100_000)
    tree = open_folder(site, silent)
    assert tree.problems == (
        Problem("manifest", "not readable: nested too deeply", "MANIFEST.json", 0, tree.problems[0].done),
    )
    assert tree.revision == ""


def test_pictures_of_the_repository_around_the_site_are_taken(tmp_path: Path) -> None:
    inner = "content/ai_exchange"
    for name in (f"{inner}/hugo.yaml", f"{inner}/content/one.md", f"{inner}/assets/in.png", "assets/deep/out.PNG"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "assets" / "slides.pptx").write_bytes(b"x")
    (tmp_path / "assets" / "link.png").symlink_to("/etc/passwd")
    tree = open_folder(tmp_path, silent)
    assert list(tree.files) == ["assets/in.png", "content/one.md", "hugo.yaml", "repository/assets/deep/out.PNG"]
    assert tree.read("repository/assets/deep/out.PNG") == b"x"
    assert [(p.kind, p.file) for p in tree.problems] == [("link", "repository/assets/link.png")]
    with pytest.raises(SourceError):
        tree.read("repository/assets/slides.pptx")
