"""A file is always whole: the old one or the new one."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from aixreader.files import is_there, write_atomically
from tests.waiting import PROCESS_SECONDS

CHECKOUT = Path(__file__).resolve().parents[1]
WRITER = """
import os, signal, sys
from pathlib import Path
from threading import Timer
from aixreader.files import write_atomically
file, number = Path(sys.argv[1]), 0
while True:
    if number == 1:
        Timer(float(sys.argv[2]), os.kill, (os.getpid(), signal.SIGKILL)).start()
    number += 1
    write_atomically(file, (f"{number:09d}" * 20_000).encode())
    print(number, flush=True)
"""


def test_it_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "file"
    write_atomically(file, b"text")
    assert file.read_bytes() == b"text"
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    (tmp_path / "file" / "held").touch()
    with pytest.raises(OSError, match="file"):
        write_atomically(tmp_path / "file", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_is_none_is_an_error_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(OSError, match="taken"):
        write_atomically(tmp_path / "taken" / "file", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


LEAVER = """
import os, signal, sys
from pathlib import Path
from aixreader import files
def stop(_handle):
    if sys.argv[2] == "wait":
        print("waiting", flush=True)
        sys.stdin.read()
        files.os.fsync = lambda _handle: None
    else:
        os.kill(os.getpid(), signal.SIGKILL)
files.os.fsync = stop
files.write_atomically(Path(sys.argv[1]), b"from elsewhere")
"""


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_what_a_killed_writer_leaves_is_removed_by_the_next_one(tmp_path: Path) -> None:
    file, command = tmp_path / "file", [sys.executable, "-c", LEAVER, str(tmp_path / "file")]
    killed = subprocess.run([*command, "kill"], cwd=CHECKOUT, timeout=PROCESS_SECONDS, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 1, "the temporary file"
    others = [tmp_path / name for name in (".file.txt", ".file.abcdefg1.md", ".files.abcdefg1")]
    for other in others:
        other.touch()
    (tmp_path / ".file.abcdefg2").mkdir()
    (tmp_path / ".file.abcdefg3").symlink_to(file)
    kept = {*others, tmp_path / ".file.abcdefg2", tmp_path / ".file.abcdefg3", file}
    write_atomically(file, b"text")
    assert set(tmp_path.iterdir()) == kept, "only what such a writer leaves is removed"

    living = subprocess.Popen([*command, "wait"], cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with living:
        assert living.stdout is not None
        assert living.stdin is not None
        living.stdout.readline()
        write_atomically(file, b"text")
        assert len(set(tmp_path.iterdir()) - kept) == 1, "its writer lives"
        living.stdin.close()
    assert living.returncode == 0
    assert file.read_bytes() == b"from elsewhere"
    assert set(tmp_path.iterdir()) == kept


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    for round_ in range(12):
        command = [sys.executable, "-c", WRITER, str(file), str(round_ * 0.007)]
        done = subprocess.run(
            command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, timeout=PROCESS_SECONDS, check=False
        )
        assert done.returncode == -signal.SIGKILL
        told = [int(line) for line in done.stdout.splitlines(keepends=True) if line.endswith("\n")]
        text = file.read_text()
        assert text == text[:9] * 20_000
        assert int(text[:9]) - told[-1] in (0, 1)


def test_what_may_not_be_looked_at_is_not_there(tmp_path: Path) -> None:
    assert is_there(tmp_path)
    assert not is_there(tmp_path / "none")
    assert not is_there(tmp_path / ("x" * 5000)), "no name may be so long, which pathlib lets through as an error"


def test_it_is_flushed_before_it_takes_its_place_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    flush, replace = os.fsync, os.replace

    def record_flush(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        flush(handle)

    def record_replace(source: str | Path, target: str | Path) -> None:
        done.append("replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", record_flush)
    monkeypatch.setattr(os, "replace", record_replace)
    write_atomically(tmp_path / "file", b"text")
    assert done == ["file", "replace"] + (["folder"] if os.name != "nt" else [])
