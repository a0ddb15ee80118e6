"""What the process's environment must hold before Qt is loaded: no way out for pages, the sandbox on, a drawing
backend.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from aixreader.errors import AixError
from aixreader.log import topic

LOG = topic("ui")

SANDBOX_OFF = "QTWEBENGINE_DISABLE_SANDBOX"
CHROMIUM_FLAGS = (
    # Settings, interceptor and CSP all let <link rel=preconnect> through; without names and routes it leads nowhere.
    '--host-resolver-rules="MAP * ~NOTFOUND"',
    "--proxy-server=http://127.0.0.1:9",  # the discard port: nobody answers
    '--proxy-bypass-list="<-loopback>"',
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-pings",
)


def prepare(env: MutableMapping[str, str], render_nodes: Path = Path("/dev/dri"), *, software: bool = False) -> None:
    """Set `env` for QtWebEngine, whatever the user's shell brought along; `software`: draw without the graphics card.

    `render_nodes` is where Linux keeps its graphics cards. Raises `AixError` for root, for whom Chromium's sandbox
    cannot start: the reader shows pages from outside and does not go without it unless a developer has said so.
    """
    env["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(CHROMIUM_FLAGS)
    env.pop("QTWEBENGINE_REMOTE_DEBUGGING", None)
    _judge_sandbox(env)
    if software:
        env["QTWEBENGINE_CHROMIUM_FLAGS"] += " --disable-gpu"
        env["QT_QUICK_BACKEND"] = "software"
    elif sys.platform.startswith("linux") and not any(render_nodes.glob("renderD*")):
        env.setdefault("QT_QUICK_BACKEND", "software")


def _judge_sandbox(env: MutableMapping[str, str]) -> None:
    """Keep Chromium's sandbox on. Only root, for whom it cannot start, may have it off, and only by the environment."""
    if not (sys.platform.startswith("linux") and os.geteuid() == 0):
        env.pop(SANDBOX_OFF, None)
        return
    if env.get(SANDBOX_OFF) != "1":
        raise AixError(
            "You are root, and Chromium's sandbox, which keeps pages away from your system, cannot start for root.",
            "Start the reader as an ordinary user. The commands (`aixreader show`, `aixreader list`) need no sandbox.",
        )
    LOG.warning("Chromium's sandbox is off: %s is set and the user is root", SANDBOX_OFF)
