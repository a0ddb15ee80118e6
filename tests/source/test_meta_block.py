"""Category and Permalink lines."""

from __future__ import annotations

import pytest

from aixreader.source.meta_block import MetaBlock, read_meta_block


def read(text: str) -> MetaBlock | None:
    lines = text.split("\n")
    return read_meta_block(lines, 0, len(lines))


@pytest.mark.parametrize(
    "text",
    [
        "> Category: discussion  \n> Permalink: https://owaspai.org/go/one/",
        ">Category: discussion  \n>Permalink: https://owaspai.org/goto/one/",
        "\n\nCategory: discussion\nPermalink: [x](https://owaspai.org/go/One)",
        "   > category : discussion\n> permalink: http://www.owaspai.org/go//one/ ",
        "> Permalink: https://owaspai.org/go/one/\n> Category: discussion",
    ],
)
def test_all_spellings(text: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.category, found.slug) == ("discussion", "one")


def test_either_line_may_be_missing() -> None:
    only_link, only_category = read("> Permalink: https://owaspai.org/go/index/"), read("> Category: discussion")
    assert only_link == MetaBlock("", "index", 0, 1)
    assert only_category == MetaBlock("discussion", "", 0, 1)


@pytest.mark.parametrize("text", ["Text\n> Category: discussion", "", "    > Category: x", "Categories: many"])
def test_only_the_first_thing_of_a_section_counts(text: str) -> None:
    assert read(text) is None
