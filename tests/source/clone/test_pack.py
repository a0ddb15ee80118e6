"""Objects in packs, and packs that were made to do harm: nothing is unpacked before its size is known."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from aixreader.errors import CloneError
from aixreader.source.clone import pack as pack_module
from aixreader.source.clone.git_folder import GitFolder
from aixreader.source.clone.object_store import ObjectStore
from aixreader.source.clone.pack import Pack
from tests.source.clone.conftest import BLOB, OFFSET_DELTA, REFERENCE_DELTA, Repository, number
from tests.waiting import no_hang

LIMIT = 1024 * 1024
BASE = b"base" * 1000
BASE_ID, DELTA_ID, OTHER_ID = (digit * 40 for digit in "123")
COPY_ALL = bytes([0x80 | 0x10 | 0x20]) + len(BASE).to_bytes(2, "little")


def _ignore(_size: int) -> None:
    """Count nothing."""


Opened = Callable[..., Pack]


@pytest.fixture
def opened(repository: Repository) -> Iterator[Opened]:
    """Write a pack of the entries given, and open it."""
    with ExitStack() as stack:

        def run(*entries: tuple[str, int, int, bytes, bytes]) -> Pack:
            repository.pack(entries)
            made = Pack(GitFolder(repository.git, repository.git), "pack-1", _ignore)
            stack.callback(made.close)
            return made

        yield run


def _content(pack: Pack, name: str) -> bytes:
    offset = pack.find(bytes.fromhex(name))
    assert offset is not None
    return pack.content(offset, LIMIT)[1]


def _describe(pack: Pack, name: str) -> tuple[str, int]:
    offset = pack.find(bytes.fromhex(name))
    assert offset is not None
    return pack.describe(offset)


@contextmanager
def _little_memory(most: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


def _delta(result: int, recipe: bytes, base: int = len(BASE)) -> bytes:
    return number(base) + number(result) + recipe


def test_whole_objects_and_both_kinds_of_deltas_are_read(opened: Opened) -> None:
    delta = _delta(len(BASE) + 3, COPY_ALL + b"\x03end")
    pack = opened(
        (BASE_ID, BLOB, len(BASE), b"", BASE),
        (DELTA_ID, REFERENCE_DELTA, len(delta), bytes.fromhex(BASE_ID), delta),
    )
    assert _describe(pack, DELTA_ID) == ("blob", len(BASE) + 3)
    assert _content(pack, DELTA_ID) == BASE + b"end"
    assert _content(pack, BASE_ID) == BASE
    assert pack.find(bytes.fromhex(OTHER_ID)) is None
    assert pack.starting_with(b"\x11\x11") == [bytes.fromhex(BASE_ID)]


def test_what_git_packs_is_read_to_the_byte(tmp_path: Path) -> None:
    """Deltas on deltas, in the order of git's own choice."""
    clone = tmp_path / "clone"
    git = ["git", "-C", str(clone), "-c", "user.name=A", "-c", "user.email=a@b"]
    subprocess.run(["git", "init", "-q", str(clone)], check=True)
    chance = random.Random(7)  # noqa: S311 - the same text in each run
    lines = [f"{chance.random()}" for _ in range(400)]
    wanted = {}
    for number_ in range(30):
        lines[chance.randrange(len(lines))] = f"changed {number_}"
        data = "\n".join(lines).encode()
        (clone / "page.md").write_bytes(data)
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", f"Change {number_}"], check=True)
        wanted[hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()] = data
    subprocess.run([*git, "gc", "-q"], check=True)
    with ObjectStore(GitFolder(clone / ".git", clone / ".git")) as store:
        assert all(store.describe(name) == ("blob", len(data)) for name, data in wanted.items())
        assert all(store.read(name, "blob") == data for name, data in wanted.items())


@no_hang()
def test_a_blob_that_blows_up_is_not_unpacked(opened: Opened) -> None:
    """The header says so, or it lies: no more is unpacked than it says."""
    huge = bytes(60 * LIMIT)
    honest = opened((BASE_ID, BLOB, len(huge), b"", huge), (OTHER_ID, BLOB, 10, b"", huge))
    del huge
    with _little_memory(4 * LIMIT):
        assert _describe(honest, BASE_ID) == ("blob", 60 * LIMIT)
        with pytest.raises(CloneError, match="more than a site may hold"):
            _content(honest, BASE_ID)
        with pytest.raises(CloneError, match="not of the size it states"):
            _content(honest, OTHER_ID)


