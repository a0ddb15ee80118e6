"""Damages databases in many ways, and looks whether the reader starts, says so, and keeps what is whole.

By hand: `python -m tests.faults.damage flips` flips every bit of the page that holds the schema, one at a time;
`python -m tests.faults.damage 300` damages so many databases, each in another way.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from aixreader.errors import UserDataError
from aixreader.userdata.changes import Put
from aixreader.userdata.records import Annotation, Bookmark, Folder, Record
from aixreader.userdata.store import NAME, OpenReport, Store
from tests.waiting import cpu_seconds_once

PAGE = 4096
TODAY = "2026-11-23"
MAX_CPU_SECONDS = 10.0
"""What one opening may cost at most."""
Damage = Callable[[Path, random.Random], None]


def marks(count: int) -> list[Record]:
    """So many bookmarks, and as many notes, each tenth over several pages."""
    found: list[Record] = [Bookmark(f"b{number}", f"s{number}", f"Title {number}") for number in range(count)]
    notes = (
        Annotation(f"a{number}", "s", "T", note=f"note {number} " * (900 if number % 10 == 9 else 20))
        for number in range(count)
    )
    return [*found, *notes]


def make_database(folder: Path, count: int, *, backup: bool = False) -> None:
    """A sound database with so many marks of each kind in `folder`."""
    store = Store(folder, lambda: TODAY)
    store.open()
    store.write(map(Put, marks(count)))
    if backup:
        store.back_up()
    store.close()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a damaged database.

    `kind` is "whole" (all is there), "said" (some is lost, or the file was renamed, with a notice), "refused" (not
    opened or read-only, with a message, and the file unchanged) or "wrong". `found` marks could be read.
    """

    kind: str
    text: str
    found: int
    seconds: float = 0.0


def open_damaged(folder: Path, whole: dict[str, Record]) -> Outcome:
    """Open the database in `folder`, change it, and open it again; `whole` are the marks that were written to it."""
    before = _contents(folder)
    outcomes: list[Outcome] = []

    def work() -> None:
        try:
            outcomes.append(_open(folder, whole, before))
        except Exception as error:  # noqa: BLE001  # what the rig is for
            outcomes.append(Outcome("wrong", f"{type(error).__name__}: {error}", 0))

    seconds = cpu_seconds_once(work)
    if seconds > MAX_CPU_SECONDS:
        return Outcome("wrong", f"{seconds:.1f} s of CPU", outcomes[0].found, seconds)
    return replace(outcomes[0], seconds=seconds)


def _open(folder: Path, whole: dict[str, Record], before: bytes | None) -> Outcome:
    store = Store(folder, lambda: TODAY)
    try:
        report = store.open()
    except UserDataError as error:
        return Outcome("refused" if _contents(folder) == before else "wrong", error.message, 0)
    try:
        found = {record.id: record for record in store.load()}
        problem = _problem(report, found, whole, before)
        if problem or store.read_only:
            return Outcome("wrong" if problem else "refused", problem or report.notice, len(found))
        store.write([Put(Folder("new", "New"))])
    finally:
        store.close()
    again = Store(folder, lambda: TODAY)
    notice = again.open().notice
    count = len(again.load())
    again.close()
    if notice or count != len(found) + 1:
        return Outcome("wrong", f"opened again: {count} of {len(found) + 1} marks, {notice}", len(found))
    return Outcome("said" if report.notice else "whole", report.notice, len(found))


def _problem(report: OpenReport, found: dict[str, Record], whole: dict[str, Record], before: bytes | None) -> str:
    """What is wrong with what was said and read, "" if nothing is."""
    if any(whole.get(name) != record for name, record in found.items()):
        return f"what is read is not what was written: {report.notice}"
    if report.aside is not None and before is not None and report.aside.read_bytes() != before:
        return "the original was not kept as it was"
    if not report.notice and len(found) < len(whole):
        return f"{len(whole) - len(found)} lost without a word"
    return ""


def _contents(folder: Path) -> bytes | None:
    path = folder / NAME
    return path.read_bytes() if path.is_file() else None


# ------------------------------------------------------------------------------------------ bits of the schema's page
def flips(folder: Path, bits: Iterable[int], count: int = 12) -> Iterator[tuple[int, Outcome]]:
    """The outcome for each bit of `bits` in the first page, which holds the header and the schema."""
    whole = {record.id: record for record in marks(count)}
    make_database(folder / "sound", count)
    data = (folder / "sound" / NAME).read_bytes()
    for bit in bits:
        place = folder / f"flip{bit}"
        place.mkdir()
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        (place / NAME).write_bytes(flipped)
        yield bit, open_damaged(place, whole)
        _remove(place)


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    folder.rmdir()


