"""What the application opens: the shipped edition, a source, an edition. Whole runs are in `test_smoke`."""

from __future__ import annotations

from pathlib import Path

from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.ui.app.application import open_session


def test_it_opens_the_shipped_edition_a_source_and_a_built_one(folders: Folders, site: Path, built: Path) -> None:
    for content, edition in ((None, None), (site, None), (None, built)):
        with open_session(folders, silent, content, edition) as session:
            assert session.contents()
