"""What rows and texts say to filters."""

from __future__ import annotations

import pytest

from aixreader.knowledge.facets import kinds_of_ai, read_impact, read_surface


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Training data Confidentiality", ("Training data", ("Confidentiality",))),
        ("Model confidentiality", ("Model", ("Confidentiality",))),
        ("Model input data Confidentialiy", ("Model input data", ("Confidentiality",))),
        ("Model behavior Integrity", ("Model behaviour", ("Integrity",))),
        ("Any asset, CIA", ("Any asset", ("Confidentiality", "Integrity", "Availability"))),
        ("Tea", ("Tea", ())),
        ("", ("", ())),
    ],
)
def test_asset_and_impact(cell: str, found: tuple[str, tuple[str, ...]]) -> None:
    assert read_impact(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Runtime - Model use (provide input/ read output)", ("Runtime", "Model use")),
        ("Development -Engineering environment", ("Development", "Engineering environment")),
        ("Runtime-All IT", ("Runtime", "All IT")),
        ("Model use", ("Runtime", "Model use")),
        ("", ("Runtime", "")),
    ],
)
def test_lifecycle_and_surface(cell: str, found: tuple[str, str]) -> None:
    assert read_surface(cell) == found


def test_kinds_of_ai() -> None:
    assert kinds_of_ai("An LLM with agents and RAG, or a classifier.") == ("generative", "predictive", "agentic", "RAG")
    assert kinds_of_ai("Ready-made models") == ("ready-made",)
    assert kinds_of_ai("a ragged reagent") == ()
