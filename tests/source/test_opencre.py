"""OpenCRE comments."""

from __future__ import annotations

from aixreader.model import Reference, Requirement
from aixreader.source.opencre import read_opencre

BLOCK = """Text
<!-- OPENCRE_SECTION_CRE_START slug=ratelimit -->
- [OpenCRE: Rate limiting](https://opencre.org/cre/111-222)
    referring to:
    - [ETSI: sec. 9.8.7: Fewer queries](https://www.etsi.org/x)
    - [ENISA: sec. Table 5:: Give less away](https://www.enisa.europa.eu/y)
    - [BIML: sec. BIML-78(2020): input:1: Examples](https://example.org/z)
    - [Some talk](https://example.org/talk)
- [OpenCRE: Second](https://www.opencre.org/cre/333-444)
<!-- OPENCRE_SECTION_CRE_END slug=ratelimit -->
- [after](https://example.org)
"""


def test_requirements_and_their_references() -> None:
    (block,) = read_opencre(BLOCK)
    assert (block.slug, block.line) == ("ratelimit", 1)
    assert block.requirements == (
        Requirement(
            "111-222",
            "Rate limiting",
            "https://opencre.org/cre/111-222",
            (
                Reference("ETSI", "9.8.7", "Fewer queries", "https://www.etsi.org/x"),
                Reference("ENISA", "Table 5:", "Give less away", "https://www.enisa.europa.eu/y"),
                Reference("BIML", "BIML-78(2020)", "input:1: Examples", "https://example.org/z"),
                Reference("", "", "Some talk", "https://example.org/talk"),
            ),
        ),
        Requirement("333-444", "Second", "https://www.opencre.org/cre/333-444", ()),
    )


def test_a_block_without_end_or_slug_is_none() -> None:
    assert list(read_opencre("<!-- OPENCRE_SECTION_CRE_START slug=x -->\n- [a](https://opencre.org/cre/1-2)")) == []
    assert list(read_opencre(BLOCK.replace("slug=ratelimit", ""))) == []
