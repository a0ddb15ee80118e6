"""A mirror of the tiny site, and a reader whose policy names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.userdata.policy import Policy
from tests.mirrors import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A workshop whose mirror has an edition."""
    workshop = Workshop(tmp_path / "workshop")
    workshop.init()
    workshop.add("2026-08")
    return workshop


@pytest.fixture
def policy(workshop: Workshop) -> Policy:
    """The policy of a reader that updates from it."""
    return Policy(mirror=str(workshop.folder), mirror_root=workshop.folder / "metadata/1.root.json")
