"""Kills what brings an edition in (import, `edition get` by git and as an archive, the build of the index) at a random
moment, over and over; checks that shelf, cache and what is kept are whole, that the next start opens what was meant,
and that nothing is left over.

By hand: `python -m tests.faults.edition_kill 200 [import git archive index]`. Each round is a forked child, so not on
Windows; git and archive need git, which serves the repository.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from io import StringIO
from itertools import count
from pathlib import Path

from aixreader.cli.main import main as aixreader
from aixreader.edition.cache import KEEP
from aixreader.edition.edition import open_edition
from aixreader.errors import AixError
from aixreader.paths import user_folders
from aixreader.progress import silent
from aixreader.services.editions.build import CACHE
from aixreader.services.editions.kept_editions import kept_editions, kept_folder
from aixreader.services.editions.session_factory import create_session
from aixreader.services.editions.shelf_entries import entry_of
from aixreader.services.search.search_service import MAX_INDEXES, SearchService
from aixreader.services.session.session import Session
from aixreader.userdata.shelf import SHELF_FILE, ShelfStore
from tests.git_server import Repository
from tests.waiting import PROCESS_SECONDS, wall_seconds
from tests.web_server import Answer, WebServer

SITE = Path(__file__).parents[1] / "data/site"
PAGE, PICTURE = "content/docs/overview.md", "static/images/lid.svg"
PASSES = 1.1
"""How late a child is killed at most, in times of what a whole act takes."""


class Act(ABC):
    """What is killed. `base` is its folder, in which it keeps a user's folders and what it reads."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.folders = user_folders(base / "home")
        self.number = -1
        """Of the round: it stands in the page and in the picture of its edition."""

    def close(self) -> None:
        """End what was started for it: nothing, as a rule."""
        return

    @abstractmethod
    def prepare(self) -> None:
        """Bring out a new edition."""

    @abstractmethod
    def act(self) -> None:
        """Do all of it; raises `AixError`. It is killed here."""

    @abstractmethod
    def faults_after_kill(self) -> Iterator[str]:
        """What is not whole, before anything has mended it."""

    @abstractmethod
    def faults_of_next_start(self) -> Iterator[str]:
        """Do all of it again, and say what is not as if it had never been killed."""

    def site(self, folder: Path) -> None:
        """Write the site of this round to a folder."""
        shutil.copytree(SITE, folder, dirs_exist_ok=True)
        page, picture = folder / PAGE, folder / PICTURE
        page.write_text(f"{(SITE / PAGE).read_text('utf-8')}\nround{self.number} it is.\n", encoding="utf-8")
        picture.write_text(f"{(SITE / PICTURE).read_text('utf-8')}<!-- {self.number} -->", encoding="utf-8")

    def editions(self) -> Iterator[str]:
        """What is not whole in the cache of editions."""
        cache = self.folders.cache / CACHE
        for folder in sorted(cache.glob("[0-9a-f]*")) if cache.is_dir() else ():
            if folder.is_dir():
                try:
                    with open_edition(folder) as edition:
                        edition.verify(silent)
                except AixError as error:
                    yield f"an edition in the cache is not whole: {error.message}"

    def left_over(self) -> Iterator[str]:
        """What no later start will remove."""
        for path in self.base.joinpath("home").rglob("*"):
            if path.name.startswith(".") or ".use-" in path.name or path.suffix == ".lock":
                yield f"{path.relative_to(self.base)} is left over"
        cache = self.folders.cache / CACHE
        if len([path for path in cache.iterdir() if path.is_dir()]) > KEEP:
            yield "there are more editions than are kept"

    def of_round(self, session: Session) -> Iterator[str]:
        """What an open edition has of another round, or not at all."""
        session.edition.verify(silent)
        page = next(page for page in session.edition.pages if page.endswith("overview"))
        if f"round{self.number} it is" not in session.edition.page_html(page):
            yield "the page is that of another round"
        picture = next((path for path in session.edition.assets if path.endswith("lid.svg")), "")
        if not picture or f"<!-- {self.number} -->".encode() not in session.edition.asset(picture):
            yield "the picture is that of another round"


