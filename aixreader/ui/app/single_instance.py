"""One process for each user and data folder: a second start forwards its request to the first and exits.

The first process is the one that holds the lock; the operating system releases it however that process ends. Requests
go through a local socket in a folder that only the user can access.

Signals: `request_received(arguments)` when a later start has forwarded its arguments, a list of str.
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

from aixreader.file_locks import FileLock
from aixreader.json_codec import DecodeError, decode, encode, parse
from aixreader.log import topic

LOG = topic("ui")

MESSAGE_VERSION = 1
REPLY_TIMEOUT_MS = 1000
MAX_BYTES = 64 * 1024
MAX_CLIENTS = 8
ACCEPTED = b"taken\n"  # the reply; unchanged, for a reader may be updated while another version is open
LINE_END = b"\n"
PRIVATE_MODE = 0o700


@dataclass(frozen=True, slots=True)
class _Message:
    """A request to the first process, sent as one line of JSON."""

    version: int
    arguments: tuple[str, ...]


class SingleInstance(QObject):
    """The lock and socket that processes with the same `name` share, in `folder` (by default `private_folder()`)."""

    request_received = Signal(object)  # `object`, not `list`: Qt's conversion changes file names that are not UTF-8

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
        """The address of the first process: the path of a socket, on Windows the name of a pipe."""
        return self._name if sys.platform == "win32" else str(self._folder / self._name)

    def claim(self) -> bool:
        """Try to become the first process, and listen for requests. False if another process holds the lock.

        If the lock file cannot be created (e.g. the disk is full) this returns True: two windows are better than none.
        """
        if self._lock is not None:
            return True
        try:
            self._lock = FileLock.take(self._folder / f"{self._name}.lock", create=True)
        except OSError as error:
            LOG.info("no lock file, starting without one: %s", error)
            return True
        if self._lock is None:
            return False
        if not self._server.listen(self.address):
            LOG.info("cannot listen for requests of later starts: %s", self._server.errorString())
        return True

    def hand_over(self, arguments: list[str]) -> bool:
        """Send `arguments` to the first process. False if it has not accepted them within `REPLY_TIMEOUT_MS`."""
        deadline = QDeadlineTimer(REPLY_TIMEOUT_MS)
        socket = QLocalSocket()
        socket.connectToServer(self.address)
        if not socket.waitForConnected(deadline.remainingTime()):
            return False
        socket.write(QByteArray(_message(arguments)))
        while not socket.canReadLine():
            if not socket.waitForReadyRead(deadline.remainingTime()):
                return False
        return socket.readLine(len(ACCEPTED) + 1).data() == ACCEPTED

    def close(self) -> None:
        """Stop listening and release the lock."""
        self._server.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @Slot()
    def _on_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            connection = _Connection(socket, self)
            connection.request_received.connect(self.request_received)


class _Connection(QObject):
    """A connection from a later start; closed after its request, or after `REPLY_TIMEOUT_MS`.

    Signals: `request_received(arguments)`.
    """

    request_received = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._timeout = QTimer(self)
        self._timeout.setSingleShot(True)
        self._timeout.timeout.connect(self._on_timeout)
        self._timeout.start(REPLY_TIMEOUT_MS)
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
            LOG.info("invalid message on the local socket; connection closed")
            self._socket.abort()
            return
        self._socket.write(QByteArray(ACCEPTED))
        self._socket.flush()
        self._socket.disconnectFromServer()
        self.request_received.emit(arguments)

    @Slot()
    def _on_timeout(self) -> None:
        self._socket.abort()
        self.deleteLater()


def instance_name(data: Path) -> str:
    """The name of lock and socket, derived from the user and the data folder `data`."""
    user = str(os.getuid()) if sys.platform != "win32" else os.environ.get("USERNAME", "")
    key = f"{user}\0{data.absolute()}"
    return f"aixreader-{hashlib.sha256(key.encode(errors='surrogateescape')).hexdigest()[:16]}"


def private_folder() -> Path:
    """A folder for socket and lock that only this user can access, short enough for a socket's path (about 100 bytes).

    `$XDG_RUNTIME_DIR` if it is private, else a folder in the system's temporary folder.
    """
    if sys.platform == "win32":
        return Path(tempfile.gettempdir())  # private to each user on Windows; the pipe is not a file
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and _is_private(Path(runtime)):
        return Path(runtime)
    folder = Path(tempfile.gettempdir()) / f"aixreader-{os.getuid()}"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=PRIVATE_MODE, exist_ok=True)
    # One that another user has created is not used; then each process is the first in a folder of its own.
    return folder if _is_private(folder) else Path(tempfile.mkdtemp(prefix="aixreader-"))


def _is_private(folder: Path) -> bool:
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077


def read_message(line: bytes) -> list[str] | None:
    """The arguments in a message, None if it is malformed or of another version."""
    try:
        message = decode(_Message, parse(line), ignore_unknown=True)
    except DecodeError:
        return None
    return list(message.arguments) if message.version == MESSAGE_VERSION else None


def _message(arguments: list[str]) -> bytes:
    return json.dumps(encode(_Message(MESSAGE_VERSION, tuple(arguments)))).encode() + LINE_END
