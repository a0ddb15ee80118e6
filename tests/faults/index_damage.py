"""Damages a search index in the cache, in every way that its files and their names allow, over and over; and looks
whether it is built anew.

By hand: `python -m tests.faults.index_damage 300`.
"""

from __future__ import annotations

import os
import pickle
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from aixreader.cache_key import NAME as KEY_NAME
from aixreader.cache_key import CacheKey, read_cache_key
from aixreader.edition.edition import Edition, open_edition
from aixreader.paths import Folders, user_folders
from aixreader.progress import silent
from aixreader.search.answer import Answer
from aixreader.search.index_files import MANIFEST, write_files
from aixreader.services.search.search_service import SearchService
from aixreader.services.session.session import Session

QUERY = "kettle controls"
RUN = "code of somebody else was run"


class Planted:
    """What is unpickled runs code: this leaves a folder behind."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self._mark),)


class Bench:
    """A user who has searched an edition once."""

    def __init__(self, home: Path, edition: Path) -> None:
        self.folders: Folders = user_folders(home)
        self.edition: Edition = open_edition(edition)
        self.session = Session(self.edition)
        self.mark = home / "run"
        self.whole = self.search()
        (self.index,) = (self.folders.cache / "search").iterdir()
        self.files = {path.name: path.read_bytes() for path in self.index.iterdir()}

    @property
    def key(self) -> CacheKey:
        """The user's key."""
        key = read_cache_key(self.folders.data)
        assert key is not None
        return key

    def search(self, report: Callable[[float, str], None] | None = None) -> Answer:
        """Open the index, or build it, and search."""
        service = SearchService(self.session, self.folders)
        try:
            service.prepare(report or silent)  # type: ignore[arg-type]  # positional in all calls
            return service.search(QUERY)
        finally:
            service.close()

    def restore(self) -> None:
        """Put the index back as it was."""
        parent = self.index.parent
        if parent.is_symlink() or parent.is_file():
            parent.unlink()
        else:
            shutil.rmtree(parent, ignore_errors=True)
        write_files(self.index, {name: data for name, data in self.files.items() if name != MANIFEST}, self.key)

    def planted(self) -> dict[str, bytes]:
        """The files of an index whose pickles run code when they are read."""
        code = pickle.dumps(Planted(self.mark), 2)
        files = {name: data for name, data in self.files.items() if name != MANIFEST}
        return {name: code + data if name.endswith(".json") else _with_code(data, code) for name, data in files.items()}


def _with_code(data: bytes, code: bytes) -> bytes:
    """A file with every pickle in it replaced."""
    start = data.find(b"\x80\x02")
    return code if start < 0 else data[:start] + code + data[start + len(code) :]


Damage = Callable[[Bench, random.Random], None]


def _file(bench: Bench, dice: random.Random) -> Path:
    return bench.index / dice.choice(sorted(bench.files))


