"""What is made once for a whole run, whichever of its processes needs it first: compiled editions and their indexes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from aixreader.paths import user_folders
from aixreader.progress import silent
from tests.waiting import PROCESS_SECONDS, wait_until


class RunFolder:
    """A folder that all processes of one run of pytest share."""

    def __init__(self, base: Path) -> None:
        """`base` is pytest's folder of this process; below xdist it lies in that of the run."""
        self._folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
        self._folder.mkdir(exist_ok=True)

    def made(self, name: str, make: Callable[[Path], None]) -> Path:
        """The folder `name`, which `make(folder)` fills once. Nobody may change what is in it."""
        target = self._folder / name
        try:
            (self._folder / f"{name}.lock").mkdir()
        except FileExistsError:
            wait_until(target.exists, PROCESS_SECONDS)
        else:
            staging = self._folder / f"{name}.part"
            make(staging)
            staging.rename(target)
        return target

    def edition(self, source: Path) -> Path:
        """The edition that is compiled of `source`."""
        from aixreader.services.editions.build import build

        def make(folder: Path) -> None:
            folder.mkdir()
            build(source, silent, out=folder / "edition", folders=user_folders(folder)).close()

        return self.made(f"edition of {source.name}", make) / "edition"

    def search_index(self, edition: Path) -> Path:
        """What a reader's cache holds once it has searched in `edition`: a folder of indexes."""
        from aixreader.edition.edition import open_edition
        from aixreader.services.search.search_service import SearchService
        from aixreader.services.session.session import Session

        def make(folder: Path) -> None:
            with Session(open_edition(edition)) as session:
                search = SearchService(session, user_folders(folder))
                search.prepare(silent)
                search.close()

        return user_folders(self.made(f"index of {edition.parent.name}", make)).cache / "search"
