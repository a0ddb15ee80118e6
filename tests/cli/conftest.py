"""The command line, called in this process or started as its users start it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aixreader.cli.main import main
from tests.waiting import PROCESS_SECONDS


@dataclass(frozen=True)
class Outcome:
    """How a call ended and what it said."""

    code: int
    out: str
    err: str

    def json(self) -> dict[str, Any]:
        """Its output, as JSON."""
        value: dict[str, Any] = json.loads(self.out)
        return value


Call = Callable[..., Outcome]
Start = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Call `aixreader` in this process: `call("show", "teapot")`."""

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return run


@pytest.fixture
def read(call: Call, built: Path) -> Call:
    """Call a command on the tiny site's edition."""
    return lambda *arguments: call(*arguments, "--edition", built)


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start `aixreader` in a process of its own, with its folders out of the user's way."""

    def run(
        *arguments: object,
        env: dict[str, str] | None = None,
        **options: Any,  # noqa: ANN401 - handed to subprocess
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "aixreader", *map(str, arguments)]
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        home = {
            "HOME": str(tmp_path),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        return subprocess.run(
            command, env=os.environ | home | (env or {}), timeout=PROCESS_SECONDS, check=False, **options
        )

    return run