def flip(bench: Bench, dice: random.Random) -> None:
    path = _file(bench, dice)
    data = bytearray(path.read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def cut(bench: Bench, dice: random.Random) -> None:
    path = _file(bench, dice)
    data = path.read_bytes()
    path.write_bytes(data[: dice.randrange(len(data))])


def extend(bench: Bench, dice: random.Random) -> None:
    with _file(bench, dice).open("ab") as file:
        file.write(dice.randbytes(1 + dice.randrange(5000)))


def empty(bench: Bench, dice: random.Random) -> None:
    _file(bench, dice).write_bytes(b"")


def remove(bench: Bench, dice: random.Random) -> None:
    _file(bench, dice).unlink()


def swap(bench: Bench, dice: random.Random) -> None:
    one, two = dice.sample(sorted(bench.files), 2)
    (bench.index / one).write_bytes(bench.files[two])
    (bench.index / two).write_bytes(bench.files[one])


def foreign(bench: Bench, dice: random.Random) -> None:
    _file(bench, dice).write_bytes(dice.randbytes(3000))


def folder_in_place_of_a_file(bench: Bench, dice: random.Random) -> None:
    path = _file(bench, dice)
    path.unlink()
    (path / "below").mkdir(parents=True)


def file_in_place_of_the_folder(bench: Bench, dice: random.Random) -> None:
    folder = dice.choice([bench.index, bench.index.parent])
    shutil.rmtree(folder)
    folder.write_bytes(dice.randbytes(10))


def link_in_place(bench: Bench, dice: random.Random) -> None:
    path = dice.choice([_file(bench, dice), bench.index, bench.index.parent])
    moved = bench.folders.cache / f"moved {dice.random()}"
    path.rename(moved)
    path.symlink_to(moved if dice.random() < 0.8 else "nowhere")


def pipe_in_place(bench: Bench, dice: random.Random) -> None:
    path = _file(bench, dice)
    path.unlink()
    os.mkfifo(path, 0o600)


def writable_by_others(bench: Bench, dice: random.Random) -> None:
    dice.choice([_file(bench, dice), bench.index, bench.index.parent, bench.folders.cache]).chmod(0o777)


def right_code_unreadable(bench: Bench, dice: random.Random) -> None:
    """Garbled, but written by the program itself, as a newer version of a package would leave it."""
    files = {name: data for name, data in bench.files.items() if name != MANIFEST}
    name = dice.choice(sorted(files))
    data = files[name]
    files[name] = dice.choice([b"", b"\x80\x04nonsense", data[: len(data) // 2], dice.randbytes(len(data)), b"[1]\n{}"])
    if dice.random() < 0.3:
        del files[name]
    write_files(bench.index, files, bench.key)


def planted_with_right_digests(bench: Bench, _dice: random.Random) -> None:
    """By somebody who can write the cache and knows the format, without the key."""
    write_files(bench.index, bench.planted(), None)


def planted_with_another_key(bench: Bench, dice: random.Random) -> None:
    write_files(bench.index, bench.planted(), CacheKey(dice.randbytes(32)))


def planted_with_the_old_code(bench: Bench, _dice: random.Random) -> None:
    old = (bench.index / MANIFEST).read_bytes()
    write_files(bench.index, bench.planted(), None)
    (bench.index / MANIFEST).write_bytes(old)


def of_another_edition(bench: Bench, _dice: random.Random) -> None:
    """An index that this user's program wrote, under another name."""
    other = bench.index.with_name("0" * 40)
    write_files(other, bench.planted(), bench.key)
    shutil.rmtree(bench.index)
    other.rename(bench.index)


def another_key(bench: Bench, dice: random.Random) -> None:
    (bench.folders.data / KEY_NAME).write_bytes(dice.randbytes(dice.choice([0, 5, 32, 100])))


def manifest_of_another_kind(bench: Bench, dice: random.Random) -> None:
    texts = [
        "[]",
        "{",
        "null",
        "[" * 100_000,
        '{"files": 3}',
        '{"../../x": "0"}',
        '{"files": {"../x": {}}}',
        '"\\ud800"',
    ]
    (bench.index / MANIFEST).write_text(dice.choice(texts))


DAMAGES: tuple[Damage, ...] = (
    flip,
    flip,
    cut,
    extend,
    empty,
    remove,
    swap,
    foreign,
    folder_in_place_of_a_file,
    file_in_place_of_the_folder,
    right_code_unreadable,
    planted_with_right_digests,
    planted_with_another_key,
    planted_with_the_old_code,
    of_another_edition,
    another_key,
    manifest_of_another_kind,
    *(() if os.name == "nt" else (link_in_place, pipe_in_place, writable_by_others)),
)


def one_round(bench: Bench, damage: Damage, dice: random.Random) -> str:
    """Damage the index, and search; returns what was wrong, "" for nothing."""
    steps: list[str] = []

    def report(_fraction: float, text: str) -> None:
        steps.append(text)

    damage(bench, dice)
    try:
        if bench.search(report) != bench.whole:
            return "other answers"
        if bench.mark.exists():
            return RUN
        if not steps:
            return "the damaged index was read"
        steps.clear()
        if bench.search(report) != bench.whole or steps:
            return "the new index was not kept"
    except Exception as error:  # noqa: BLE001  # whatever comes out would be a traceback
        return repr(error)
    return ""


def rounds(home: Path, edition: Path, count: int, seed: int = 1) -> list[str]:
    """So many rounds, each kind of damage in turn; returns what was wrong."""
    dice = random.Random(seed)  # noqa: S311  # chance, not secrecy
    bench = Bench(home, edition)
    wrong: list[str] = []
    for number in range(count):
        damage = DAMAGES[number % len(DAMAGES)]
        if found := one_round(bench, damage, dice):
            wrong.append(f"round {number}, {damage.__name__}: {found}")
        bench.restore()
    bench.session.close()
    return wrong


def main(count: int) -> int:
    """Print how `count` rounds on the tiny site went."""
    from aixreader.services.editions.build import build

    site = Path(__file__).resolve().parents[1] / "data" / "site"
    with tempfile.TemporaryDirectory() as home:
        edition = Path(home) / "edition"
        build(site, silent, out=edition, folders=user_folders(Path(home))).close()
        wrong = rounds(Path(home) / "home", edition, count)
    print(f"{count} damaged indexes: {len(wrong)} wrong", *wrong[:10], sep="\n  ")  # noqa: T201
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300) > 0)
