"""Some pages of a source, with what they need of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.errors import SourceError
from aixreader.progress import silent
from aixreader.source.compiler import compile_source
from aixreader.source.folder import open_folder
from aixreader.source.part_tree import PartTree


def test_a_page_alone_is_compiled_as_with_the_others(site: Path) -> None:
    whole = open_folder(site, silent)
    pages = sorted(path for path in whole.files if path.startswith("content/docs/") and path.endswith(".md"))
    part = PartTree(whole, pages[1:2])
    assert {path for path in part.files if path.endswith(".md")} == {pages[1]}
    assert not any(path.startswith("static/") for path in part.files)
    all_sections = compile_source(whole, silent).sections
    own = compile_source(part, silent)
    (page,) = (page for page in own.pages if page.file == pages[1])
    assert [all_sections[name].title for name in page.sections] == [own.sections[name].title for name in page.sections]
    assert len(part.digest(silent)) == 64
    with pytest.raises(SourceError, match="not among the pages"):
        part.read(pages[0])
