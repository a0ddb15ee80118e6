"""A fleet that updates from a signed mirror on a plain file server: nginx on the loopback, started by this script.

    python -m tests.bench.bench_fleet [UPDATES] [SOURCE] [CHANGED]

Publishes SOURCE (the tiny site), installs it, asks again, and publishes CHANGED (the tiny site with a changed page) for
an update; prints requests and bytes of each as the server counts them, headers included, without TLS. Then `UPDATES`
(1,000) desktops ask for something new, `WORKERS` at a time, each with a connection of its own, and at last what 10,000
desktops cost a day.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from aixreader.delivery.exchange import unwatched
from aixreader.delivery.mirror.layout import METADATA
from aixreader.delivery.mirror.publisher import NewEdition
from aixreader.delivery.mirror.refresh import TAG_FILE, RootFile
from aixreader.delivery.mirror.web_place import WebPlace
from aixreader.delivery.request_counter import RequestCounter
from aixreader.delivery.transport import Transport
from aixreader.progress import silent
from aixreader.source.tree import open_source
from tests.mirrors import Desk, Workshop

ROOT = Path(__file__).resolve().parents[2]
UPDATES, WORKERS, DESKTOPS = 1000, 4, 10_000
START_SECONDS = 10
CONFIG = """
{user}
daemon off; master_process on; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  log_format counted '$status $request_length $bytes_sent $uri';
  access_log {folder}/access.log counted;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {mirror}; }}
}}
"""


@dataclass(frozen=True)
class Cost:
    """What the server has counted."""

    requests: int
    received: int
    sent: int

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.requests - other.requests, self.received - other.received, self.sent - other.sent)

    def row(self, name: str) -> str:
        """A row of the table."""
        return f"{name:34} {self.requests:7,} requests {self.received:11,} B in {self.sent:12,} B out\n"


class Server:
    """nginx with a mirror; `cost` is what it has counted so far."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self.address = f"http://127.0.0.1:{port}"

    @property
    def cost(self) -> Cost:
        """What was counted."""
        lines = [line.split(" ") for line in (self._folder / "access.log").read_text("utf-8").splitlines()]
        return Cost(len(lines), sum(int(line[1]) for line in lines), sum(int(line[2]) for line in lines))


@contextmanager
def serving(mirror: Path, folder: Path) -> Iterator[Server]:
    """The server with `mirror`, with all its files in `folder`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(CONFIG.format(user=user, folder=folder, port=port, mirror=mirror))
    command = [shutil.which("nginx") or "nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + START_SECONDS
        while not _answers(port) and time.monotonic() < end:
            time.sleep(0.02)
        yield Server(folder, port)
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def publish(workshop: Workshop, source: Path, name: str) -> None:
    """Publish a source."""
    with open_source(source, silent) as tree:
        edition = NewEdition(name, tree.revision, tree.date, dict(tree.files), tree.read)
        workshop.publisher().add(edition, silent)


def update(desk: Desk, address: str) -> None:
    """One update with a connection of its own."""
    with Transport(RequestCounter()) as transport:
        desk.update(WebPlace(address, transport, unwatched))


def work(address: str, root: Path, data: Path, count: int) -> None:
    """So many updates, one after the other."""
    desk = Desk(data, RootFile.parse(root.read_bytes()))
    for _ in range(count):
        update(desk, address)


def fleet(server: Server, root: Path, data: Path, updates: int) -> float:
    """So many updates by several desktops at a time; returns the seconds."""
    begun, workers = time.perf_counter(), []
    for number in range(WORKERS):
        own = data.with_name(f"{data.name}-{number}")
        shutil.copytree(data, own, symlinks=True)
        count = updates // WORKERS + (number < updates % WORKERS)
        command = [sys.executable, "-m", "tests.bench.bench_fleet", "work", server.address, str(root), str(own)]
        workers.append(subprocess.Popen([*command, str(count)], cwd=ROOT))
    if any(worker.wait() for worker in workers):
        raise SystemExit("a desktop could not update")
    return time.perf_counter() - begun


def measure(updates: int, source: Path, changed: Path) -> None:
    """Measure, and print the table."""
    with TemporaryDirectory() as folder:
        base = Path(folder)
        (base / "nginx").mkdir()
        workshop, data = Workshop(base / "workshop"), base / "data"
        workshop.init()
        publish(workshop, source, "first")
        root = workshop.folder / METADATA / "1.root.json"
        desk = Desk(data, workshop.root)
        with serving(workshop.folder, base / "nginx") as server:
            first, seconds = counted(server, lambda: update(desk, server.address))
            sys.stdout.write(first.row(f"first install ({seconds:.2f} s)"))
            nothing, seconds = counted(server, lambda: update(desk, server.address))
            sys.stdout.write(nothing.row(f"nothing new, conditional ({seconds:.2f} s)"))
            (desk.folder / METADATA / TAG_FILE).unlink()
            plain, _ = counted(server, lambda: update(desk, server.address))
            sys.stdout.write(plain.row("nothing new, without a tag"))
            publish(workshop, changed, "second")
            page, seconds = counted(server, lambda: update(desk, server.address))
            sys.stdout.write(page.row(f"a change ({seconds:.2f} s)"))
            many, seconds = counted(server, lambda: fleet(server, root, data, updates))
            sys.stdout.write(many.row(f"{updates:,} desktops, nothing new"))
            sys.stdout.write(f"{updates / seconds:.0f} a second, {WORKERS} at a time on {os.cpu_count()} cores\n")
    daily = Cost(*(DESKTOPS * each for each in (nothing.requests, nothing.received, nothing.sent)))
    sys.stdout.write(daily.row(f"{DESKTOPS:,} desktops a day, nothing new"))
    daily = Cost(*(DESKTOPS * each for each in (page.requests, page.received, page.sent)))
    sys.stdout.write(daily.row(f"{DESKTOPS:,} desktops, the change"))


def counted(server: Server, act: object) -> tuple[Cost, float]:
    """What an act costs, and how long it takes."""
    assert callable(act)
    before, begun = server.cost, time.perf_counter()
    act()
    seconds = time.perf_counter() - begun
    return server.cost - before, seconds


def main(arguments: list[str]) -> None:
    """Measure, unless there is no server."""
    if arguments[:1] == ["work"]:
        work(arguments[1], Path(arguments[2]), Path(arguments[3]), int(arguments[4]))
        return
    if shutil.which("nginx") is None:
        sys.stdout.write("skipped: nginx is not installed (Debian: apt-get install nginx-light)\n")
        return
    updates = int(arguments[0]) if arguments else UPDATES
    if len(arguments) > 2:
        measure(updates, Path(arguments[1]), Path(arguments[2]))
        return
    with TemporaryDirectory() as folder:
        changed = Path(folder) / "site"
        shutil.copytree(ROOT / "tests/data/site", changed)
        page = changed / "content/docs/overview.md"
        page.write_text(page.read_text("utf-8") + "\nA kettle boils.\n", encoding="utf-8")
        measure(updates, ROOT / "tests/data/site", changed)


if __name__ == "__main__":
    main(sys.argv[1:])
