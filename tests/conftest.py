"""What all tests share: a headless Qt, the real Exchange where it is at hand, golden files, and no warning unseen."""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from aixreader.comparison.edition_comparison import Comparison, compare_editions
from aixreader.edition.edition import open_edition
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.paths import Folders, user_folders
from aixreader.progress import silent
from aixreader.services.editions import session_factory
from aixreader.services.session.session import Session
from aixreader.ui.app.pyside_loader import load_pyside
from tests.shared import RunFolder, use_memory_for_files
from tests.waiting import Watchdog, set_hypothesis_limits, set_qt_limits

# What is compiled is kept, also for the processes that tests start: rewriting the asserts of all tests alone takes
# every process of a run nine seconds of the processor.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Before anything loads Qt: CI machines have no screen and run as root, for whom Chromium's sandbox cannot start.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

use_memory_for_files()
load_pyside()  # before pytest-qt does, as the reader loads it

CHECKOUT = Path(__file__).resolve().parent.parent
GARBAGE_THRESHOLD = 20_000
EXCHANGE = Path(os.environ.get("AIXREADER_EXCHANGE") or CHECKOUT.parent / "shared" / "exchange")


set_qt_limits()
set_hypothesis_limits()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the one switch that rewrites golden files."""
    parser.addoption("--update-golden", action="store_true", help="write what the tests made as the new golden files")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect no garbage while thousands of tests are found, nor look at what they are made of ever after.

    Later on it is collected seldom: a test makes far more objects that are soon gone than objects in cycles.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(GARBAGE_THRESHOLD)
        gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    """Watch this process."""
    config.pluginmanager.register(Watchdog())


@pytest.fixture(scope="session", autouse=True)
def disk_is_not_waited_for() -> Iterator[None]:
    """Flush no file of this process to the disk: only a power cut shows whether that was done, and what SQLite does
    against one, which `faults.power` pulls the plug on, is not this function's. A busy disk takes a third of the time.
    """

    def flush(file: int) -> None:
        os.fstat(file)  # one that is closed is an error as before

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", flush)
        yield


@pytest.fixture(scope="session")
def exchange() -> Path:
    """The newest tree of the real Exchange."""
    return _tree(EXCHANGE)


@pytest.fixture(scope="session")
def exchange_2025() -> Path:
    """The tree of 2025-09, which has the older format."""
    return _tree(EXCHANGE.parent / "exchange-2025-09")


def _tree(folder: Path) -> Path:
    if not (folder / "content").is_dir():
        pytest.skip(f"the Exchange's source is not at hand ({folder.name}; AIXREADER_EXCHANGE names its folder)")
    return folder


@pytest.fixture(scope="session")
def site() -> Path:
    """The tiny site's folder."""
    return CHECKOUT / "tests" / "data" / "site"


@pytest.fixture(scope="session")
def site_before() -> Path:
    """The tiny site's folder as it was earlier."""
    return CHECKOUT / "tests" / "data" / "site_before"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A user's folders, empty."""
    return user_folders(tmp_path / "home")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """What all processes of this run share."""
    return RunFolder(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def built(site: Path, run_folder: RunFolder) -> Path:
    """The tiny site's edition."""
    return run_folder.edition(site)


@pytest.fixture(scope="session")
def built_before(site_before: Path, run_folder: RunFolder) -> Path:
    """The tiny site's edition as it was earlier."""
    return run_folder.edition(site_before)


@pytest.fixture(scope="session")
def before(built_before: Path) -> Iterator[OpenEdition]:
    """The tiny site as it was earlier."""
    with open_edition(built_before) as edition:
        yield OpenEdition(edition)


@pytest.fixture(scope="session")
def after(built: Path) -> Iterator[OpenEdition]:
    """The tiny site."""
    with open_edition(built) as edition:
        yield OpenEdition(edition)


@pytest.fixture(scope="session")
def comparison(before: OpenEdition, after: OpenEdition) -> Comparison:
    """What differs between the two."""
    return compare_editions(before, after, silent)


@pytest.fixture(scope="session")
def exchange_edition(exchange: Path, run_folder: RunFolder) -> Path:
    """The edition of the newest tree of the real Exchange."""
    return run_folder.edition(exchange)


@pytest.fixture(scope="session")
def exchange_2025_edition(exchange_2025: Path, run_folder: RunFolder) -> Path:
    """The edition of the tree of 2025-09."""
    return run_folder.edition(exchange_2025)


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: object) -> None:
    """Whoever needs Qt first in a process makes its one application: not the command line, whose one has no widgets."""
    assert qapp is not None


@pytest.fixture
def tiny_is_shipped(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reader came the tiny site's edition, which opens faster than that of `resources/`."""
    shipped = tmp_path / "resources"
    shipped.mkdir()
    (shipped / session_factory.COMPILED).symlink_to(built)
    monkeypatch.setattr(session_factory, "resources", lambda: shipped)


@pytest.fixture
def out_of_reach(tiny_is_shipped: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001  # made
    """Where an edition should be that the policy names, and is not; with the reader came the tiny site's."""
    place, policy = tmp_path / "out of reach", tmp_path / "policy.json"
    policy.write_text(json.dumps({"edition": str(place)}), encoding="utf-8")
    monkeypatch.setattr(session_factory, "policy_file", lambda: policy)
    return place


@pytest.fixture
def session(built: Path) -> Iterator[Session]:
    """A session on the tiny site."""
    with Session(open_edition(built)) as session:
        yield session


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/golden/<name>`, or write it there with --update-golden."""

    def check(name: str, text: str) -> None:
        file = CHECKOUT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return check


class _Gathering(logging.Handler):
    """Gathers warnings in a list."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning of ours in the log fails the test, unless it is marked `expects_warnings`."""
    records: list[logging.LogRecord] = []
    handler = _Gathering(records)
    logger = logging.getLogger("aix")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
    if records and request.node.get_closest_marker("expects_warnings") is None:
        pytest.fail("unexpected log warnings: " + "; ".join(record.getMessage() for record in records))
