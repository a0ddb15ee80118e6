"""A mirror with one edition, made once; tests that change it take a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.mirrors import Desk, Workshop


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a workshop whose mirror has an edition; nobody may change it."""
    base = tmp_path_factory.mktemp("workshop")
    workshop = Workshop(base)
    workshop.init()
    workshop.add("2026-08")
    return base


@pytest.fixture
def workshop(finished: Path, tmp_path: Path) -> Workshop:
    """A workshop whose mirror has an edition."""
    shutil.copytree(finished, tmp_path / "workshop")
    return Workshop(tmp_path / "workshop")


@pytest.fixture
def desk(workshop: Workshop, tmp_path: Path) -> Desk:
    """A reader that trusts the mirror, and has nothing of it yet."""
    return Desk(tmp_path / "data", workshop.root)
