"""The glossary of a site: its terms and where they are used, in numbers that an edition can keep."""

from __future__ import annotations

from aixreader.source.glossary import read_glossary
from tests.source.conftest import Compile


def test_pages_use_what_others_define(compiled: Compile) -> None:
    files = {"content/a.md": "# A\nA loose black tea (LBT).\n", "content/b.md": "# B\nLBT.\n", "content/c.md": "# C\n"}
    library = compiled(files)
    glossary = library.glossary
    assert [term.name for term in glossary.terms] == ["LBT"]
    assert set(glossary.uses) == {"b"}
    assert glossary == read_glossary(library.pages, library.sections.values(), "Trial")
    assert read_glossary(library.pages, library.sections.values(), "The LBT").uses == {}
    assert read_glossary((), ()).terms == ()
