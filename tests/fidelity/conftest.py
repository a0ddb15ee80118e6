"""What the tests of fidelity share: what the compiler makes of the real Exchange, not yet written as an edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from aixreader.model import Library
from tests.shared import RunFolder


@pytest.fixture(scope="session")
def library(exchange: Path, run_folder: RunFolder) -> Library:
    """The newest tree, compiled once for all processes of a run."""
    return run_folder.library(exchange)