class Import(Act):
    """A folder or a zip is opened: compiled into the cache, and put on the shelf."""

    @property
    def source(self) -> Path:
        """A folder and a zip in turn."""
        return self.base / ("site" if self.number % 2 else "site.zip")

    @property
    def shelf(self) -> ShelfStore:
        """The user's."""
        return ShelfStore(self.folders.data / SHELF_FILE)

    def prepare(self) -> None:
        self.site(self.base / "site")
        if not self.number % 2:
            zip_folder(self.base / "site", self.base / "site.zip")

    def act(self) -> None:
        with create_session(self.folders, silent, content=self.source) as session:
            self._put_on_shelf(session)

    def faults_after_kill(self) -> Iterator[str]:
        yield from self.editions()
        store = self.shelf
        shelf = store.load()
        if store.warning or any(not entry.title for entry in shelf.entries):
            yield f"the shelf is not whole: {store.warning}"
        if len(shelf.entries) < min(self.number, 2):
            yield "an entry of the shelf is gone"

    def faults_of_next_start(self) -> Iterator[str]:
        with create_session(self.folders, silent, content=self.source) as session:
            yield from self.of_round(session)
            self._put_on_shelf(session)
        if self.shelf.load().entries[0].path != str(self.source):
            yield "the shelf does not know it"

    def _put_on_shelf(self, session: Session) -> None:
        entry, store = entry_of(session, self.source, None), self.shelf
        assert entry is not None
        store.save(store.load().with_first(entry))


class Get(Act):
    """`aixreader edition get` from a server of this machine."""

    options: tuple[str, ...] = ()

    def __init__(self, base: Path) -> None:
        super().__init__(base)
        (base / "up").mkdir(parents=True)
        self.repository = Repository(base / "up/exchange", SITE)
        self.commit = ""
        start = datetime(2026, 4, 1, tzinfo=UTC)
        self._hours = (start + timedelta(seconds=number) for number in count())
        address, self._server = serve(self.answers())
        self.url = f"{address}/exchange"

    def close(self) -> None:
        os.kill(self._server, signal.SIGKILL)
        os.waitpid(self._server, 0)

    def answers(self) -> dict[str, Answer]:
        """What the server answers."""
        return self.repository.answers

    def prepare(self) -> None:
        self.site(self.repository.folder)
        self.commit = self.repository.commit(f"2026-04-01T{next(self._hours):%H:%M:%S}Z")

    def act(self) -> None:
        command = ["--temp-home", str(self.base / "home"), "edition", "get", "--yes", *self.options]
        with redirect_stdout(StringIO()) as said, redirect_stderr(said):
            code = aixreader([*command, "--from", self.url])
        if code:
            raise AixError(f"edition get ends with {code}: {said.getvalue()[-300:]}", "")

    def faults_after_kill(self) -> Iterator[str]:
        yield from self.editions()
        for kept in kept_editions(self.folders)[:2]:
            with create_session(self.folders, silent, content=kept.source) as session:
                if not kept.missing and kept.commit == self.commit:
                    yield from self.of_round(session)

    def faults_of_next_start(self) -> Iterator[str]:
        if self.number % 2:  # meanwhile there is a newer one: nobody asks for what was killed again
            self.number += 1000
            self.prepare()
        self.act()
        kept = next((kept for kept in kept_editions(self.folders) if kept.commit == self.commit), None)
        if kept is None or kept.missing:
            yield "it was not got whole"
            return
        with create_session(self.folders, silent, content=kept.source) as session:
            yield from self.of_round(session)


class GetArchive(Get):
    """The same as a zip."""

    options = ("--archive",)

    def answers(self) -> dict[str, Answer]:
        return {"*": lambda visit: visit.reply((self.base / "up/exchange.zip").read_bytes())}

    def prepare(self) -> None:
        super().prepare()
        zip_folder(self.repository.folder, self.base / "up/exchange.zip", self.commit)

    def faults_after_kill(self) -> Iterator[str]:
        for path in kept_folder(self.folders).glob("*.zip"):
            if len(path.stem) == 40 and zipfile.ZipFile(path).testzip() is not None:
                yield "an archive that is kept is not whole"
        yield from super().faults_after_kill()


