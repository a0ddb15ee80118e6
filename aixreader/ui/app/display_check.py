"""Checks whether a display is available before Qt is loaded: without one, Qt aborts the process.

Checked on Linux only; on Windows and macOS a desktop session always has a display.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from aixreader.errors import DisplayError

SCREENLESS_PLATFORMS = frozenset({"offscreen", "minimal", "vnc"})
"""Qt platforms that render to memory or to the network."""
FRAMEBUFFER_PLATFORMS = frozenset({"eglfs", "linuxfb", "minimalegl", "vkkhrdisplay"})
"""Qt platforms that draw on the graphics card without a display server; Qt checks these itself."""
PLATFORM_ORDER = {"wayland": "wayland;xcb", "xcb": "xcb"}
"""The value of `QT_QPA_PLATFORM` for a display server, with its fallback."""
ALTERNATIVES = "`aixreader show`, `aixreader search` and `aixreader --screenshot FILE` work without a display."
CONNECT_TIMEOUT_SECONDS = 2.0


def choose_platform(env: Mapping[str, str], *, offscreen: bool) -> str | None:
    """The value to set `QT_QPA_PLATFORM` to, or None to leave it unchanged.

    Where no display is available: "offscreen" if `offscreen` (the run shows no window), else raises `DisplayError`
    with a message of one line.
    """
    if not sys.platform.startswith("linux"):
        return None
    names = [part.partition(":")[0] for part in env.get("QT_QPA_PLATFORM", "").split(";") if part]
    if SCREENLESS_PLATFORMS.union(FRAMEBUFFER_PLATFORMS).intersection(names[:1]):
        return None
    reasons = []
    for platform, check in (("wayland", _wayland_error), ("xcb", _x11_error)):
        if names and platform not in (name.partition("-")[0] for name in names):
            continue
        reason = check(env)
        if not reason:
            return None if names else PLATFORM_ORDER[platform]
        reasons.append(reason)
    if offscreen:
        return "offscreen"
    summary = " and ".join(reasons) or f"QT_QPA_PLATFORM={';'.join(names)} is not a Qt platform"
    raise DisplayError(f"No display is available: {summary}. {ALTERNATIVES}")


def _wayland_error(env: Mapping[str, str]) -> str:
    """Why no Wayland display is available, "" if one is."""
    name = env.get("WAYLAND_DISPLAY")
    if not name:
        return "WAYLAND_DISPLAY is not set"
    socket_path = Path(env.get("XDG_RUNTIME_DIR", "/run")) / name
    return "" if _accepts_connections(str(socket_path)) else f"WAYLAND_DISPLAY={name} does not answer"


def _x11_error(env: Mapping[str, str]) -> str:
    """Why no X11 display is available, "" if one is."""
    name = env.get("DISPLAY")
    if not name:
        return "DISPLAY is not set"
    host, _, number = name.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdecimal() or not _x11_listens(host, int(number)):
        return f"DISPLAY={name} does not answer"
    return _xcb_error(name)


def _x11_listens(host: str, number: int) -> bool:
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  # the standard socket of X servers, also an abstract one
        return _accepts_connections(path) or _accepts_connections(f"\0{path}")
    try:
        with socket.create_connection((host.removeprefix("tcp/"), 6000 + number), CONNECT_TIMEOUT_SECONDS):
            return True
    except (OSError, OverflowError, UnicodeError):
        return False


def _xcb_error(name: str) -> str:
    """Why Qt's X11 plugin would not start although a server runs (a library is missing, access is refused), else ""."""
    try:
        ctypes.CDLL("libxcb-cursor.so.0")  # required since Qt 6.5, and not part of Qt's packages
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return f"the library {str(error).partition(':')[0]} is missing"
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(name), None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return f"DISPLAY={name} refused the connection" if refused else ""


def _accepts_connections(path: str) -> bool:
    """Whether a server accepts connections at the Unix socket `path`, within `CONNECT_TIMEOUT_SECONDS`."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(CONNECT_TIMEOUT_SECONDS)
        try:
            client.connect(path)
        except (OSError, ValueError):
            return False
        return True
