"""Locks that end with their holder."""

from __future__ import annotations

import errno
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from aixreader.file_locks import FileLock

HOLD = """
import sys
from pathlib import Path
from aixreader.file_locks import FileLock
lock = FileLock.take(Path(sys.argv[1]), create=True)
print("held" if lock else "refused", flush=True)
sys.stdin.read()
"""


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = FileLock.take(path, create=True)
    assert lock is not None
    assert FileLock.take(path, create=True) is None
    lock.release()
    assert not path.exists()
    with FileLock.take(path, create=True) or lock as again:
        assert again is not lock
        assert path.exists()
    assert not path.exists()


def test_releasing_twice_is_no_harm(tmp_path: Path) -> None:
    lock = FileLock.take(tmp_path / "lock", create=True)
    assert lock is not None
    lock.release()
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks files on every file system")
@pytest.mark.parametrize(("number", "is_raised"), [(errno.ENOLCK, True), (errno.EOPNOTSUPP, True), (errno.EIO, False)])
def test_a_file_system_without_locks_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, is_raised: bool
) -> None:
    """Who asks until nobody holds the lock would ask for ever."""

    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(OSError, match="no") if is_raised else nullcontext():
        assert FileLock.take(tmp_path / "lock", create=True) is None


def test_a_lock_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert FileLock.take(tmp_path / "lock", create=False) is None
    assert list(tmp_path.iterdir()) == []


def test_a_note_can_be_read_while_the_lock_is_held(tmp_path: Path) -> None:
    with FileLock.take(tmp_path / "lock", create=True) or FileLock(tmp_path, -1) as lock:
        lock.note("édition")
        assert lock.path.read_text("utf-8") == "édition"


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert FileLock.take(path, create=False) is None
        holder.kill()
    lock = FileLock.take(path, create=False)
    assert lock is not None
    lock.release()
