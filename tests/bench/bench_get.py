"""What it takes to get the Exchange from a server on the loopback, by git's own HTTP backend and as an archive.

    python -m tests.bench.bench_get [SOURCE] [ROUNDS]

Makes a repository of SOURCE (the Exchange beside the checkout, or else the tiny site), and gets it with empty folders:
seconds, seconds of the client's processor, requests and bytes until the text can be read and until everything can;
then the same for a day's change, three pages. By git and by archive in turn; the median of `ROUNDS` (3) is printed.

The upstream repository also holds a built site, which git's protocol leaves out and an archive does not: what an
archive of it weighs is in addition to what is printed here.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from aixreader.delivery.request_counter import RequestCounter
from aixreader.paths import Folders, user_folders
from aixreader.progress import silent
from aixreader.services.editions.full_exchange import FullExchange
from aixreader.services.editions.session_factory import create_session
from tests.conftest import EXCHANGE
from tests.git_server import Repository
from tests.web_server import Answer, Visit, web_server

ROUNDS = 3
CHANGED = 3
"""Pages that a day changes, as upstream's history shows."""
TINY = Path(__file__).resolve().parents[1] / "data" / "site"
SITE = "content/ai_exchange"
TEXT, ALL = "text readable", "all readable"


@dataclass
class Mark:
    """What it took from the beginning to a state."""

    seconds: float
    processor: float
    requests: int
    received: int


@dataclass
class Table:
    """The marks of all rounds, by what was got and which state it was then in."""

    marks: dict[tuple[str, str], list[Mark]] = field(default_factory=dict)

    def add(self, what: str, state: str, mark: Mark) -> None:
        """Note a mark."""
        self.marks.setdefault((what, state), []).append(mark)

    def text(self) -> str:
        """The medians."""
        head = f"{'':18} {'':14} {'seconds':>8} {'processor':>9} {'requests':>8} {'bytes':>12}"
        return "\n".join([head, *(self._row(*name, marks) for name, marks in self.marks.items())])

    @staticmethod
    def _row(what: str, state: str, marks: list[Mark]) -> str:
        seconds, processor = median(mark.seconds for mark in marks), median(mark.processor for mark in marks)
        requests, received = median(mark.requests for mark in marks), median(mark.received for mark in marks)
        return f"{what:18} {state:14} {seconds:8.2f} {processor:9.2f} {requests:8.0f} {received:12,.0f}"


class Clock:
    """Measures from its making on: time, the processor time of this thread, and what `counter` has counted."""

    def __init__(self, counter: RequestCounter) -> None:
        self._counter = counter
        self._begun = time.perf_counter(), time.thread_time()
        self._before = self._counted()

    def mark(self) -> Mark:
        """What it took until now."""
        requests, received = self._counted()
        return Mark(
            time.perf_counter() - self._begun[0],
            time.thread_time() - self._begun[1],
            requests - self._before[0],
            received - self._before[1],
        )

    def _counted(self) -> tuple[int, int]:
        return self._counter.requests, sum(host.received for host in self._counter.hosts)


def get(what: str, folders: Folders, address: str, counter: RequestCounter, table: Table) -> None:
    """Get the Exchange as the window does: its text is opened, then the pictures come, and it is opened again."""
    clock = Clock(counter)
    exchange = FullExchange(folders, counter, address)
    plan = exchange.look(silent)
    source = exchange.get_text(plan, silent)
    create_session(folders, silent, content=source).close()
    source = exchange.keep(plan, source)
    table.add(what, TEXT if plan.offer is not None else ALL, clock.mark())
    if plan.offer is not None:
        exchange.get_rest(plan, silent)
        if plan.offer.pictures:
            create_session(folders, silent, content=source).close()
        table.add(what, ALL, clock.mark())


def change(repository: Repository, number: int) -> None:
    """Commit a day's change: some pages get a paragraph more."""
    for page in sorted((repository.folder / SITE / "content" / "docs").glob("*.md"))[:CHANGED]:
        page.write_text(f"{page.read_text('utf-8')}\nThe kettle whistles {number} times.\n", encoding="utf-8")
    repository.commit()


@contextmanager
def serving(repository: Repository) -> Iterator[str]:
    """The address of a server of the repository, and of an archive beside it, made when it is asked for."""

    def archive(visit: Visit) -> None:
        target = repository.folder.parent / "made.zip"
        repository.git("archive", "--format=zip", f"--output={target}", "HEAD")
        visit.reply(target.read_bytes())

    answers: dict[str, Answer] = {**repository.answers, "/archive.zip": archive}
    with web_server(answers) as server:
        yield server.url


def measure(source: Path, rounds: int) -> str:
    """The table."""
    table = Table()
    for number in range(rounds):
        with TemporaryDirectory() as base:
            folder = Path(base)
            repository = Repository(folder / "exchange", source, SITE)
            with serving(repository) as url:
                ways = {"git": f"{url}/exchange", "archive": f"{url}/archive.zip"}
                homes = {how: (user_folders(folder / how), RequestCounter()) for how in ways}
                for how, (folders, counter) in homes.items():
                    get(f"{how}, first", folders, ways[how], counter, table)
                change(repository, number)
                for how, (folders, counter) in homes.items():
                    get(f"{how}, a day on", folders, ways[how], counter, table)
    return table.text()


def main() -> None:
    """Measure and print."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else EXCHANGE if EXCHANGE.is_dir() else TINY
    sys.stdout.write(f"{measure(source, int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS)}\n")


if __name__ == "__main__":
    main()