@pytest.mark.parametrize("stated", [600 * LIMIT, 10])
@no_hang()
def test_a_delta_that_blows_up_is_not_carried_out(opened: Opened, stated: int) -> None:
    """The case of editions that filled the memory: a few bytes that copy the base again and again."""
    delta = _delta(stated, COPY_ALL * 100_000)
    pack = opened(
        (BASE_ID, BLOB, len(BASE), b"", BASE),
        (DELTA_ID, REFERENCE_DELTA, len(delta), bytes.fromhex(BASE_ID), delta),
    )
    with _little_memory(8 * LIMIT), pytest.raises(CloneError, match=r"more than a site|does not fit"):
        _content(pack, DELTA_ID)


@no_hang()
def test_a_chain_of_deltas_that_grows_is_refused_as_a_whole(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each link is bearable, all of them together are not."""
    monkeypatch.setattr(pack_module, "MAX_CHAIN_BYTES", 50 * len(BASE))
    delta = _delta(len(BASE), COPY_ALL)
    names = [f"{link:040x}" for link in range(1, 102)]
    links = [(name, REFERENCE_DELTA, len(delta), bytes.fromhex(before), delta) for before, name in pairwise(names)]
    pack = opened((names[0], BLOB, len(BASE), b"", BASE), *links)
    assert _describe(pack, names[-1]) == ("blob", len(BASE))
    assert _content(pack, names[40]) == BASE
    with pytest.raises(CloneError, match="more than a site may hold"):
        _content(pack, names[-1])


def test_a_chain_that_is_too_long_is_refused(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_module, "MAX_CHAIN", 20)
    delta = _delta(len(BASE), COPY_ALL)
    names = [f"{link:040x}" for link in range(1, 30)]
    links = [(name, REFERENCE_DELTA, len(delta), bytes.fromhex(before), delta) for before, name in pairwise(names)]
    pack = opened((names[0], BLOB, len(BASE), b"", BASE), *links)
    with pytest.raises(CloneError, match="endless or too long"):
        _describe(pack, names[-1])


@no_hang()
def test_deltas_in_a_circle_are_refused(opened: Opened) -> None:
    delta = _delta(len(BASE), COPY_ALL)
    pack = opened(
        (BASE_ID, REFERENCE_DELTA, len(delta), bytes.fromhex(DELTA_ID), delta),
        (DELTA_ID, REFERENCE_DELTA, len(delta), bytes.fromhex(BASE_ID), delta),
    )
    for name in (BASE_ID, DELTA_ID):
        with pytest.raises(CloneError, match="endless"):
            _content(pack, name)


@pytest.mark.parametrize(
    ("kind", "base", "why"),
    [
        (REFERENCE_DELTA, bytes.fromhex(OTHER_ID), "without its base"),
        (OFFSET_DELTA, b"\xff\xff\x7f", "without its base"),
        (OFFSET_DELTA, b"\x00", "endless"),
        (OFFSET_DELTA, b"\xff" * 60, "damaged"),
        (0, b"", "unknown kind"),
        (5, b"", "unknown kind"),
    ],
)
def test_a_base_that_is_not_there_is_refused(opened: Opened, kind: int, base: bytes, why: str) -> None:
    delta = _delta(len(BASE), COPY_ALL)
    pack = opened((DELTA_ID, kind, len(delta), base, delta))
    with pytest.raises(CloneError, match=why):
        _describe(pack, DELTA_ID)


@pytest.mark.parametrize(
    ("delta", "why"),
    [
        (b"", "damaged"),
        (b"\x80" * 30, "damaged"),
        (_delta(5, b"\x09end"), "damaged"),
        (_delta(5, b"\x00"), "damaged"),
        (_delta(3, b"\x03end", base=7), "does not fit"),
        (_delta(4, b"\x03end"), "does not fit"),
        (_delta(2, b"\x03end"), "does not fit"),
        (_delta(9, b"\x93\xff\xff\x09"), "damaged"),
        (_delta(9, b"\x9f\xff\xff\xff\xff\x09"), "damaged"),
        (_delta(9, b"\x9f\xff"), "damaged"),
    ],
)
def test_a_damaged_delta_is_refused(opened: Opened, delta: bytes, why: str) -> None:
    pack = opened(
        (BASE_ID, BLOB, len(BASE), b"", BASE),
        (DELTA_ID, REFERENCE_DELTA, len(delta), bytes.fromhex(BASE_ID), delta),
    )
    with pytest.raises(CloneError, match=why):
        _content(pack, DELTA_ID)


@no_hang()
def test_data_that_never_yield_anything_end(opened: Opened, repository: Repository) -> None:
    """Deflate has blocks without content: 40 MB of them, and the reader has stopped long before."""
    opened((BASE_ID, BLOB, 10, b"", b"x" * 10))
    path = repository.git / "objects" / "pack" / "pack-1.pack"
    whole = path.read_bytes()
    path.write_bytes(whole[:13] + b"\x78\x9c" + b"\x00\x00\x00\xff\xff" * 8_000_000)
    pack = Pack(GitFolder(repository.git, repository.git), "pack-1", _ignore)
    with pytest.raises(CloneError, match="not whole"):
        _content(pack, BASE_ID)
    assert pack._file.tell() < LIMIT
    pack.close()


def test_a_pack_that_was_cut_is_refused(repository: Repository) -> None:
    path = repository.pack([(BASE_ID, BLOB, len(BASE), b"", os.urandom(len(BASE)))])
    path.write_bytes(path.read_bytes()[:100])
    pack = Pack(GitFolder(repository.git, repository.git), "pack-1", _ignore)
    assert _describe(pack, BASE_ID) == ("blob", len(BASE))
    with pytest.raises(CloneError, match="not whole"):
        _content(pack, BASE_ID)
    pack.close()
    path.write_bytes(b"PACK")
    with pytest.raises(CloneError, match="do not belong together"):
        Pack(GitFolder(repository.git, repository.git), "pack-1", _ignore)


def test_any_flipped_bit_of_an_index_is_noticed(repository: Repository) -> None:
    path = repository.pack([(BASE_ID, BLOB, len(BASE), b"", BASE)]).with_suffix(".idx")
    whole = path.read_bytes()
    folder = GitFolder(repository.git, repository.git)
    for damaged in [b"", whole[:500], *(_flipped(whole, at) for at in range(0, len(whole), 37))]:
        path.write_bytes(damaged)
        with pytest.raises(CloneError, match="index of a pack is damaged"):
            Pack(folder, "pack-1", _ignore)


def test_an_index_with_a_right_checksum_that_lies_is_refused(repository: Repository) -> None:
    path = repository.pack([(BASE_ID, BLOB, len(BASE), b"", BASE)]).with_suffix(".idx")
    whole = path.read_bytes()[:-20]
    folder = GitFolder(repository.git, repository.git)
    for at, what in [
        (8, b"\xff" * 4),
        (8 + 1020, b"\xff" * 4),
        (8 + 1020, b"\0\0\0\2"),
        (len(whole) - 24, b"\xff" * 4),
    ]:
        lying = whole[:at] + what + whole[at + 4 :]
        path.write_bytes(lying + hashlib.sha1(lying, usedforsecurity=False).digest())
        with pytest.raises(CloneError):  # noqa: PT012 - some lies come out when it is opened, some when it is read
            pack = Pack(folder, "pack-1", _ignore)
            try:
                assert pack.find(b"\0" * 20) is None
                _content(pack, BASE_ID)
            finally:
                pack.close()


def test_flipped_bits_of_a_pack_raise_nothing_else(repository: Repository) -> None:
    delta = _delta(len(BASE) + 3, COPY_ALL + b"\x03end")
    path = repository.pack(
        [
            (BASE_ID, BLOB, len(BASE), b"", BASE),
            (DELTA_ID, REFERENCE_DELTA, len(delta), bytes.fromhex(BASE_ID), delta),
        ]
    )
    whole = path.read_bytes()
    for bit in range(8 * len(whole)):
        path.write_bytes(_flipped(whole, bit // 8, 1 << bit % 8))
        try:
            pack = Pack(GitFolder(repository.git, repository.git), "pack-1", _ignore)
        except CloneError:
            continue
        for name in (BASE_ID, DELTA_ID):
            try:
                _content(pack, name)
            except CloneError:
                continue
        pack.close()


def _flipped(data: bytes, at: int, bit: int = 1) -> bytes:
    return data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]
