"""Which files are pages."""

from __future__ import annotations

import pytest

from aixreader.source.page_files import find_pages


def found(*files: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The pages by id, and the problems with their files; paths below `content/`."""
    pages, problems = find_pages([f"content/{file}" for file in files], "en")
    return (
        {page.id: page.file.removeprefix("content/") for page in pages},
        [(problem.kind, problem.file.removeprefix("content/")) for problem in problems],
    )


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("docs/a.md", "docs/a"),
        ("docs/a.markdown", "docs/a"),
        ("docs/a.mdown", "docs/a"),
        ("docs/a.html", "docs/a"),
        ("docs/a.HTM", "docs/a"),
        ("docs/A.MD", "docs/A"),
        ("docs/a.en.md", "docs/a"),
        ("docs/a.fr.md", "docs/a.fr"),
        ("docs/2.5.md", "docs/2.5"),
        ("_index.html", "_index"),
    ],
)
def test_names_of_pages(file: str, page: str) -> None:
    assert found(file) == ({page: file}, [])


@pytest.mark.parametrize("file", ["a.txt", "a.csv", "a.png", "md", "docs/a.md.bak", "docs/a.md~"])
def test_other_files_are_none(file: str) -> None:
    assert found(file) == ({}, [])


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("docs/a.org", "page-format"),
        ("docs/a.RST", "page-format"),
        ("docs/a.adoc", "page-format"),
        ("docs/_content.gotmpl", "page-template"),
    ],
)
def test_pages_of_kinds_that_are_not_read_are_problems(file: str, kind: str) -> None:
    assert found(file) == ({}, [(kind, file)])


@pytest.mark.parametrize(
    ("files", "taken"),
    [
        (("docs/same.html", "docs/same.md"), "docs/same.md"),
        (("docs/x/dup.md", "docs/x/dup/index.md"), "docs/x/dup/index.md"),
        (("docs/c/_index.html", "docs/c/_index.md"), "docs/c/_index.md"),
        (("docs/c/_index.html", "docs/c/index.md"), "docs/c/_index.html"),
        (("docs/CASE.md", "docs/case.md"), "docs/CASE.md"),
        (("docs/a.en.md", "docs/a.md"), "docs/a.en.md"),
    ],
)
def test_of_two_with_one_address_hugos_is_taken(files: tuple[str, str], taken: str) -> None:
    pages, problems = found(*files)
    assert list(pages.values()) == [taken]
    assert problems == [("page-duplicate", next(file for file in files if file != taken))]


def test_translations_are_told_by_the_sites_languages() -> None:
    files = ["content/docs/a.md", "content/docs/a.fr.md", "content/docs/_index.FR.md", "content/docs/a.de.md"]
    pages, problems = find_pages(files, "en", {"fr"})
    assert {page.id: page.translation for page in pages} == {
        "docs/_index.FR": "fr",
        "docs/a": "",
        "docs/a.de": "",
        "docs/a.fr": "fr",
    }
    assert problems == []


def test_files_beside_a_folders_own_page_are_no_pages() -> None:
    pages, problems = found("docs/b/index.md", "docs/b/x.md", "docs/b/sub/_index.md", "docs/b.txt", "docs/c.md")
    assert list(pages) == ["docs/b/index", "docs/c"]
    assert problems == [("page-resource", "docs/b/sub/_index.md"), ("page-resource", "docs/b/x.md")]


def test_one_at_the_top_owns_nothing() -> None:
    assert found("index.md", "docs/index.md", "docs/a.md", "b.md")[1] == []
