"""What is stated about a system, over the periodic table."""

from __future__ import annotations

from dataclasses import replace

from aixreader.assess.document import Assessment
from aixreader.assess.items import Answer, AnswerValue, Control, ControlStatus
from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts
from aixreader.services.assessments.coverage_layer import KEY, SIGNS, THREAT_SIGNS, coverage_layer
from tests.services.assessments.conftest import TODAY


def test_signs_bars_and_words_say_the_same(facts: EditionFacts, document: Assessment) -> None:
    layer = coverage_layer(AssessedEdition(facts, document).system("kitchen"), TODAY)
    tiles = layer.tiles
    assert layer.name == "Kitchen"
    assert (tiles["teapot"].sign, tiles["teapot"].share, tiles["teapot"].text) == ("✓", 1.0, "In place, Eve")
    assert (tiles["kettlerules"].sign, tiles["kettlerules"].share) == ("○", 0.0)
    assert tiles["kettlerules"].text == "Planned, due 2026-06-01"
    assert tiles["lidlock"].is_faded
    assert tiles["lidlock"].share is None, "what is not applicable leaves the count"
    threat = tiles["oversteep"]
    assert (threat.sign, threat.is_hatched, threat.is_faded) == ("!", False, False)
    assert threat.share == 0.5
    assert threat.text == "Applies, 50 % covered"
    assert layer.matching(frozenset({("due", "Overdue")})) == {"kettlerules"}
    assert layer.matching(frozenset({("owner", "Eve")})) == {"teapot"}
    assert {sign for sign, _ in layer.key} == {*SIGNS.values(), *THREAT_SIGNS.values()}
    assert len(KEY) == len(dict(KEY))


def test_what_is_open_is_hatched_and_what_does_not_apply_faded(facts: EditionFacts, document: Assessment) -> None:
    open_again = document.with_items(removed=["answer/kitchen/oversteep"])
    tile = coverage_layer(AssessedEdition(facts, open_again).system("kitchen"), TODAY).tiles["oversteep"]
    assert (tile.sign, tile.is_hatched) == ("?", True)
    denied = document.with_items([Answer("kitchen", "oversteep", AnswerValue.NO)])
    tile = coverage_layer(AssessedEdition(facts, denied).system("kitchen"), TODAY).tiles["oversteep"]
    assert (tile.sign, tile.is_faded, tile.share) == ("–", True, None)


def test_what_differs_says_what_it_was(facts: EditionFacts, document: Assessment) -> None:
    now = AssessedEdition(facts, document)
    before = AssessedEdition(facts, document.with_items([Control("kitchen", "teapot", ControlStatus.PLANNED)]))
    layer = coverage_layer(now.system("kitchen"), TODAY, before.system("kitchen"))
    assert layer.name == "Kitchen"
    assert layer.tiles["teapot"].was == "Planned"
    assert layer.tiles["oversteep"].was == "Applies, 0 % covered", "its coverage follows"
    assert layer.tiles["kettlerules"].was == ""
    other = replace(document.systems[0], id="other", name="Other")
    both = AssessedEdition(facts, document.with_system(other))
    assert coverage_layer(both.system("kitchen"), TODAY, both.system("other")).name == "Kitchen / Other"
