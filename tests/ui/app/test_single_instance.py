"""One process for each user and folder, tested with real processes: running, stopped and killed ones."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aixreader.ui.app import single_instance
from aixreader.ui.app.single_instance import SingleInstance, instance_name, private_folder, read_message

pytestmark = pytest.mark.usefixtures("qapp")

CHECKOUT = Path(__file__).resolve().parents[3]
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from aixreader.ui.app.single_instance import SingleInstance
qt = QCoreApplication([])
instance = SingleInstance(sys.argv[1], Path(sys.argv[2]))
instance.request_received.connect(lambda arguments: print("received", *arguments, flush=True))
print("first" if instance.claim() else "later", flush=True)
qt.exec()
"""
NAME = "aixreader-trial"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def first(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The first instance, in a process of its own."""
    command = [sys.executable, "-c", FIRST, NAME, str(folder)]
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "first\n"
        yield process
        process.kill()


@pytest.fixture
def make(folder: Path) -> Iterator[Callable[[], SingleInstance]]:
    made: list[SingleInstance] = []

    def run() -> SingleInstance:
        made.append(SingleInstance(NAME, folder))
        return made[-1]

    yield run
    for instance in made:
        instance.close()


Make = Callable[[], SingleInstance]


def test_a_second_start_forwards_its_request_and_a_stopped_process_blocks_none(
    first: subprocess.Popen[str], make: Make
) -> None:
    assert first.stdout is not None
    for arguments in ([], ["monitoruse"], ["aix:monitoruse", "a b", "ü\n\udcff"]):
        second = make()
        assert second.claim() is False
        assert second.hand_over([ascii(argument) for argument in arguments]) is True
        assert first.stdout.readline() == " ".join(["received", *map(ascii, arguments)]) + "\n"

    os.kill(first.pid, signal.SIGSTOP)
    second = make()
    assert second.claim() is False
    assert second.hand_over(["x"]) is False, "it is not waited for without end"
    assert single_instance.REPLY_TIMEOUT_MS <= 1000


def test_any_text_arrives_as_it_was(make: Make, qtbot: QtBot, folder: Path) -> None:
    instance = make()
    assert instance.claim() is True
    arguments = ["", "ü\n\udcff", "a" * 60_000]
    socket = QLocalSocket()
    with qtbot.waitSignal(instance.request_received) as received:
        socket.connectToServer(str(folder / NAME))
        socket.write(single_instance._message(arguments))
    assert received.args == [arguments]
    socket.close()


def test_one_that_was_killed_is_followed_by_the_next(first: subprocess.Popen[str], make: Make, qtbot: QtBot) -> None:
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    second = make()
    assert Path(second.address).exists(), "the killed one's socket is still there"
    assert second.hand_over(["x"]) is False
    assert second.claim() is True
    assert make().claim() is False
    socket = QLocalSocket()
    with qtbot.waitSignal(second.request_received) as received:
        socket.connectToServer(second.address)
        socket.write(single_instance._message(["x"]))
    assert received.args == [["x"]]
    socket.close()


def test_of_many_starts_at_once_one_is_the_first(folder: Path) -> None:
    command = [sys.executable, "-c", FIRST, NAME, str(folder)]
    started = [subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    words = [process.stdout.readline() for process in started if process.stdout is not None]
    for process in started:
        process.kill()
        process.communicate()
    assert sorted(words) == ["first\n"] + ["later\n"] * 3


def test_one_that_closes_lets_another_be_the_first(make: Make) -> None:
    one, other = make(), make()
    assert one.claim() is True
    assert one.claim() is True
    assert other.claim() is False
    one.close()
    assert other.claim() is True


def test_without_a_lock_it_starts_all_the_same(tmp_path: Path) -> None:
    instance = SingleInstance(NAME, tmp_path / "gone")
    assert instance.claim() is True
    assert instance.hand_over([]) is False


@pytest.mark.parametrize(
    "data", [b"hello\n", b'{"version": 2, "arguments": []}\n', b"x" * single_instance.MAX_BYTES * 2, b"\n"]
)
def test_an_invalid_message_closes_the_connection(make: Make, qtbot: QtBot, data: bytes) -> None:
    instance = make()
    instance.claim()
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(instance.request_received), qtbot.waitSignal(socket.disconnected):
        socket.connectToServer(instance.address)
        socket.write(data)
    socket.close()


def test_a_silent_connection_times_out(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "REPLY_TIMEOUT_MS", 100)
    instance = make()
    instance.claim()
    socket = QLocalSocket()
    with qtbot.waitSignal(socket.disconnected):
        socket.connectToServer(instance.address)
    qtbot.waitUntil(lambda: not instance.findChildren(QLocalSocket))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"1",
        b"[]",
        b"{",
        b"[" * 50_000,
        b"\xff",
        b'{"version": 1}',
        b'{"version": 1, "arguments": "x"}',
        b'{"version": 1, "arguments": [1]}',
        b'{"version": "1", "arguments": []}',
    ],
    ids=lambda line: line[:40].decode(errors="replace"),
)
def test_only_messages_of_our_version_are_read(line: bytes) -> None:
    assert read_message(line) is None


def test_others_cannot_listen_in(make: Make, folder: Path) -> None:
    instance = make()
    instance.claim()
    assert Path(instance.address).stat().st_mode & 0o077 == 0
    assert (folder / f"{NAME}.lock").stat().st_mode & 0o077 == 0


def test_names_differ_by_folder_and_not_by_how_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert instance_name(Path("a")) == instance_name(tmp_path / "a") != instance_name(tmp_path / "b")
    name = instance_name(tmp_path)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert instance_name(tmp_path) != name


def test_the_folder_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    assert qapp is not None
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    tmp_path.chmod(0o700)
    assert private_folder() == tmp_path
    tmp_path.chmod(0o755)
    own = private_folder()
    assert own == tmp_path / f"aixreader-{os.getuid()}"
    assert own.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_others_can_enter_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    planted = tmp_path / f"aixreader-{os.getuid()}"
    planted.mkdir()
    planted.chmod(0o777)
    assert private_folder() != planted
    assert private_folder().stat().st_mode & 0o777 == 0o700