class Index(Act):
    """The index of an edition is built."""

    @property
    def source(self) -> Path:
        """The folder of the site."""
        return self.base / "site"

    def prepare(self) -> None:
        self.site(self.source)
        create_session(self.folders, silent, content=self.source).close()

    def act(self) -> None:
        with create_session(self.folders, silent, content=self.source) as session:
            search = SearchService(session, self.folders)
            search.prepare(silent)
            search.close()

    def faults_after_kill(self) -> Iterator[str]:
        yield from self.editions()

    def faults_of_next_start(self) -> Iterator[str]:
        with create_session(self.folders, silent, content=self.source) as session:
            for _ in ("built, or read", "read"):
                search = SearchService(session, self.folders)
                search.prepare(silent)
                hits = search.search(f"round{self.number}").hits
                search.close()
                if len(hits) != 1:
                    yield f"the index finds {len(hits)} sections of this round"
            again = SearchService(session, self.folders)
            again.prepare_names()
            if not again.is_whole:
                yield "the index was not kept"
            again.close()
        indexes = list((self.folders.cache / "search").iterdir())
        if len(indexes) > MAX_INDEXES + 1:  # the oldest goes with the next index, if that was killed before it
            yield f"{len(indexes)} indexes and rests of indexes are left"


ACTS: dict[str, Callable[[Path], Act]] = {"import": Import, "git": Get, "archive": GetArchive, "index": Index}


@dataclass
class Outcome:
    """What was wrong after so many kills (what was done before does not count), and the slowest next start."""

    kills: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def rounds(act: Act, times: int, dice: random.Random) -> Outcome:
    """Kill an act in so many rounds."""
    outcome = Outcome()
    act.prepare()
    act.act()  # once whole: what is loaded late is loaded
    act.number = 0
    act.prepare()
    seconds = wall_seconds(lambda: is_killed(act.act, PROCESS_SECONDS))
    for number in range(1, times + 1):
        act.number = number
        act.prepare()
        outcome.kills += is_killed(act.act, dice.random() * seconds * PASSES)
        outcome.slowest = max(outcome.slowest, wall_seconds(partial(look, act, outcome.wrong)))
    return outcome


def look(act: Act, wrong: list[str]) -> None:
    """Add to `wrong` what is wrong after a kill, errors included."""
    number = act.number
    for faults in (act.faults_after_kill, act.faults_of_next_start, act.left_over):
        try:
            wrong += [f"round {number}: {fault}" for fault in faults()]
        except (AixError, OSError, zipfile.BadZipFile) as error:
            wrong.append(f"round {number}: {error}")


def is_killed(work: Callable[[], None], seconds: float) -> bool:
    """Do `work` in a child that is killed after so many seconds; whether it was not done before."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    while signal.sigtimedwait({signal.SIGCHLD}, 0) is not None:
        pass  # of children that ended before
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    signal.sigtimedwait({signal.SIGCHLD}, seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def serve(answers: dict[str, Answer]) -> tuple[str, int]:
    """The address of a server, and the child that it runs in: what forks must have no threads."""
    receiver, sender = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        server = WebServer(answers)
        os.write(sender, server.url.encode())
        server.timeout = 1
        while os.getppid() == parent:
            server.handle_request()
        os._exit(0)
    os.close(sender)
    return os.read(receiver, 100).decode(), child


def zip_folder(folder: Path, target: Path, comment: str = "") -> None:
    """Write a zip of a folder, as GitHub does."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()
        for path in sorted(folder.rglob("*")):
            below = path.relative_to(folder)
            if path.is_file() and below.parts[0] != ".git":
                archive.write(path, f"exchange-main/{below.as_posix()}")


def main(times: int, names: list[str]) -> int:
    """Print how it went."""
    found = 0
    for name, seed in zip(names or ACTS, count(), strict=False):
        with tempfile.TemporaryDirectory() as folder:
            act = ACTS[name](Path(folder))
            done = rounds(act, times, random.Random(seed))  # noqa: S311 - chance, not secrecy
            act.close()
            told = f"{name}: {done.kills} of {times} killed, {len(done.wrong)} wrong, next start {done.slowest:.1f} s"
            print(told, *done.wrong[:5], sep="\n  ", flush=True)  # noqa: T201
            found += len(done.wrong)
    return found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, sys.argv[2:]) > 0)