def _main_flips(bits: range) -> int:
    kinds: Counter[str] = Counter()
    wrong: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as home:
        for bit, outcome in flips(Path(home), bits):
            kinds[outcome.kind] += 1
            slowest = max(slowest, outcome.seconds)
            if outcome.kind in ("wrong", "refused"):
                wrong.append(f"byte {bit // 8} bit {bit % 8}: {outcome.kind}: {outcome.text}")
    print(f"{len(bits)} bits flipped: {dict(kinds)}; slowest {slowest:.2f} s of CPU", *wrong, sep="\n  ")  # noqa: T201
    return kinds["wrong"]


# --------------------------------------------------------------------------------------------------- kinds of damage
def _edit(change: Callable[[bytearray, random.Random], object]) -> Damage:
    """Damage to the bytes of the file."""

    def damage(folder: Path, dice: random.Random) -> None:
        data = bytearray((folder / NAME).read_bytes())
        change(data, dice)
        (folder / NAME).write_bytes(data)

    return damage


def _sql(*statements: str) -> Damage:
    """Damage by another program that writes to the database; `{page}` is a page's number."""

    def damage(folder: Path, dice: random.Random) -> None:
        with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as database:
            with suppress(AttributeError, sqlite3.NotSupportedError):
                database.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, False)  # type: ignore[attr-defined]
            database.execute("PRAGMA writable_schema=1")
            for statement in statements:
                with suppress(sqlite3.Error):
                    database.execute(statement.format(page=dice.randrange(1, 30)))

    return damage


def _replace(make: Callable[[Path], object]) -> Damage:
    """Something else in the place of the file."""

    def damage(folder: Path, _dice: random.Random) -> None:
        (folder / NAME).unlink()
        make(folder / NAME)

    return damage


def _beside(name: str, content: Callable[[Path, random.Random], bytes]) -> Damage:
    """A file next to the database."""

    def damage(folder: Path, dice: random.Random) -> None:
        (folder / name).write_bytes(content(folder, dice))

    return damage


