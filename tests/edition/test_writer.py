"""Writing an edition: whole, exact, stoppable at every step, and killed without harm."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aixreader.edition.edition import open_edition
from aixreader.errors import Cancelled, OutputError
from aixreader.model import Asset, Library
from aixreader.progress import silent
from tests.waiting import PROCESS_SECONDS

Write = Callable[..., Path]

KILLED = """
import os, signal, sys
from pathlib import Path
from threading import Timer
sys.path.insert(0, sys.argv[1])
from conftest import make_library, read_file
from aixreader.edition.writer import write_edition

def report(fraction, text):
    print(text, flush=True)
    if text == sys.argv[3]:
        sys.stdin.read()

if sys.argv[3] == "-":  # at a moment nobody knows
    print("started", flush=True)
    Timer(float(sys.argv[4]), os.kill, (os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))).start()
write_edition(make_library("New"), read_file, Path(sys.argv[2]), digest="d", compiler="c", report=report)
"""


def litter(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def test_the_manifest_tells_every_file(edition_folder: Path) -> None:
    manifest = json.loads((edition_folder / "manifest.json").read_bytes())
    files = {path.relative_to(edition_folder).as_posix(): path for path in edition_folder.rglob("*") if path.is_file()}
    assert set(manifest["files"]) == set(files) - {"manifest.json"}
    for name, entry in manifest["files"].items():
        data = files[name].read_bytes()
        assert entry == {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    assert manifest["counts"]["controls"] == 1
    assert manifest["counts"]["problems"] == 1
    assert (manifest["title"], manifest["revision"], manifest["date"]) == ("Trial", "r1", "2026-01-02")


def test_the_same_library_gives_the_same_bytes(write: Write, tmp_path: Path) -> None:
    one, two = write(tmp_path / "one"), write(tmp_path / "two")
    for path in one.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (two / path.relative_to(one)).read_bytes()


def test_names_that_differ_in_case_only_are_two_files(edition_folder: Path) -> None:
    with open_edition(edition_folder) as edition:
        assert edition.asset("images/cup (2).png") == b"\x89PNG cup"
        assert edition.asset("images/CUP (2).PNG") == b"\x89PNG CUP"
    names = [path.name.lower() for path in (edition_folder / "assets").iterdir()]
    assert len(names) == len(set(names)) == 2


def test_an_asset_that_cannot_be_read_is_a_problem(write: Write, library: Library, tmp_path: Path) -> None:
    lost = Asset("images/lost.png", "static/images/lost.png", 1, "image/png")
    folder = write(tmp_path / "edition", replace(library, assets=(*library.assets, lost)))
    with open_edition(folder) as edition:
        assert "images/lost.png" not in edition.assets
        assert edition.problems[-1].kind == "asset-unreadable"
        assert edition.manifest.counts.problems == 2


def test_half_a_surrogate_pair_is_no_crash(write: Write, library: Library, tmp_path: Path) -> None:
    page = replace(library.pages[0], title="\ud800", html="<p>\udfff</p>", source="\ud800")
    with open_edition(write(tmp_path / "edition", replace(library, pages=(page,)))) as edition:
        assert edition.page_html("docs/tea") == "<p>?</p>"


def test_cancel_at_every_step_leaves_the_old_one(write: Write, library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "edition")
    before = (folder / "manifest.json").read_bytes()
    steps: list[str] = []
    write(tmp_path / "counted", report=lambda _, text: steps.append(text))
    assert len(steps) >= len(library.pages) + len(library.assets) + 2
    for stop in range(len(steps)):
        seen: list[str] = []

        def report(_: float, text: str, seen: list[str] = seen, stop: int = stop) -> None:
            seen.append(text)
            if len(seen) > stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            write(folder, replace(library, title="New"), report)
        assert (folder / "manifest.json").read_bytes() == before
        assert litter(tmp_path) == []


def test_progress_goes_up_and_ends_at_one(write: Write, tmp_path: Path) -> None:
    fractions: list[float] = []
    write(tmp_path / "edition", report=lambda fraction, _: fractions.append(fraction))
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


@pytest.mark.parametrize("step", ["Writing docs/tea", "Writing images/cup (2).png", "Moving the edition into place"])
def test_a_killed_build_leaves_the_old_one_in_use_and_no_litter(write: Write, tmp_path: Path, step: str) -> None:
    folder = write(tmp_path / "edition")
    command = [sys.executable, "-c", KILLED, str(Path(__file__).parent), str(folder), step]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout is not None
        for line in build.stdout:
            if line.rstrip("\n") == step:
                break
        assert litter(tmp_path) != []
        with open_edition(folder) as edition:
            assert edition.manifest.title == "Trial"
        build.kill()
    assert litter(tmp_path) != []
    write(tmp_path / "another")
    assert litter(tmp_path) == []
    with open_edition(folder) as edition:
        edition.verify(silent)
        assert edition.manifest.title == "Trial"


def test_kills_at_any_moment_leave_a_whole_edition(write: Write, tmp_path: Path) -> None:
    folder = write(tmp_path / "edition")
    for delay in range(6):
        command = [sys.executable, "-c", KILLED, str(Path(__file__).parent), str(folder), "-", str(delay / 400)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=PROCESS_SECONDS, check=False)
        assert done.stdout.startswith("started")
        with open_edition(folder) as edition:
            edition.verify(silent)
            assert edition.manifest.title in ("Trial", "New")
    write(tmp_path / "another")
    assert litter(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists() or os.name == "nt", reason="needs a device that is always full")
def test_a_full_disk_is_told_and_nothing_is_changed(
    write: Write, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "edition")
    real_open = Path.open

    def full(self: Path, mode: str = "r", *rest: object) -> object:
        return real_open(Path("/dev/full") if mode == "xb" else self, "wb" if mode == "xb" else mode, *rest)  # type: ignore[call-overload] # mode is passed on as it came

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OutputError, match="disk is full"):
        write(folder, replace(library, title="New"))
    monkeypatch.undo()
    with open_edition(folder) as edition:
        assert edition.manifest.title == "Trial"
    assert litter(tmp_path) == []
