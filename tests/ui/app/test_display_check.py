"""A missing display is detected before Qt is loaded, and reported instead of Qt's abort."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from aixreader.errors import DisplayError
from aixreader.ui.app.display_check import choose_platform

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is asked")

NUMBER = 987


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An environment with a Wayland display that accepts connections."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-9"))
        server.listen()
        yield {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}


@contextmanager
def refusing(server: socket.socket) -> Iterator[None]:
    """An X server that closes every connection."""
    server.listen()

    def serve() -> None:
        while True:
            try:
                server.accept()[0].close()
            except OSError:
                return

    thread = threading.Thread(target=serve)
    thread.start()
    yield
    server.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.mark.parametrize("name", ["offscreen", "minimal", "vnc:size=800x600", "eglfs", "linuxfb:fb=/dev/fb0"])
def test_platforms_without_a_display_server_are_left_unchanged(name: str) -> None:
    assert choose_platform({"QT_QPA_PLATFORM": name}, offscreen=False) is None


def test_wayland_is_preferred_with_x11_as_fallback(wayland: dict[str, str]) -> None:
    assert choose_platform(wayland, offscreen=False) == "wayland;xcb"


@pytest.mark.parametrize("name", ["wayland", "wayland-egl", "wayland;xcb", "xcb;wayland"])
def test_an_available_platform_of_the_user_is_left_unchanged(wayland: dict[str, str], name: str) -> None:
    assert choose_platform({**wayland, "QT_QPA_PLATFORM": name}, offscreen=False) is None


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({}, "WAYLAND_DISPLAY is not set and DISPLAY is not set"),
        ({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": "/nowhere"}, "WAYLAND_DISPLAY=wayland-7 does not answer"),
        ({"WAYLAND_DISPLAY": "w" * 200}, "does not answer"),
        ({"WAYLAND_DISPLAY": "a\0b"}, "does not answer"),
        ({"WAYLAND_DISPLAY": "\ud800"}, "does not answer"),
        ({"DISPLAY": f":{NUMBER}"}, f"DISPLAY=:{NUMBER} does not answer"),
        ({"DISPLAY": f"unix:{NUMBER}.0"}, f"DISPLAY=unix:{NUMBER}.0 does not answer"),
        ({"DISPLAY": "localhost:99999"}, "DISPLAY=localhost:99999 does not answer"),
        ({"DISPLAY": "localhost:987"}, "DISPLAY=localhost:987 does not answer"),
        ({"DISPLAY": f"{'a' * 70}.example:0"}, "does not answer"),
        ({"DISPLAY": "nonsense"}, "DISPLAY=nonsense does not answer"),
        ({"DISPLAY": ":x"}, "DISPLAY=:x does not answer"),
        ({"QT_QPA_PLATFORM": "cocoa"}, "QT_QPA_PLATFORM=cocoa is not a Qt platform"),
    ],
)
def test_a_missing_display_is_reported_in_one_line_with_the_reason(env: dict[str, str], words: str) -> None:
    with pytest.raises(DisplayError) as caught:
        choose_platform(env, offscreen=False)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "--screenshot" in str(caught.value)
    assert choose_platform(env, offscreen=True) == "offscreen"


def test_only_the_requested_platform_is_checked(wayland: dict[str, str]) -> None:
    with pytest.raises(DisplayError) as caught:
        choose_platform({**wayland, "QT_QPA_PLATFORM": "xcb"}, offscreen=False)
    assert "WAYLAND" not in str(caught.value)


@pytest.mark.parametrize(
    ("family", "address", "name"),
    [
        (socket.AF_UNIX, f"\0/tmp/.X11-unix/X{NUMBER}", f":{NUMBER}"),
        (socket.AF_INET, ("127.0.0.1", 6000 + NUMBER), f"127.0.0.1:{NUMBER}.0"),
        (socket.AF_INET, ("127.0.0.1", 6000 + NUMBER), f"tcp/127.0.0.1:{NUMBER}"),
    ],
    ids=["socket", "network", "tcp"],
)
def test_a_display_that_refuses_connections_is_detected(
    family: socket.AddressFamily, address: str | tuple[str, int], name: str
) -> None:
    with socket.socket(family) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(address)
        with refusing(server), pytest.raises(DisplayError) as caught:
            choose_platform({"DISPLAY": name}, offscreen=False)
    assert f"DISPLAY={name} refused the connection" in str(caught.value) or "is missing" in str(caught.value)


def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert choose_platform({}, offscreen=False) is None
    assert choose_platform({}, offscreen=True) is None
