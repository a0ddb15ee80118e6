"""Terms that a page marks: entries of glossaries, lists of definitions, `<abbr>` and `<dfn>`."""

from __future__ import annotations

from aixreader.source.glossary_entries import marked_terms
from tests.source.conftest import Compile
from tests.waiting import growth

PAGE = """# Tea
<abbr title="Loose Leaf Tea">LLT</abbr> and <abbr title="not that">CUP</abbr>,
a <dfn title="a pot with a plunger">French press</dfn>.

Strainer
Sieve
: What keeps leaves out of the cup.
: A second meaning.

| Term | Meaning |
| --- | --- |
| Saucer | The plate below a cup of tea |
| RPM | Revolutions per minute |

| Cup | Price |
| --- | --- |
| Mug | Two coins and a half |

## Glossary
- **Boiler**: a thing that boils water. It is hot.
- Whistle – the noise that steam makes in a spout
- *Ready light*: a light that tells when it is hot
- See also: nothing of interest in here at all
- **BPA** (bisphenol A): a chemical in some plastics.
- **TLA**: Three letter acronym
- **Short**: no
- Tea and coffee: two drinks that are served hot

### Filter
A mesh that keeps limescale in the kettle.

## Glossary of brands
**Brown Betty** is a pot, and nothing to be looked up.
"""


def test_all_kinds_of_entries_are_read(compiled: Compile) -> None:
    terms = {term.name: term for term in compiled({"content/docs/tea.md": PAGE}).glossary.terms}
    assert {name: term.meaning for name, term in terms.items()} == {
        "Boiler": "A thing that boils water.",
        "BPA": "Bisphenol A: a chemical in some plastics.",
        "CUP": "Not that",
        "Filter": "A mesh that keeps limescale in the kettle.",
        "French press": "A pot with a plunger",
        "LLT": "Loose Leaf Tea",
        "Ready light": "A light that tells when it is hot",
        "RPM": "Revolutions per minute",
        "Saucer": "The plate below a cup of tea",
        "Sieve": "What keeps leaves out of the cup.",
        "Strainer": "What keeps leaves out of the cup.",
        "TLA": "Three letter acronym",
        "Whistle": "The noise that steam makes in a spout",
        "Brown Betty": "Brown Betty is a pot, and nothing to be looked up.",
    }
    assert terms["Filter"].section == "docs/tea#filter"
    assert not any(term.is_local for term in terms.values())


def test_nested_lists_and_tables_take_no_longer_than_others() -> None:
    for part in ("<dl><dt>a</dt><dd>", "<table><tr><td>", "<ul><li>Tea: ", "<table><tr><th>Term</th><th>Meaning</th>"):

        def read(size: int, part: str = part) -> object:
            return list(marked_terms(part * size, []))

        assert growth(read, 1_000) < 12, part
