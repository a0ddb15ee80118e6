"""Citations in the styles of reference managers: the page on them is of what the reader writes, and tells all it
should.
"""

from __future__ import annotations

import json
import re

import pytest

from aixreader.publish.citation import cite
from tests.interop.citation_styles import CITATIONS, COMMIT, PAGE, STYLES, page

ACCESSED = ("IEEE", "Vancouver (NLM)", "Vancouver (Elsevier)", "Harvard (Cite Them Right)", "AMA", "ACM", "ISO 690")
"""The styles that show when an address was read; the others show when it was issued."""
NO_CONTAINER = "Springer LNCS"
"""The one style that shows neither the work that contains a page nor its date."""
PARTS = re.compile(r"^## (.+?)\n\n```json\n(.+?)\n```\n\n(.+?)\n(?=\n|\Z)", re.DOTALL | re.MULTILINE)
LINE = re.compile(r"^- \*\*(.+?)\*\*: (.+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def recorded() -> dict[str, tuple[str, dict[str, str]]]:
    """The CSL-JSON and the lines by style, by the name of the citation."""
    return {name: (csl, dict(LINE.findall(lines))) for name, csl, lines in PARTS.findall(PAGE.read_text("utf-8"))}


def test_the_page_is_of_what_is_written_today(recorded: dict[str, tuple[str, dict[str, str]]]) -> None:
    assert list(recorded) == list(CITATIONS)
    for name, (csl, lines) in recorded.items():
        assert csl == cite(CITATIONS[name], "csl"), "make the page again: python -m tests.interop.citation_styles TOOLS"
        assert list(lines) == list(STYLES.values())
    by_style = {name: dict(zip(STYLES, found.values(), strict=True)) for name, (_, found) in recorded.items()}
    assert page(by_style) == PAGE.read_text("utf-8")


def test_each_style_shows_the_edition_its_revision_and_an_address(
    recorded: dict[str, tuple[str, dict[str, str]]],
) -> None:
    for name, (csl, lines) in recorded.items():
        citation = CITATIONS[name]
        for style, line in lines.items():
            assert not citation.author or line.casefold().startswith(citation.author.casefold()), line
            assert citation.url in line
            assert COMMIT not in line
            assert "aix:" not in line
            if style != NO_CONTAINER:
                assert citation.edition in line
                assert citation.date[:10] in line
                assert citation.revision[:12] in line
        assert COMMIT not in csl
        assert json.loads(csl)[0]["title"] == citation.title


def test_styles_show_when_it_was_issued_or_read(recorded: dict[str, tuple[str, dict[str, str]]]) -> None:
    _, lines = recorded["A section with a permalink"]
    for style, line in lines.items():
        if style in ACCESSED:
            assert re.search(r"(?:Nov\w*\.? 30,? 2026|2026 Nov 30|30 November 2026)", line), line
        elif style != NO_CONTAINER:
            assert re.search(r"(?:2026\b.*August 22|August 22, 2026|22 Aug\. 2026|\(2026\))", line), line
