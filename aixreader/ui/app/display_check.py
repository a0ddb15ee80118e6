"""Whether a window can be shown here, found out before Qt is loaded: Qt itself would end the process.

Only Linux and its kin are asked: elsewhere a session always has a screen.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from aixreader.errors import DisplayError

NO_SCREEN_NEEDED = frozenset({"offscreen", "minimal", "vnc"})
DIRECT = frozenset({"eglfs", "linuxfb", "minimalegl", "vkkhrdisplay"})  # draw on the hardware; Qt finds out by itself
PREFERENCE = {"wayland": "wayland;xcb", "xcb": "xcb"}
WORKS_HERE = "Without one, `aixreader show`, `aixreader search` and `aixreader --screenshot FILE` work."
ANSWER_SECONDS = 2.0


def choose_platform(env: Mapping[str, str], *, offscreen: bool) -> str | None:
    """The Qt platform to ask for (`QT_QPA_PLATFORM`), or None to leave it as it is.

    `offscreen`: what is to be done needs no screen, so that none is missed. Raises `DisplayError` otherwise, in one
    line.
    """
    if not sys.platform.startswith("linux"):
        return None
    names = [part.partition(":")[0] for part in env.get("QT_QPA_PLATFORM", "").split(";") if part]
    if NO_SCREEN_NEEDED.union(DIRECT).intersection(names[:1]):
        return None
    troubles = []
    for platform, look in (("wayland", _wayland_trouble), ("xcb", _x11_trouble)):
        if names and platform not in (name.partition("-")[0] for name in names):
            continue
        trouble = look(env)
        if not trouble:
            return None if names else PREFERENCE[platform]
        troubles.append(trouble)
    if offscreen:
        return "offscreen"
    why = " and ".join(troubles) or f"QT_QPA_PLATFORM={';'.join(names)} is no platform of Qt's"
    raise DisplayError(f"No window can be shown, there is no screen here: {why}. {WORKS_HERE}")


def _wayland_trouble(env: Mapping[str, str]) -> str:
    """Why there is no Wayland screen, "" where there is one."""
    name = env.get("WAYLAND_DISPLAY")
    if not name:
        return "WAYLAND_DISPLAY is not set"
    place = Path(env.get("XDG_RUNTIME_DIR", "/run")) / name
    return "" if _answers(str(place)) else f"WAYLAND_DISPLAY={name} does not answer"


def _x11_trouble(env: Mapping[str, str]) -> str:
    """Why there is no X screen, "" where there is one."""
    name = env.get("DISPLAY")
    if not name:
        return "DISPLAY is not set"
    host, _, number = name.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdecimal() or not _x11_listens(host, int(number)):
        return f"DISPLAY={name} does not answer"
    return _xcb_trouble(name)


def _x11_listens(host: str, number: int) -> bool:
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  # where X servers listen, by convention
        return _answers(path) or _answers(f"\0{path}")
    try:
        with socket.create_connection((host.removeprefix("tcp/"), 6000 + number), ANSWER_SECONDS):
            return True
    except (OSError, OverflowError, UnicodeError):
        return False


def _xcb_trouble(name: str) -> str:
    """Why Qt's X11 plugin would not start although somebody listens: a library is missing, or we are not let in."""
    try:
        ctypes.CDLL("libxcb-cursor.so.0")  # Qt asks for it since 6.5 and does not bring it
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
    return f"DISPLAY={name} does not let us in" if refused else ""


def _answers(path: str) -> bool:
    """Whether somebody listens at the Unix socket `path`."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(ANSWER_SECONDS)
        try:
            client.connect(path)
        except (OSError, ValueError):
            return False
        return True
