"""How much alike two texts are."""

from __future__ import annotations

import pytest

from aixreader.comparison import likeness as module
from aixreader.comparison.likeness import likeness


def test_in_percent_and_nothing_below_the_cutoff(monkeypatch: pytest.MonkeyPatch) -> None:
    assert likeness("green tea", "green tea", 50) == 100
    assert 50 < likeness("green tea", "green teas", 50) < 100
    assert likeness("green tea", "a kettle", 60) == 0
    monkeypatch.setattr(module, "MAX_CHARACTERS", 10)
    assert likeness("green tea", "green tea", 50) == 0