def _page(data: bytearray, dice: random.Random) -> slice:
    number = dice.randrange(max(1, len(data) // PAGE))
    return slice(number * PAGE, (number + 1) * PAGE)


def _random_bytes(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice([1, 5, 50, 2000])):
        data[dice.randrange(len(data))] = dice.randrange(256)


def _header_byte(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(100)] = dice.randrange(256)


def _page_header(data: bytearray, dice: random.Random) -> None:
    at = _page(data, dice).start
    for _ in range(dice.randrange(1, 4)):
        data[(at or 100) + dice.randrange(12)] = dice.randrange(256)


def _destroy(data: bytearray, dice: random.Random) -> None:
    data[_page(data, dice)] = dice.choice([bytes(PAGE), b"\xff" * PAGE, dice.randbytes(PAGE)])


def _swap(data: bytearray, dice: random.Random) -> None:
    one, two = _page(data, dice), _page(data, dice)
    data[one], data[two] = data[two], data[one]


def _shift(data: bytearray, dice: random.Random) -> None:
    at, count = dice.randrange(len(data)), dice.choice([1, 7, 512, 4096])
    if dice.random() < 0.5:
        data[at:at] = bytes(count)
    else:
        del data[at : at + count]


def _cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.choice([1, 15, 16, 99, 100, 512, PAGE, PAGE + 1, dice.randrange(len(data))]) :]


def _loop(data: bytearray, dice: random.Random) -> None:
    """Make pages point to each other: chains that have no end."""
    pages = len(data) // PAGE
    for _ in range(40):
        at = dice.randrange(1, pages) * PAGE
        data[at : at + 4] = dice.randrange(1, pages + 1).to_bytes(4)


def _overlap(data: bytearray, dice: random.Random) -> None:
    """Let all rows of a page be the same one, thousands of times."""
    for number in range(1, len(data) // PAGE):
        at = number * PAGE
        if data[at] == 0x0D and dice.random() < 0.5:
            offset = data[at + 8 : at + 10]
            data[at + 3 : at + 5] = b"\xff\xff"
            data[at + 8 : at + PAGE - 600] = bytes(offset) * ((PAGE - 608) // 2)


def _old_journal(folder: Path, dice: random.Random) -> bytes:
    """A journal of SQLite's form that belongs to another file."""
    data = (folder / NAME).read_bytes()
    head = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + (1).to_bytes(4) + bytes(4) + (3).to_bytes(4)
    head += (512).to_bytes(4) + (PAGE).to_bytes(4)
    return (
        head.ljust(512, b"\0") + (2).to_bytes(4) + dice.choice([data[PAGE : 2 * PAGE], dice.randbytes(PAGE)]) + bytes(4)
    )


def _link(path: Path) -> None:
    path.symlink_to(path.name)


DAMAGES: dict[str, Damage] = {
    "random bytes": _edit(_random_bytes),
    "a byte of the header": _edit(_header_byte),
    "the head of a page": _edit(_page_header),
    "a page destroyed": _edit(_destroy),
    "two pages exchanged": _edit(_swap),
    "bytes moved": _edit(_shift),
    "cut": _edit(_cut),
    "chains without end": _edit(_loop),
    "rows one over the other": _edit(_overlap),
    "more at the end": _edit(lambda data, dice: data.extend(dice.randbytes(dice.choice([1, 5000])))),
    "copied as text": _edit(lambda data, _: data.__setitem__(slice(None), data.replace(b"\n", b"\r\n"))),
    "read as Latin-1": _edit(lambda data, _: data.__setitem__(slice(None), data.decode("latin-1").encode())),
    "other rows": _sql("UPDATE records SET body = replace(body, 'note', 'nose') WHERE rowid % 7 = {page}"),
    "other types": _sql(
        "UPDATE records SET body = x'00ff', digest = 7 WHERE rowid % 5 = 1", "DELETE FROM records WHERE rowid = 3"
    ),
    "no UTF-8": _sql("UPDATE records SET body = CAST(x'ff7b7d' AS TEXT) WHERE rowid % 9 = 2"),
    "another column": _sql("UPDATE sqlite_master SET sql = replace(sql, 'body', 'b0dy')"),
    "a column more": _sql("ALTER TABLE records ADD COLUMN more TEXT"),
    "another type": _sql("UPDATE sqlite_master SET sql = replace(sql, 'INTEGER', 'BLOB')"),
    "no table": _sql("DROP TABLE records"),
    "a table gone from the schema": _sql("DELETE FROM sqlite_master"),
    "an endless view": _sql(
        "UPDATE sqlite_master SET type = 'view', rootpage = 0, sql = 'CREATE VIEW records AS WITH RECURSIVE n(kind) AS"
        " (SELECT 1 UNION ALL SELECT kind + 1 FROM n) SELECT kind, kind id, 1 version, 1 body, 1 digest FROM n'"
        " WHERE type = 'table'",
        "DELETE FROM sqlite_master WHERE type = 'index'",
    ),
    "a trigger": _sql("CREATE TRIGGER t AFTER INSERT ON records BEGIN DELETE FROM records; END"),
    "another root": _sql("UPDATE sqlite_master SET rootpage = {page} WHERE type = 'table'"),
    "no schema that can be read": _sql(
        "UPDATE sqlite_master SET sql = 'CREATE TABLE records (((' WHERE type = 'table'"
    ),
    "an index more": _sql("CREATE INDEX more ON records (body)"),
    "another program's": _sql("PRAGMA application_id={page}"),
    "format 0": _sql("PRAGMA user_version=0"),
    "format -1": _sql("PRAGMA user_version=-1"),
    "format 3": _sql("PRAGMA user_version=3"),
    "another write version": _edit(lambda data, _: data.__setitem__(18, 3)),
    "a log that is none": _beside(f"{NAME}-wal", lambda _folder, dice: dice.randbytes(9000)),
    "a journal that is none": _beside(f"{NAME}-journal", lambda _folder, dice: dice.randbytes(9000)),
    "another file's journal": _beside(f"{NAME}-journal", _old_journal),
    "a page in a web browser": _replace(lambda path: path.write_text("<!DOCTYPE html><p>Sign in", encoding="utf-8")),
    "an archive": _replace(lambda path: path.write_bytes(b"PK\3\4" + bytes(3000))),
    "a folder": _replace(lambda path: path.mkdir()),
    "a link to itself": _replace(_link),
    "nothing": _replace(lambda path: path.touch()),
}
"""What happens to files: disks, transfers, other programs, attackers."""
if hasattr(os, "mkfifo"):
    DAMAGES["a pipe"] = _replace(os.mkfifo)


def rounds(folder: Path, count: int, size: int, seed: int = 1) -> Iterator[tuple[str, Outcome]]:
    """So many databases with `size` marks of each kind, each third with a backup; the kinds of damage take turns."""
    dice = random.Random(seed)  # noqa: S311  # chance, not secrecy
    whole = {record.id: record for record in marks(size)}
    names = list(DAMAGES)
    for number in range(count):
        place = folder / str(number)
        make_database(place, size, backup=number % 3 == 0)
        name = names[number % len(names)]
        DAMAGES[name](place, dice)
        yield name, open_damaged(place, whole)
        _remove(place)


def _main_rounds(count: int) -> int:
    kinds: Counter[str] = Counter()
    by_name: dict[str, Counter[str]] = {}
    wrong: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as home:
        for name, outcome in rounds(Path(home), count, 300):
            kinds[outcome.kind] += 1
            by_name.setdefault(name, Counter())[outcome.kind] += 1
            slowest = max(slowest, outcome.seconds)
            if outcome.kind in ("wrong", "refused"):
                wrong.append(f"{name}: {outcome.kind}: {outcome.text}")
    print(f"{count} databases damaged: {dict(kinds)}; slowest {slowest:.2f} s of CPU")  # noqa: T201
    for name, counted in by_name.items():
        print(f"  {name}: {dict(counted)}")  # noqa: T201
    print(*wrong, sep="\n")  # noqa: T201
    return kinds["wrong"]


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "300"
    sys.exit((_main_flips(range(PAGE * 8)) if wanted == "flips" else _main_rounds(int(wanted))) > 0)
