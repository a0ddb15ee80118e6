"""What sections say about standards."""

from __future__ import annotations

import pytest

from aixreader.model import Section, Statement
from aixreader.source.standards import read_statements, standards_named

TEXT = """### Tea
Words about ISO 12345 that open no list.

Useful standards include:

 - ISO 27002 control 8.25 [Tea that is safe](https://example.org/27002). Gap: covers this control fully, but
   says nothing of milk.
 - Not covered yet in ISO/IEC standards.
 - Three more:
   - ENISA on *cups*. Gap: idem
   - A cup of one's own
 - See [OpenCRE](https://www.opencre.org/cre/1-2)

ISO 9999 stands after the list.

- Milk
  Useful standards include:
  - ISO/IEC 42001 B.1 briefly says so. Gap: covers this control minimally
- ISO 1111 stands in the list above

**Standards**

ISO/IEC 27001, 27002 and 27005; NIST SSDF

<!-- OPENCRE_SECTION_CRE_END slug=tea -->

- [A paper](https://example.org/paper)
- ISO/IEC 5338 Tea. Gap: idem

### Next
"""


def statements() -> list[Statement]:
    lines = TEXT.split("\n")
    section = Section("tea", "page", "tea", 3, "Tea", 1, len(lines) - 1, 0, 0)
    return list(read_statements(section, lines))


def test_entries_of_lists_and_paragraphs() -> None:
    assert [(found.standards, found.coverage) for found in statements()] == [
        (("ISO 27002",), "fully"),
        (("ISO/IEC",), "none"),
        (("ENISA",), ""),
        (("OpenCRE",), ""),
        (("ISO/IEC 42001",), "minimally"),
        (("ISO/IEC 27001", "ISO/IEC 27002", "ISO/IEC 27005"), ""),
        (("NIST",), ""),
        (("ISO/IEC 5338",), ""),
    ]


def test_what_an_entry_says() -> None:
    first, _, third, *_ = statements()
    assert first == Statement(
        "tea",
        6,
        "ISO 27002 control 8.25 Tea that is safe",
        ("ISO 27002",),
        "covers this control fully, but says nothing of milk",
        "fully",
        "https://example.org/27002",
    )
    assert (third.text, third.gap, third.line) == ("ENISA on cups", "idem", 10)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ISO 27002", ("ISO 27002",)),
        ("ISO/IEC TR 24029-2:2021 (robustness)", ("ISO/IEC 24029",)),
        ("ISO/iEC 42001 B.7.4", ("ISO/IEC 42001",)),
        ("ISO/IEC AWI 5181", ("ISO/IEC 5181",)),
        ("Both ISO/IEC 24368:2022, and later ISO/IEC 24030:2024.", ("ISO/IEC 24368", "ISO/IEC 24030")),
        ("the ISO 27000-27005 range", ("ISO 27000",)),
        ("ISO Controls 5.19, 8.30", ("ISO",)),
        ("in ISO/IEC standards", ("ISO/IEC",)),
        ("MITRE ATlAS and prEN 18282", ("MITRE ATLAS", "CEN/CENELEC")),
        ("isolation of 27002 cups", ()),
        ("", ()),
    ],
)
def test_names_of_standards(text: str, names: tuple[str, ...]) -> None:
    assert standards_named(text) == names
