"""Lists of references."""

from __future__ import annotations

import pytest

from aixreader.pages.reference_lists import gather_references

LIST = "<ul><li>a<ul><li>b</li></ul></li></ul>"
LABEL = "<p><strong>References</strong></p>\n"
LEAD = "<p>Useful standards include:</p>\n"


@pytest.mark.parametrize(
    "html",
    [
        LABEL + LIST,
        f"{LABEL}{LIST}\n\n{LIST}",
        f"{LABEL}{LIST}\n{LEAD}{LIST}",
        f"<p><strong>References</strong><br>\nUseful standards include:</p>\n{LIST}",
        LEAD + LIST,
        f"{LABEL}{LEAD}{LIST}",
        "<p>References:</p>\n<ol><li>a</li></ol>",
    ],
)
@pytest.mark.parametrize(
    "after", ["", "\n<p>And then the text goes on.</p>", "\n<p>See also:</p><p>x</p>", "<h2>x</h2>"]
)
def test_a_label_and_its_lists_are_gathered_and_the_text_after_them_is_not(html: str, after: str) -> None:
    assert gather_references(f"<p>x</p>{html}{after}") == f'<p>x</p><div class="references">{html}</div>{after}'


@pytest.mark.parametrize(
    "html",
    [
        LIST,
        f"<p><strong>Description</strong></p>{LIST}",
        f"{LABEL}<p>none</p>",
        f"{LABEL}<ul><li>a",
        f"{LEAD}{LEAD}",
        "",
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert gather_references(html) == html
