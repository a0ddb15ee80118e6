"""A site in a zip: what of it is read, and that nothing is unpacked."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from aixreader.errors import SourceChangedError, SourceError
from aixreader.progress import silent
from aixreader.source.archive import open_archive

LINK, PIPE, DEVICE, SOCKET, FILE = stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK, stat.S_IFREG


def _zip(tmp_path: Path, entries: dict[str, str], modes: dict[str, int] | None = None, attributes: int = 0) -> Path:
    path = tmp_path / "site.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in ({"hugo.yaml": "", "content/one.md": "# One"} | entries).items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            mode = (modes or {}).get(name, 0)
            info.external_attr = (mode | 0o644 if mode else 0) << 16 | (attributes if name in entries else 0)
            archive.writestr(info, text)
    return path


def _kinds(path: Path) -> list[tuple[str, str]]:
    with open_archive(path, silent) as tree:
        assert sorted(tree.files) == ["content/one.md", "hugo.yaml"]
        return [(problem.kind, problem.file) for problem in tree.problems]


@pytest.mark.parametrize(
    ("mode", "kind"), [(LINK, "link"), (PIPE, "special-file"), (DEVICE, "special-file"), (SOCKET, "special-file")]
)
def test_links_and_special_files_are_left_out(tmp_path: Path, mode: int, kind: str) -> None:
    path = _zip(tmp_path, {"content/x.md": "/etc/passwd", "elsewhere": "x"}, {"content/x.md": mode, "elsewhere": mode})
    assert _kinds(path) == [(kind, "content/x.md")]


def test_links_of_windows_are_left_out(tmp_path: Path) -> None:
    assert _kinds(_zip(tmp_path, {"content/x.md": "x"}, attributes=0x400)) == [("link", "content/x.md")]


def test_files_with_a_mode_are_taken(tmp_path: Path) -> None:
    with open_archive(_zip(tmp_path, {"content/x.md": "x"}, {"content/x.md": FILE}), silent) as tree:
        assert tree.read("content/x.md") == b"x"


def test_of_names_that_differ_in_case_or_form_the_first_counts(tmp_path: Path) -> None:
    names = ("content/ONE.md", "content/caf\u00e9.md", "content/cafe\u0301.md")
    with open_archive(_zip(tmp_path, dict.fromkeys(names, "x")), silent) as tree:
        assert sorted(tree.files) == ["content/ONE.md", "content/cafe\u0301.md", "hugo.yaml"]
        assert [problem.kind for problem in tree.problems] == ["name-collision"] * 2


def test_only_files_of_the_site_can_be_read(tmp_path: Path) -> None:
    with open_archive(_zip(tmp_path, {"notes.md": "x", "content/docs/": ""}), silent) as tree:
        for path in ("notes.md", "content/docs/", "content/docs", "../x", ""):
            with pytest.raises(SourceError, match="is not in"):
                tree.read(path)


def test_a_file_too_large_for_a_site_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aixreader.source.archive.MAX_FILE", 1_000)
    assert _kinds(_zip(tmp_path, {"static/a.txt": "x" * 1_001})) == [("file-size", "static/a.txt")]


def test_litter_of_a_mac_beside_the_only_folder_does_not_hide_it(tmp_path: Path) -> None:
    path = tmp_path / "site.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("repo/hugo.yaml", "repo/content/one.md", "__MACOSX/repo/._hugo.yaml"):
            archive.writestr(name, "x")
    assert _kinds(path) == []


def test_nothing_is_written_and_nothing_stays_open(tmp_path: Path) -> None:
    path = _zip(tmp_path, {"static/a.png": "x"})
    with open_archive(path, silent) as tree:
        tree.digest(silent)
    assert [file.name for file in tmp_path.iterdir()] == ["site.zip"]
    with pytest.raises((SourceError, SourceChangedError)):
        tree.read("static/a.png")


def test_names_of_utf8_without_the_flag_are_read_as_such(tmp_path: Path) -> None:
    name = "static/images/teekesselchen-für-zwei.png"
    with open_archive(_without_flag(tmp_path, name), silent) as tree:
        assert tree.read(name) == b"picture"


def _without_flag(tmp_path: Path, name: str) -> Path:
    """A zip whose last entry has a name of UTF-8 that is not said to be one."""
    written, plain = name.encode(), "x" * len(name.encode())
    path = tmp_path / "unflagged.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hugo.yaml", "")
        archive.writestr("content/one.md", "# One")
        archive.writestr(plain, b"picture")
    path.write_bytes(path.read_bytes().replace(plain.encode(), written))
    return path


def test_pictures_of_the_repository_around_the_site_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "repository.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in (
            "guide-main/content/ai_exchange/hugo.yaml",
            "guide-main/content/ai_exchange/content/one.md",
            "guide-main/content/ai_exchange/assets/in.png",
            "guide-main/assets/images/out.png",
            "guide-main/assets/images/slides.pptx",
            "guide-main/content/other.png",
        ):
            archive.writestr(name, b"x")
    with open_archive(path, silent) as tree:
        assert sorted(tree.files) == [
            "assets/in.png",
            "content/one.md",
            "hugo.yaml",
            "repository/assets/images/out.png",
        ]
        assert tree.read("repository/assets/images/out.png") == b"x"


def test_links_in_place_of_the_sites_folders_are_problems(tmp_path: Path) -> None:
    path = _zip(tmp_path, {"static": "/etc", "data/": "", "content/docs/": ""}, {"static": LINK, "content/docs/": LINK})
    assert _kinds(path) == [("link", "static"), ("link", "content/docs")]
