"""Promise G4: from its start on the reader sends nothing, to nobody.

Five seconds here; `AIXREADER_SILENCE=75` watches as long as the promise says.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.security.silence import Told, listen
from tests.ui.running import CHECKOUT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's network")
SECONDS = float(os.environ.get("AIXREADER_SILENCE", "5"))
TALKS = """
import socket
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
    sender.sendto(b"x", ("127.0.0.1", 9))
"""


def _listen(seconds: float, folder: Path, *arguments: str) -> Told:
    env = os.environ | {"PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)}
    told = listen(seconds, [sys.executable, *arguments], env, folder)
    if told.calls is None and told.packets is None:
        pytest.skip("neither strace nor a network of one's own is to be had here")
    return told


def test_a_program_that_sends_one_packet_is_seen(tmp_path: Path) -> None:
    told = _listen(5, tmp_path, "-c", TALKS)
    assert told.calls is None or len(told.calls) == 1
    assert told.packets is None or set(told.packets) == {"UDP to 127.0.0.1:9"}


def test_the_reader_sends_nothing(tmp_path: Path, built: Path) -> None:
    told = _listen(SECONDS, tmp_path, "-m", "aixreader", "--temp-home", str(tmp_path / "home"), "--edition", str(built))
    assert told.lived, told.said
    assert told.pages > 0, told.said
    assert not told.calls
    assert not told.packets
