"""Terms that a text defines in words, and that nothing else is taken for a definition."""

from __future__ import annotations

from pathlib import Path

from aixreader.edition.edition import open_edition
from aixreader.model.term import ABBREVIATION, DEFINED
from aixreader.source.definitions import read_terms
from tests.source.conftest import Compile
from tests.waiting import growth

PAGE = """# Tea
Loose black teas (LBTs) and HVAC (Heating, Ventilation and Air Conditioning). BTU stands for British Thermal Unit.
At the Symposium on Tea and Pottery (STP), see Figure (TEA) and tools (ABC). We use water (H2O).

**Kettle** is a vessel that heats water. **Kettle** is great.

- **Oversteeping**, in short, is the drawing of tea that lasts too long
- **Brewing well** refers to what a host can do
- **Protecting tea leaves** is a challenge that takes work
- **This** is a kettle for all kinds of tea
- **Tea** is an important part of the day
- **Milk or sugar** is a question of taste

## Limescale
Limescale is a hard deposit of calcium carbonate. It grows.

## Spouts
The spout is a matter of taste.

## 1.2 Tea thefts - introduction
> Category: group of input threats
> Permalink: https://owaspai.org/go/teatheft/

**Description**
Tea thefts (also called “cup raids”, or “leaf lifting”) are acts of thirst.

## #LID LOCK
> Category: control
> Permalink: https://owaspai.org/go/lidlock/

**Description**
Lid lock: keep the lid on.

## #SEE ELSEWHERE
> Category: control
> Permalink: https://owaspai.org/go/see/

See elsewhere: see LID LOCK for what to do about it.
"""


def test_what_a_text_says_is_a_definition(compiled: Compile) -> None:
    terms = {term.name: term for term in compiled({"content/docs/tea.md": PAGE}).glossary.terms}
    assert {name: (term.kind, term.meaning) for name, term in terms.items()} == {
        "BTU": (ABBREVIATION, "British Thermal Unit"),
        "Brewing well": (DEFINED, "Brewing well refers to what a host can do"),
        "HVAC": (ABBREVIATION, "Heating, Ventilation and Air Conditioning"),
        "Kettle": (DEFINED, "Kettle is a vessel that heats water."),
        "LBT": (ABBREVIATION, "Loose black tea"),
        "LID LOCK": ("control", "Keep the lid on."),
        "Limescale": (DEFINED, "Limescale is a hard deposit of calcium carbonate."),
        "Tea thefts": ("threat group", "Tea thefts (also called “cup raids”, or “leaf lifting”) are acts of thirst."),
    }
    assert terms["Tea thefts"].section == "teatheft"
    assert {"Tea theft", "cup raids", "cup raid", "leaf lifting"} <= set(terms["Tea thefts"].forms)
    assert {name for name, term in terms.items() if term.is_local} == {"Kettle", "Limescale"}


def test_an_abbreviation_for_two_things_is_none(compiled: Compile) -> None:
    other = "# Two\nA lazy brown toad (LBT), best thermal unit (BTU), teapot of ages (TOA), teapots of ages (TOA).\n"
    names = {term.name for term in compiled({"content/a.md": PAGE, "content/b.md": other}).glossary.terms}
    assert {"LBT", "BTU"}.isdisjoint(names)
    assert {"HVAC", "TOA"} <= names


def test_any_page_takes_even_time(compiled: Compile) -> None:
    section = compiled({"content/a.md": "# A\n"}).sections["a#a"]
    parts = ("(AB) ", "a (b", "<p><strong>a</strong> is ", "A (bbbbbbb c) ", "A stands for ", "<li><b>x</b>", "A-" * 3)
    for part in parts:

        def read(size: int, part: str = part) -> object:
            return read_terms([("a", "<h1>A</h1>" + part * size)], {"a": [section]})

        assert growth(read, 1_500) < 12, part


def test_terms_of_the_exchange_are_right(exchange_edition: Path) -> None:
    with open_edition(exchange_edition) as edition:
        terms = {term.name: term.meaning for term in edition.glossary.terms}
    assert len(terms) > 90
    assert terms["RAG"] == "Retrieval-Augmented Generation"
    assert terms["LLM"].lower() == "large language model"
    assert terms["Evasion"].startswith("An attacker fools")
    assert {"GenAI", "AIFT", "SP", "ICIP", "CIA"}.isdisjoint(terms)
