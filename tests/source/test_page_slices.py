"""What a section is made of in its file, as written."""

from __future__ import annotations

import pytest

from aixreader.source.page_slices import section_slice, states_slug

TEXT = """# Tea
Intro.
## Brewing
How.
### HOT WATER
> Category: control
> Permalink: https://owaspai.org/go/hotwater/

Keep it hot; see [here][1].
### Cups
Many; see https://owaspai.org/goto/hotwater-cups/.

[1]: https://example.org/
"""
OWN = ("# Tea", "## Brewing")


def test_a_slice_is_the_section_with_the_headings_around_it() -> None:
    found = section_slice(TEXT, {"hotwater", "warmth"})
    assert found[:2] == OWN
    assert found[2].startswith("### HOT WATER\n")
    assert found[2].endswith("see [here][1].\n")
    assert found[3:] == ("[1]: https://example.org/",)
    assert section_slice(TEXT.replace("Many", "Few"), {"hotwater"}) == found
    for old, new in (
        ("hot;", "warm;"),
        ("## Brewing", "## Making"),
        ("example.org/", "example.org/x"),
        ("###", "####"),
    ):
        assert section_slice(TEXT.replace(old, new), {"hotwater"}) != found, old


@pytest.mark.parametrize(
    "text",
    ["", "No headings. Permalink: https://owaspai.org/go/hotwater/", TEXT + TEXT, TEXT.replace("go/hot", "go/x")],
)
def test_where_it_is_not_plain_there_is_none(text: str) -> None:
    assert section_slice(text, {"hotwater"}) == ()
    assert section_slice(TEXT, ()) == ()


def test_a_slug_is_found_whole() -> None:
    assert states_slug("https://OWASPAI.org/goto//hotwater/", {"hotwater"})
    assert not states_slug("https://owaspai.org/go/hotwater-cups", {"hotwater"})
    assert not states_slug(TEXT, ())
