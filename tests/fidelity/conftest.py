"""What the tests of fidelity share: what the compiler makes of the real Exchange, not yet written as an edition."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from aixreader.model import Library
from aixreader.progress import silent
from aixreader.source.compiler import compile_source
from aixreader.source.tree import open_source
from tests.shared import RunFolder


@pytest.fixture(scope="session")
def library(exchange: Path, run_folder: RunFolder) -> Library:
    """The newest tree, compiled once for all processes of a run."""

    def make(folder: Path) -> None:
        folder.mkdir()
        with open_source(exchange, silent) as tree:
            (folder / "library").write_bytes(pickle.dumps(compile_source(tree, silent)))

    made = (run_folder.made(f"library of {exchange.name}", make) / "library").read_bytes()
    library: Library = pickle.loads(made)  # noqa: S301  # we wrote it
    return library
