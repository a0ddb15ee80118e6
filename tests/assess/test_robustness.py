"""Threats by the attacks that the EU's AI Act names."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.assess.robustness import ATTACKS, attacked_by
from aixreader.edition.edition import open_edition
from aixreader.knowledge.name_history import named_things, oldest_name

NO_ATTACK = {"denialmodelservice", "insecureoutput", "agentescape"}
"""Exhaustion, what others do with the output, and acts of agents: the article does not name them."""


@pytest.mark.parametrize(
    ("threat", "attack"),
    [("datapoison", "data-poisoning"), ("runtimemodelpoison", "model-poisoning"), ("leakinput", "confidentiality")],
)
def test_a_threat_is_an_attack(threat: str, attack: str) -> None:
    assert attacked_by(threat) == attack
    assert attack in ATTACKS


def test_what_is_not_listed_is_none() -> None:
    assert attacked_by("insecureoutput") == ""


def test_every_threat_of_the_exchange_is_sorted(exchange_edition: Path) -> None:
    with open_edition(exchange_edition) as edition:
        threats = {oldest_name(section.id) for kind, section in named_things(edition) if kind == "threat"}
    assert {threat for threat in threats if not attacked_by(threat)} == NO_ATTACK
