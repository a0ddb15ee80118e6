"""What follows from an assessment with an edition."""

from __future__ import annotations

import pytest

from aixreader.assess.items import Applicability, Override, Threat
from aixreader.errors import NotFoundError
from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts
from tests.services.assessments.conftest import TODAY


def applies(assessed: AssessedEdition, system: str | None = None) -> dict[str, str]:
    return {slug: state.applicability.value for slug, state in assessed.system(system).overview.threats.items()}


def test_answers_say_which_threats_apply(assessed: AssessedEdition, empty: AssessedEdition) -> None:
    assert applies(assessed) == {"oversteep": "applies", "teatheft": "applies"}
    assert applies(assessed, "garden") == {"oversteep": "undecided", "teatheft": "applies"}
    assert applies(empty) == {"oversteep": "undecided", "teatheft": "applies"}


def test_the_users_decision_outweighs_them(facts: EditionFacts, assessed: AssessedEdition) -> None:
    override = Override(Applicability.NOT, "No tea is made")
    document = assessed.document.with_items(
        [Threat("kitchen", "oversteep", override), Threat("kitchen", "x", override)]
    )
    found = applies(AssessedEdition(facts, document))
    assert found == {"oversteep": "not", "teatheft": "applies", "x": "not"}


def test_systems_are_found_by_their_ids(assessed: AssessedEdition) -> None:
    assert assessed.system().system.id == "kitchen"
    assert [each.system.id for each in assessed.systems()] == ["kitchen", "garden"]
    with pytest.raises(NotFoundError) as raised:
        assessed.system("cellar")
    assert "kitchen, garden" in raised.value.hint


def test_gaps_and_ranks(assessed: AssessedEdition) -> None:
    system = assessed.system()
    assert [(gap.kind.value, gap.name) for gap in system.gaps(TODAY)] == [
        ("no-assurance", "Kettle rules"),
        ("overdue", "Kettle rules"),
        ("expired", "Tea theft"),
    ]
    states = system.overview.threats
    ranks = [system.risk_rank(state.risk) for state in states.values()]
    assert ranks == [3, 0]
    assert system.risk_rank(None) == -1


def test_the_edition_is_named_with_its_digest(assessed: AssessedEdition) -> None:
    ref = assessed.edition
    assert ref.title == "Tiny Exchange"
    assert ref.digest == f"sha256:{assessed.session.edition.manifest.input}"
    assert assessed.edition_line == "Tiny Exchange"
