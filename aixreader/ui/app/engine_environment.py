"""Sets the environment variables of QtWebEngine before Qt is loaded: no network, sandbox on, rendering backend."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from aixreader.errors import DisplayError
from aixreader.log import topic

LOG = topic("ui")

SANDBOX_OFF = "QTWEBENGINE_DISABLE_SANDBOX"
CHROMIUM_FLAGS = (
    # <link rel=preconnect> is blocked by neither settings, request interceptor nor CSP; so no name resolves, and every
    # connection goes to a proxy that does not exist.
    '--host-resolver-rules="MAP * ~NOTFOUND"',
    "--proxy-server=http://127.0.0.1:9",  # the discard port (RFC 863), where no server listens
    '--proxy-bypass-list="<-loopback>"',
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-pings",
    # The function `gc` for the reader's own scripts (`ui.web.heap_collector`); `ui.web.profile` hides it from others.
    "--js-flags=--expose-gc",
    # `::search-text` in style sheets, without which the engine paints what is found in its own colours, below all
    # highlights; from Chromium 144 on it is there without the switch.
    "--enable-blink-features=SearchTextHighlightPseudo",
)


def prepare(env: MutableMapping[str, str], render_nodes: Path = Path("/dev/dri"), *, software: bool = False) -> None:
    """Set `env` for QtWebEngine and override what the user's shell has set; `software`: render without the GPU.

    `render_nodes` is the folder of Linux's GPU device files; without any, software rendering is the default. Raises
    `DisplayError` for root, for whom Chromium's sandbox cannot start, unless `SANDBOX_OFF` is "1" in `env`: pages hold
    content from third parties.
    """
    env["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(CHROMIUM_FLAGS)
    env.pop("QTWEBENGINE_REMOTE_DEBUGGING", None)
    _enforce_sandbox(env)
    if software:
        env["QTWEBENGINE_CHROMIUM_FLAGS"] += " --disable-gpu"
        env["QT_QUICK_BACKEND"] = "software"
    elif sys.platform.startswith("linux") and not any(render_nodes.glob("renderD*")):
        env.setdefault("QT_QUICK_BACKEND", "software")


def _enforce_sandbox(env: MutableMapping[str, str]) -> None:
    """Keep Chromium's sandbox on. Only root, for whom it cannot start, can turn it off, by the variable `SANDBOX_OFF`.

    Raises `DisplayError` for root without it.
    """
    if not (sys.platform.startswith("linux") and os.geteuid() == 0):
        env.pop(SANDBOX_OFF, None)
        return
    if env.get(SANDBOX_OFF) != "1":
        raise DisplayError(
            "AIX Reader cannot run as root: Chromium's sandbox, which isolates pages from the system, would be off.",
            "Start it as a regular user. Commands such as `aixreader show` and `aixreader list` work as root.",
        )
    LOG.warning("Chromium's sandbox is off: running as root with %s=1", SANDBOX_OFF)
