"""Data read off the pages."""

from __future__ import annotations

from collections.abc import Callable

from aixreader.model import Library

PAGE = """## One
> Category: control
> Permalink: https://owaspai.org/go/one/

<!-- OPENCRE_SECTION_CRE_START slug=one -->
- [OpenCRE: Requirement](https://opencre.org/cre/1-2)
<!-- OPENCRE_SECTION_CRE_END slug=one -->

## Two
Text
"""
REDIRECTS = """{"hosting": {"redirects": [
 {"source": "/go/one/", "destination": "/docs/a/#one"},
 {"source": "/go/uno/", "destination": "/docs/a/#one"},
 {"source": "/go/page/", "destination": "/docs/a"},
 {"source": "/go/out/", "destination": "https://example.org/"},
 {"source": "/go/nowhere/", "destination": "/nothing"}]}}"""


def test_old_slugs_lead_to_sections(compiled: Callable[..., Library]) -> None:
    library = compiled({"content/docs/a.md": PAGE, "firebase.json": REDIRECTS})
    assert library.redirects == {"uno": "one", "page": "docs/a", "out": "https://example.org/"}
    assert library.sections["one"].aliases == ("uno",)


def test_opencre_blocks_know_their_section(compiled: Callable[..., Library]) -> None:
    (block,) = compiled({"content/docs/a.md": PAGE}).crosswalk
    assert (block.slug, block.section, block.requirements[0].id) == ("one", "one", "1-2")


def test_a_site_without_tables_has_none(compiled: Callable[..., Library]) -> None:
    library = compiled({"content/docs/a.md": PAGE})
    assert (library.periodic, library.matrix, library.essentials, library.decision_tree, library.index) == (
        None,
        None,
        (),
        (),
        (),
    )
