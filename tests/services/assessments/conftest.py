"""An assessment with the tiny site's edition: its threats are oversteeping (if somebody brews without a clock) and tea
theft (always).
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.assess.document import Assessment, ModelOrigin, System, SystemKind
from aixreader.assess.items import (
    Acceptance,
    Answer,
    AnswerValue,
    Control,
    ControlStatus,
    Evidence,
    EvidenceType,
    Responsible,
    Threat,
    Treatment,
)
from aixreader.knowledge.name_history import roots_of
from aixreader.services.assessments.assessed_edition import AssessedEdition, EditionFacts
from aixreader.services.assessments.oscal_scope import OscalScope
from aixreader.services.catalogue.catalogue_maker import make_catalogue
from aixreader.services.session.session import Session

TODAY = "2026-07-01"


@pytest.fixture
def facts(session: Session) -> EditionFacts:
    """What is needed of the tiny site's edition."""
    return EditionFacts(session, roots_of(session.edition))


@pytest.fixture
def document(facts: EditionFacts) -> Assessment:
    """Two systems; of the first much is stated."""
    kitchen = System(
        "kitchen",
        "Kitchen",
        "Makes tea\nfor guests",
        "Ann",
        "The ground floor",
        (SystemKind.PREDICTIVE,),
        ModelOrigin.FINETUNED,
        suppliers=("Tea & Co",),
    )
    items = (
        Answer("kitchen", "oversteep", AnswerValue.YES, reason="Nobody <looks>"),
        Threat(
            "kitchen",
            "oversteep",
            likelihood="high",
            impact="high",
            residual_likelihood="low",
            residual_impact="high",
            treatment=Treatment.MITIGATE,
            treatment_reason="Tea is bitter",
        ),
        Threat(
            "kitchen",
            "teatheft",
            likelihood="low",
            impact="low",
            treatment=Treatment.ACCEPT,
            accepted=Acceptance("Bob", "2026-01-01", "2026-06-30", "Tea is cheap"),
        ),
        Control("kitchen", "teapot", ControlStatus.IMPLEMENTED, how="A guest watches", owner="Eve"),
        Control("kitchen", "lidlock", ControlStatus.NOT_APPLICABLE, "There is no lid"),
        Control("kitchen", "kettlerules", ControlStatus.PLANNED, responsible=Responsible.SUPPLIER, due="2026-06-01"),
        Evidence(
            "kitchen",
            "6f0c2f0e-6d7f-4f5e-9c55-0a3a6c0d1111",
            EvidenceType.LINK,
            "Photo of the pot",
            link="https://tea.example/pot",
            controls=("teapot",),
        ),
    )
    made = Assessment("1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55", "Tea", facts.ref, (kitchen, System("garden", "Garden")))
    return made.with_items(items)


@pytest.fixture
def assessed(facts: EditionFacts, document: Assessment) -> AssessedEdition:
    """The document with the edition."""
    return AssessedEdition(facts, document)


@pytest.fixture
def empty(facts: EditionFacts, document: Assessment) -> AssessedEdition:
    """The same without anything stated."""
    return AssessedEdition(facts, replace(document, items={}))


@pytest.fixture
def scope(assessed: AssessedEdition) -> OscalScope:
    """The first system as what OSCAL documents are made of."""
    return OscalScope(assessed.system(), make_catalogue(assessed.session), TODAY)
