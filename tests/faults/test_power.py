"""A short form of `power`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.power import image, record, wrong
from tests.faults.trace import NoSharedLibraryError, Op


@pytest.fixture
def ops(tmp_path: Path) -> list[Op]:
    try:
        return record(tmp_path)
    except NoSharedLibraryError as error:
        pytest.skip(f"what SQLite writes cannot be recorded here: {error}")


def test_what_was_acknowledged_outlives_a_power_cut(ops: list[Op]) -> None:
    dice = random.Random(5)  # noqa: S311 - chance, not secrecy
    assert [text for text in (wrong(*image(ops, dice)) for _ in range(60)) if text] == []


def test_the_rig_sees_what_is_lost(ops: list[Op]) -> None:
    """Without syncs of the journal, disks are wrong: the rig is no mere formality."""
    dice = random.Random(5)  # noqa: S311 - chance, not secrecy
    careless = [op for op in ops if op.kind != "sync" or not op.file.endswith("-journal")]
    assert any(wrong(*image(careless, dice)) for _ in range(60))
