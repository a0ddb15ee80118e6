"""What is made once for a whole run, whichever of its processes needs it first: compiled editions and their indexes.

And where it, and all else that tests write, is kept.
"""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from aixreader.model import Library
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.publish.machine.catalogue import Catalogue
from tests.waiting import PROCESS_SECONDS, wait_until

MEMORY = Path("/dev/shm")  # noqa: S108  # pytest makes a folder of its own in it, as in any other
"""Linux's file system in memory."""
MEMORY_BYTES = 4 << 30
"""What has to be free there; a run needs a tenth of it."""


def use_memory_for_files() -> None:
    """Keep temporary files of this process and of those it starts in memory, unless the user names a folder for them.

    On a disk, making and removing thousands of small files takes the processor several times as long.
    """
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free >= MEMORY_BYTES and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


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
        return self._compiled(source) / "edition"

    def library(self, source: Path) -> Library:
        """What the compiler makes of `source`, not yet written as an edition."""
        library: Library = pickle.loads((self._compiled(source) / "library").read_bytes())  # noqa: S301  # we wrote it
        return library

    def _compiled(self, source: Path) -> Path:
        """The folder of both: the source is compiled once for them."""
        from aixreader.edition.fingerprint import compiler_fingerprint
        from aixreader.services.editions.build import _Build
        from aixreader.source.tree import open_source

        def make(folder: Path) -> None:
            folder.mkdir()
            with open_source(source, silent) as tree:
                work = _Build(tree, tree.digest(silent), compiler_fingerprint())
                work.write(folder / "edition", silent)
                (folder / "library").write_bytes(pickle.dumps(work.library(silent)))

        return self.made(f"edition of {source.name}", make)

    def catalogue(self, source: Path) -> Catalogue:
        """The threats and controls of `source` as plain data."""
        from aixreader.edition.edition import open_edition
        from aixreader.services.catalogue.catalogue_maker import make_catalogue
        from aixreader.services.session.session import Session

        def make(folder: Path) -> None:
            folder.mkdir()
            with Session(open_edition(self.edition(source))) as session:
                (folder / "catalogue").write_bytes(pickle.dumps(make_catalogue(session)))

        file = self.made(f"catalogue of {source.name}", make) / "catalogue"
        catalogue: Catalogue = pickle.loads(file.read_bytes())  # noqa: S301  # we wrote it
        return catalogue

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
