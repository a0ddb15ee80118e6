"""Scales: what risk follows from, and whether they fit together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aixreader.assess.scales import DEFAULT_SCALES, Level, Scales


@pytest.mark.parametrize(
    ("likelihood", "impact", "risk"),
    [("low", "low", "low"), ("high", "high", "critical"), ("low", "high", "medium"), ("medium", "high", "high")],
)
def test_risk_follows_from_likelihood_and_impact(likelihood: str, impact: str, risk: str) -> None:
    found = DEFAULT_SCALES.risk_of(likelihood, impact)
    assert found is not None
    assert found.id == risk


@pytest.mark.parametrize(("likelihood", "impact"), [("", "low"), ("low", ""), ("huge", "low")])
def test_there_is_no_risk_without_both(likelihood: str, impact: str) -> None:
    assert DEFAULT_SCALES.risk_of(likelihood, impact) is None


@pytest.mark.parametrize(
    ("scales", "words"),
    [
        (DEFAULT_SCALES, ""),
        (replace(DEFAULT_SCALES, likelihood=()), "levels of likelihood"),
        (replace(DEFAULT_SCALES, impact=(Level("a", "A"), Level("a", "B"), Level("c", "C"))), "levels of impact"),
        (replace(DEFAULT_SCALES, grid=DEFAULT_SCALES.grid[1:]), "row of the grid"),
        (replace(DEFAULT_SCALES, grid=(("low",), ("low",), ("low",))), "row of the grid"),
        (replace(DEFAULT_SCALES, risk=(Level("low", "Low"),)), "no level"),
    ],
)
def test_scales_say_what_does_not_fit_together(scales: Scales, words: str) -> None:
    assert words in scales.problem
    assert bool(words) == bool(scales.problem)
