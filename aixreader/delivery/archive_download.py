"""Downloads a zip of the Exchange, for servers without git: its size is seldom told, and it cannot be continued."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from aixreader.delivery.transfer import Transfer, size
from aixreader.delivery.transport import Response, Transport
from aixreader.errors import DeliveryError, OutputError
from aixreader.private_files import make_private_folder
from aixreader.progress import Report

MAX_BYTES = 256 * 1024 * 1024
ABOUT_BYTES = 75 * 1000 * 1000
"""A zip of the whole upstream repository, as far as is known before."""
BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
END = b"PK\x05\x06"
END_BYTES = 22 + 65_535
PREFIX = ".download-"


def download(transport: Transport, url: str, folder: Path, report: Report) -> Path:
    """The zip at `url` in a new file in `folder`, whose contents nobody has checked; the caller moves or removes it.

    Raises `DeliveryError`, `OutputError`, and what `report` raises; then no file is left.
    """
    transfer = Transfer(report, "Archive")
    try:
        make_private_folder(folder)
        _sweep(folder)
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=".zip", dir=folder)
    except OSError as error:
        raise _not_written(folder, error) from error
    file = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream, transport.get(url, max_bytes=MAX_BYTES, cancel=transfer.watch) as got:
            got.raise_for_status()
            _copy(got, stream, transfer)
        _check_end(file, got.host)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise _not_written(folder, error) from error
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return file


def _copy(got: Response, stream: BinaryIO, transfer: Transfer) -> None:
    first = True
    transfer.expect_bytes(got.length or 0)
    for block in got:
        if first and not block.startswith(BEGINNINGS):
            raise no_zip(got.host, block)
        first = False
        stream.write(block)
        transfer.add_bytes(len(block))
    stream.flush()
    os.fsync(stream.fileno())


def no_zip(host: str, beginning: bytes) -> DeliveryError:
    """The error for something else than a zip."""
    if beginning.lstrip()[:1] == b"<":
        return DeliveryError(
            f"{host} sent a page instead of the archive.",
            "A network that wants you to sign in does that: open a page in a browser first. Or check the address.",
        )
    return DeliveryError(f"{host} sent something that is no zip.", "Check the address.")


def _check_end(file: Path, host: str) -> None:
    """A connection that breaks off without a length looks like an end: what a zip ends with has to be there."""
    length = file.stat().st_size
    with file.open("rb") as stream:
        stream.seek(max(0, length - END_BYTES))
        has_end = END in stream.read()
    if not has_end:
        raise DeliveryError(
            f"The archive from {host} broke off after {size(length)}.",
            "Nothing of it was installed. Try again; an archive begins anew each time.",
        )


def _sweep(folder: Path) -> None:
    """Remove what killed downloads have left, and archives that nobody wanted to keep."""
    for left in folder.glob(f"{PREFIX}*.zip"):
        left.unlink(missing_ok=True)


def _not_written(folder: Path, error: OSError) -> OutputError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return OutputError(
            f"There is no room for the archive in {folder}.", "Nothing was installed. Make room, and try again."
        )
    return OutputError(
        f"The archive cannot be kept in {folder}: {error.strerror or error}.",
        "Nothing was installed. Check the folder's permissions.",
    )
