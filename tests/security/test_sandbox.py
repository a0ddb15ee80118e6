"""Promise G5: Chromium's sandbox holds the pages of a normal user, and nothing in the environment turns it off."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aixreader.errors import AixError
from aixreader.ui.app import engine_environment
from aixreader.ui.web.sandbox_status import SandboxStatus, sandbox_status
from tests.ui.running import CHECKOUT
from tests.waiting import PROCESS_SECONDS

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's sandbox")
NOBODY = 65534
HOSTILE = {
    "QTWEBENGINE_DISABLE_SANDBOX": "1",
    "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --remote-debugging-port=9222",
    "QTWEBENGINE_REMOTE_DEBUGGING": "9222",
}
Start = Callable[..., int]


def as_user(command: list[str]) -> list[str]:
    """`command`, run by a normal user."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]


@pytest.fixture
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Start a pane as a normal user; the answer is the number of its page's process."""
    home = tmp_path_factory.mktemp("user")
    started: list[subprocess.Popen[str]] = []
    if os.geteuid() == 0:
        os.chown(home, NOBODY, NOBODY)
        for folder in (home.parent, home.parent.parent):
            folder.chmod(folder.stat().st_mode | 0o011)
    _need(["unshare", "--user", "--net", "--pid", "--fork", "true"], "the system lets users make no namespaces")
    _need([sys.executable, "-c", "import PySide6.QtWebEngineWidgets"], "no normal user can run this Python")

    def run(*arguments: str, env: dict[str, str]) -> int:
        said = {"HOME": str(home), "TMPDIR": str(home), "XDG_RUNTIME_DIR": str(home), "QT_QPA_PLATFORM": "offscreen"}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("QTWEBENGINE_")}
        process = subprocess.Popen(
            as_user([sys.executable, "-B", "-m", "tests.security.lone_pane", *arguments]),
            cwd=CHECKOUT,
            env=inherited | said | env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout is not None
        return int(process.stdout.readline())

    yield run
    for process in started:
        process.communicate(timeout=PROCESS_SECONDS)


def _need(command: list[str], reason: str) -> None:
    try:
        done = subprocess.run(as_user(command), capture_output=True, check=False, timeout=PROCESS_SECONDS)
    except OSError:
        pytest.skip(reason)
    if done.returncode != 0:
        pytest.skip(reason)


def status(pid: int, field: str) -> list[str]:
    """A field of a process's status."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(line.split()[1:] for line in lines if line.startswith(f"{field}:"))


def own_namespaces(pid: int) -> set[str]:
    """Which namespaces a process has to itself; only root may look at all of them."""
    if os.geteuid() != 0:
        return {"pid", "net", "user"} if len(status(pid, "NSpid")) > 1 else set()
    kinds = ("pid", "net", "user")
    own = Path("/proc/self/ns")
    return {kind for kind in kinds if Path(f"/proc/{pid}/ns/{kind}").readlink() != (own / kind).readlink()}


def test_a_normal_users_pages_are_held_whatever_the_environment_says(start: Start) -> None:
    page = start(env=HOSTILE)
    assert status(page, "Seccomp") == ["2"]
    assert own_namespaces(page) == {"pid", "net", "user"}
    assert status(page, "NoNewPrivs") == ["1"]
    assert sandbox_status(page) is SandboxStatus.FULL


def test_without_our_environment_the_same_pages_would_not_be_held(start: Start) -> None:
    page = start("--unprepared", env=HOSTILE)
    assert status(page, "Seccomp") == ["0"]
    assert own_namespaces(page) == set()
    assert sandbox_status(page) is SandboxStatus.NONE


@pytest.mark.parametrize("name", HOSTILE)
def test_the_environment_of_a_normal_user_is_overwritten(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    env = dict(HOSTILE)
    engine_environment.prepare(env)
    assert env.get(name, "") != HOSTILE[name]
    assert "--no-sandbox" not in env["QTWEBENGINE_CHROMIUM_FLAGS"]
    assert "remote-debugging" not in env["QTWEBENGINE_CHROMIUM_FLAGS"]


@pytest.mark.parametrize("said", ["", "0", "true", " 1"])
def test_root_is_refused_unless_the_switch_is_set(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(AixError, match="cannot run as root"):
        engine_environment.prepare(HOSTILE | {"QTWEBENGINE_DISABLE_SANDBOX": said})


@pytest.mark.expects_warnings
def test_root_with_the_switch_is_warned(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    engine_environment.prepare(dict(HOSTILE))
    assert "sandbox is off" in caplog.text
