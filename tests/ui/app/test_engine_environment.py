"""QtWebEngine runs without network and with its sandbox, whatever the environment variables of the user."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from aixreader.errors import AixError
from aixreader.ui.app.engine_environment import CHROMIUM_FLAGS, SANDBOX_OFF, prepare

USER = 1000
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's sandbox and graphics cards")


@pytest.fixture(autouse=True)
def user(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests run as an ordinary user, unless they say otherwise."""
    monkeypatch.setattr(os, "geteuid", lambda: USER, raising=False)


@pytest.fixture
def root(user: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    assert user is None


@pytest.mark.parametrize("env", [{}, {"QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --proxy-server=direct://"}])
def test_pages_have_no_way_out_and_the_shells_flags_are_gone(env: dict[str, str]) -> None:
    prepare(env)
    flags = env["QTWEBENGINE_CHROMIUM_FLAGS"]
    assert flags == " ".join(CHROMIUM_FLAGS)
    assert "MAP * ~NOTFOUND" in flags
    assert "--proxy-server=http://127.0.0.1:9" in flags
    assert "sandbox" not in flags


def test_nobody_debugs_from_afar() -> None:
    env = {"QTWEBENGINE_REMOTE_DEBUGGING": "0.0.0.0:9222"}
    prepare(env)
    assert "QTWEBENGINE_REMOTE_DEBUGGING" not in env


@pytest.mark.parametrize("value", ["1", "0", ""])
def test_a_user_cannot_lose_the_sandbox(value: str) -> None:
    env = {SANDBOX_OFF: value}
    prepare(env)
    assert SANDBOX_OFF not in env


@linux
@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("env", [{}, {SANDBOX_OFF: ""}, {SANDBOX_OFF: "0"}, {SANDBOX_OFF: "true"}])
def test_root_is_refused_with_a_way_to_go_on(env: dict[str, str]) -> None:
    with pytest.raises(AixError, match="cannot run as root") as caught:
        prepare(env)
    assert "regular user" in caught.value.hint
    assert caught.value.exit_code == 2


@linux
@pytest.mark.expects_warnings
@pytest.mark.usefixtures("root")
def test_a_developer_who_is_root_may_and_it_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    env = {SANDBOX_OFF: "1"}
    prepare(env)
    assert env[SANDBOX_OFF] == "1"
    assert SANDBOX_OFF in caplog.text


@linux
def test_without_a_graphics_card_it_draws_by_itself(tmp_path: Path) -> None:
    env: dict[str, str] = {}
    prepare(env, tmp_path)
    assert env["QT_QUICK_BACKEND"] == "software"
    env = {"QT_QUICK_BACKEND": "rhi"}
    prepare(env, tmp_path / "missing")
    assert env["QT_QUICK_BACKEND"] == "rhi", "what the user chose stays"
    env = {}
    (tmp_path / "renderD128").touch()
    prepare(env, tmp_path)
    assert "QT_QUICK_BACKEND" not in env


def test_drawing_without_the_card_can_be_asked_for(tmp_path: Path) -> None:
    (tmp_path / "renderD128").touch()
    env = {"QT_QUICK_BACKEND": "rhi"}
    prepare(env, tmp_path, software=True)
    assert env["QT_QUICK_BACKEND"] == "software"
    assert env["QTWEBENGINE_CHROMIUM_FLAGS"] == " ".join((*CHROMIUM_FLAGS, "--disable-gpu"))
