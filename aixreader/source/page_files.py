"""Which files of a site are its pages: `find_pages`.

Source of the rules: Hugo's documentation, "Content organization" and "Content formats".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from aixreader.addresses.site_map import page_path
from aixreader.model import Problem
from aixreader.source.site_layout import CONTENT, HTML_SUFFIXES, PAGE_SUFFIXES

BRANCH, LEAF = "_index", "index"
LEFT_OUT = "the page is left out"
# What Hugo makes pages of and the reader does not.
FOREIGN = {
    ".ad": "AsciiDoc",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".org": "Org mode",
    ".pandoc": "Pandoc",
    ".pdc": "Pandoc",
    ".rst": "reStructuredText",
}
TEMPLATES = "_content.gotmpl"


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page and its file; `id` is its path below `content/` without suffix and the site's own language.

    `translation` is the language of a page in another one of the site's, "" for the others.
    """

    id: str
    file: str
    translation: str = ""

    @property
    def is_html(self) -> bool:
        """Whether the file holds HTML instead of Markdown."""
        return PurePosixPath(self.file).suffix.lower() in HTML_SUFFIXES

    @property
    def is_branch(self) -> bool:
        """Whether it is the page of a section."""
        return PurePosixPath(self.id).name == BRANCH

    @property
    def is_leaf(self) -> bool:
        """Whether it is the page of a folder of its own."""
        return PurePosixPath(self.id).name == LEAF


def find_pages(
    files: Iterable[str], language: str, translations: Collection[str] = ()
) -> tuple[list[PageFile], list[Problem]]:
    """The pages of a site by file, and problems of files that look like pages and are none."""
    problems: list[Problem] = []
    found: dict[str, PageFile] = {}
    for file in sorted(file for file in files if file.startswith(CONTENT)):
        suffix = PurePosixPath(file).suffix.lower()
        if suffix in PAGE_SUFFIXES:
            page = _page(file, language, translations)
            key = page_path(page.id)
            if key in found:
                page, other = _chosen(found[key], page)
                problems.append(_problem("page-duplicate", f"it has the address of {page.file}", other.file))
            found[key] = page
        elif suffix in FOREIGN:
            problems.append(_problem("page-format", f"pages in {FOREIGN[suffix]} are not read", file))
        elif PurePosixPath(file).name == TEMPLATES:
            what = "it makes pages by a template, and no template is run"
            problems.append(_problem("page-template", what, file))
    return _without_resources(found.values(), problems)


def _page(file: str, language: str, translations: Collection[str]) -> PageFile:
    name = file.removeprefix(CONTENT).removesuffix(PurePosixPath(file).suffix)
    ending = name.rpartition("/")[2].rpartition(".")[2].lower()
    return PageFile(name.removesuffix(f".{language}"), file, ending if ending in translations else "")


def _chosen(first: PageFile, second: PageFile) -> tuple[PageFile, PageFile]:
    """Of two pages with one address the one Hugo takes, and the other: folders' own pages and Markdown come first."""
    ranked = sorted((first, second), key=lambda page: (not page.is_branch, not page.is_leaf, page.is_html))
    return ranked[0], ranked[1]


def _without_resources(pages: Iterable[PageFile], problems: list[Problem]) -> tuple[list[PageFile], list[Problem]]:
    """Without the files that lie below a folder with a page of its own (`index.md`): Hugo makes no pages of them."""
    pages = list(pages)
    # At the top, and in a folder there, one would own the whole site, or all of the folder: it is taken as the page of
    # a section, for which it was meant.
    leaves = [page for page in pages if page.is_leaf and page.id.count("/") > 1]
    bundles = {str(PurePosixPath(page.file).parent): page.file for page in leaves}
    kept = []
    for page in pages:
        holders = (bundles.get(str(parent)) for parent in PurePosixPath(page.file).parents)
        owner = next((holder for holder in holders if holder is not None), page.file)
        if owner == page.file:
            kept.append(page)
        else:
            problems.append(_problem("page-resource", f"it belongs to {owner}, as in Hugo", page.file))
    return kept, problems


def _problem(kind: str, what: str, file: str) -> Problem:
    return Problem(kind, what, file, 0, LEFT_OUT)
