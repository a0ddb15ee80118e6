"""Publications as Markdown."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from aixreader.html.plain_text import plain_text
from aixreader.publish.heading_ids import github_ids
from aixreader.publish.markdown_book import MarkdownFile, markdown_file, markdown_folder
from aixreader.publish.publication import Chapter, Picture, Piece, Publication

HEADING = re.compile(r"^(#+) (?:<span id=\"([^\"]*)\"></span>)?(.*)$", re.MULTILINE)


@pytest.fixture
def book(publication: Publication) -> Publication:
    """A publication with titles that programs give different ids, and two pictures of nearly the same name."""
    first = Piece("s-a", "a", "1. Tea & more", 2, '<p>To <a href="#s-b">b</a>, <a href="#s-tea">tea</a></p>', "Control")
    deep = Piece("s-b", "b", "Tea", 3, '<p><a href="#s-a">a</a> <img src="x/a_b.png" alt="P"></p>')
    pictures = publication.pictures | {
        name: Picture(name, "image/png", name.encode()) for name in ("x/a_b.png", "a!b.png")
    }
    chapters = (*publication.chapters, Chapter("chapter-3", "More: 50 %", (first, deep)))
    return replace(publication, title="All <b>", chapters=chapters, pictures=pictures)


def text_of(files: list[MarkdownFile], name: str = "") -> str:
    return next(file for file in files if file.name == name).data.decode()


def test_one_file(publication: Publication) -> None:
    files = list(markdown_file(publication, "pots and pans_files"))
    assert [(file.name, file.data[:4]) for file in files[1:]] == [("pots and pans_files/a-b.png", b"\x89PNG")]
    assert text_of(files).splitlines() == [
        '# <span id="tea-1"></span>Tea \\<1\\>'.replace('<span id="tea-1"></span>', ""),
        "",
        text_of(files).splitlines()[2],
        "",
        "A notice",
        "",
        "## Pots",
        "",
        '### <span id="pot--lid"></span>Pot & lid',
        "",
        "Control · <https://owaspai.org/go/pot/>",
        "",
        "See [tea](#tea), [x](https://x.org/?a&b)![](pots%20and%20pans_files/a-b.png)",
        "",
        "## Tea",
        "",
        "Green\\",
        "tea",
    ]
    assert publication.edition_line in text_of(files)


def test_links_and_pictures_lead_somewhere(book: Publication) -> None:
    for files in (list(markdown_file(book, "x_files")), list(markdown_folder(book))):
        names = {file.name for file in files}
        texts = {
            file.name: file.data.decode()
            for file in files
            if file.name.endswith((".md", "")) and b"PNG" not in file.data
        }
        texts = {name: text for name, text in texts.items() if name == "" or name.endswith(".md")}
        ids = {}
        for name, text in texts.items():
            titles = [re.sub(r"\\(.)", r"\1", title) for _, _, title in HEADING.findall(text)]
            ids[name] = set(github_ids(titles))
            assert {anchor for _, anchor, _ in HEADING.findall(text) if anchor} <= ids[name]
            levels = [len(signs) for signs, _, _ in HEADING.findall(text)]
            assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), levels
        found = 0
        for name, text in texts.items():
            for address in re.findall(r"\]\(([^)]*)\)", text):
                if address.startswith("https:"):
                    continue
                file, _, anchor = unquote(address).partition("#")
                assert (file or name) in names, address
                assert not anchor or anchor in ids[file or name], address
                found += 1
        assert found >= 5
        assert len(names) == len(files)


def test_a_folder(book: Publication) -> None:
    files = list(markdown_folder(book))
    assert [file.name for file in files] == [
        "index.md", "01-pots.md", "02-tea.md", "03-more-50.md",
        "pictures/a-b.png", "pictures/a_b.png", "pictures/a-b-2.png",
    ]  # fmt: skip
    assert text_of(files, "03-more-50.md").startswith("# ")
    assert "  - [Pot & lid](01-pots.md#pot--lid)" in text_of(files, "index.md").splitlines()
    assert "[tea](02-tea.md#tea)" in text_of(files, "03-more-50.md")


def test_hostile_names_stay_in_their_place(publication: Publication) -> None:
    piece = Piece("s-a", "a", "A\n# b](x)", 2, '<p><img src="../../etc/x y.png" alt=""></p>')
    picture = Picture("../../etc/x y.png", "image/png", b"")
    hostile = replace(
        publication,
        title="T\n- x",
        chapters=(Chapter("chapter-1", "../..\n/etc/passwd", (piece,)),),
        pictures={picture.name: picture},
    )
    files = list(markdown_folder(hostile))
    assert [file.name for file in files] == ["index.md", "01-etc-passwd.md", "pictures/x-y.png"]
    assert "\n  - [A \\# b\\](x)](01-etc-passwd.md#" in text_of(files, "index.md")


def test_without_a_folder_pictures_are_links(book: Publication) -> None:
    files = list(markdown_file(book))
    assert [file.name for file in files] == [""]
    assert "[Picture: P](https://owaspai.org/x/a_b.png)" in text_of(files)


def test_what_the_site_has_no_address_for_does_not_repeat_that_of_its_page(publication: Publication) -> None:
    pieces = tuple(Piece(f"s-{name}", name, name, 2, "", "", "https://owaspai.org/connect/") for name in ("a", "b"))
    files = list(markdown_file(replace(publication, chapters=(Chapter("chapter-1", "Connect", pieces),))))
    assert text_of(files).count("https://owaspai.org/connect/") == 1


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_loses_nothing(book: Publication, tmp_path: Path) -> None:
    for file in markdown_file(book, "tea_files"):
        path = tmp_path / (file.name or "tea.md")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.data)
    for form in ("gfm", "markdown"):
        command = ["pandoc", "-f", form, "-t", "html", str(tmp_path / "tea.md")]
        html = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        ids = re.findall(r' id="([^"]*)"', html)
        links = [unquote(address) for address in re.findall(r'href="#([^"]*)"', html)]
        assert len(links) == 4
        assert set(links) <= set(ids), form
        assert html.count("<img") == 2
        words = plain_text(html)
        for piece in book.pieces:
            assert plain_text(piece.title.replace("&", "&amp;")) in words
        assert "<span" not in words
