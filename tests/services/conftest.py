"""The tiny site, built and open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aixreader.paths import Folders, user_folders
from aixreader.progress import silent
from aixreader.services.build import build
from aixreader.services.session import Session


@pytest.fixture(scope="session")
def site() -> Path:
    """The tiny site's folder."""
    return Path(__file__).parents[1] / "data" / "site"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A user's folders, empty."""
    return user_folders(tmp_path / "home")


@pytest.fixture(scope="session")
def built(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site's edition."""
    home = tmp_path_factory.mktemp("built")
    build(site, silent, out=home / "edition", folders=user_folders(home)).close()
    return home / "edition"


@pytest.fixture
def session(built: Path) -> Iterator[Session]:
    """A session on the tiny site."""
    from aixreader.edition.edition import open_edition

    with Session(open_edition(built)) as session:
        yield session
