"""One window for each user and data folder: a second start hands over what it was asked to open, and ends.

Who holds the lock is the first; the system frees it when its holder ends in whatever way. The two speak over a local
socket in a folder that only the user can enter.

Signals: `asked(arguments)` when another start handed over its arguments, a list of str.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QDeadlineTimer, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from aixreader.edition.locks import FileLock
from aixreader.json_codec import DecodeError, decode, encode, parse
from aixreader.log import topic

LOG = topic("ui")

VERSION = 1
REPLY_TIMEOUT_MS = 1000
MAX_BYTES = 64 * 1024
MAX_CLIENTS = 8
TAKEN = b"taken\n"
END = b"\n"
PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class _Message:
    """What a later start hands over, as a line of JSON."""

    version: int
    arguments: tuple[str, ...]


class SingleInstance(QObject):
    """The place where starts of the reader under one name meet; `folder` is a private one, the user's own if None."""

    asked = Signal(object)  # as a list it would go through Qt, which changes the names of odd files

    def __init__(self, name: str, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or private_folder()
        self._name = name
        self._lock: FileLock | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MAX_CLIENTS)
        self._server.newConnection.connect(self._on_new_connection)

    @property
    def address(self) -> str:
        """Where the first listens: a socket's path, on Windows a pipe's name."""
        return self._name if sys.platform == "win32" else str(self._folder / self._name)

    def claim(self) -> bool:
        """Become the first, and listen. False where another runs already.

        Where no lock can be made (a full disk, say), the reader starts all the same: two windows are better than none.
        """
        if self._lock is not None:
            return True
        try:
            self._lock = FileLock.take(self._folder / f"{self._name}.lock", create=True)
        except OSError as error:
            LOG.info("starting without a lock: %s", error)
            return True
        if self._lock is None:
            return False
        if not self._server.listen(self.address):
            LOG.info("later starts cannot be heard: %s", self._server.errorString())
        return True

    def hand_over(self, arguments: list[str]) -> bool:
        """Give `arguments` to the first; False where it did not take them within a second."""
        deadline = QDeadlineTimer(REPLY_TIMEOUT_MS)
        socket = QLocalSocket()
        socket.connectToServer(self.address)
        if not socket.waitForConnected(deadline.remainingTime()):
            return False
        socket.write(QByteArray(_message(arguments)))
        while not socket.canReadLine():
            if not socket.waitForReadyRead(deadline.remainingTime()):
                return False
        return socket.readLine(len(TAKEN) + 1).data() == TAKEN

    def close(self) -> None:
        """Stop listening and let another be the first."""
        self._server.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @Slot()
    def _on_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            caller = _Client(socket, self)
            caller.told.connect(self.asked)


class _Client(QObject):
    """The other end of one connection, until it has told its arguments or its time is up."""

    told = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_timeout)
        self._patience.start(REPLY_TIMEOUT_MS)
        socket.setParent(self)
        socket.setReadBufferSize(MAX_BYTES)
        socket.readyRead.connect(self._on_ready_read)
        socket.disconnected.connect(self.deleteLater)
        self._on_ready_read()

    @Slot()
    def _on_ready_read(self) -> None:
        if not self._socket.canReadLine():
            if self._socket.bytesAvailable() >= MAX_BYTES:
                self._socket.abort()
            return
        arguments = read_message(bytes(self._socket.readLine(MAX_BYTES).data()))
        if arguments is None:
            LOG.info("another program said something unknown to the reader's socket")
            self._socket.abort()
            return
        self._socket.write(QByteArray(TAKEN))
        self._socket.flush()
        self._socket.disconnectFromServer()
        self.told.emit(arguments)

    @Slot()
    def _on_timeout(self) -> None:
        self._socket.abort()
        self.deleteLater()


def instance_name(data: Path) -> str:
    """The name under which readers with the data folder `data` meet: no other user's, no trial run's."""
    user = str(os.getuid()) if sys.platform != "win32" else os.environ.get("USERNAME", "")
    key = f"{user}\0{data.absolute()}"
    return f"aixreader-{hashlib.sha256(key.encode(errors='surrogateescape')).hexdigest()[:16]}"


def private_folder() -> Path:
    """A folder for sockets and locks that only this user can enter, short enough for a socket's path."""
    if sys.platform == "win32":
        return Path(tempfile.gettempdir())  # each user's own there; the pipe lies elsewhere
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and _is_private(Path(runtime)):
        return Path(runtime)
    folder = Path(tempfile.gettempdir()) / f"aixreader-{os.getuid()}"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=PRIVATE, exist_ok=True)
    # One that somebody else has put there is not entered; then no two starts meet.
    return folder if _is_private(folder) else Path(tempfile.mkdtemp(prefix="aixreader-"))


def _is_private(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not stat.S_IMODE(found.st_mode) & 0o077


def read_message(line: bytes) -> list[str] | None:
    """The arguments in a message, None for anything that is no message of this version."""
    try:
        message = decode(_Message, parse(line), ignore_unknown=True)
    except DecodeError:
        return None
    return list(message.arguments) if message.version == VERSION else None


def _message(arguments: list[str]) -> bytes:
    return json.dumps(encode(_Message(VERSION, tuple(arguments)))).encode() + END
