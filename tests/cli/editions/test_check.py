"""`aixreader edition check`."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parents[3]
START = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in blocked:
            raise ImportError(name)

blocked = set(sys.argv.pop(1).split(","))
sys.meta_path.insert(0, Blocked())
from aixreader.cli.main import main
sys.exit(main())
"""
Call = Callable[..., Any]


@pytest.fixture
def check(call: Call, tmp_path: Path) -> Call:
    """Check a source, with the user's folders out of the way."""
    return lambda *arguments: call("edition", "check", *arguments, "--temp-home", tmp_path / "home")


def test_findings_and_the_exit_code(check: Call, site: Path) -> None:
    said = check(site)
    assert said.code == 1
    assert said.out.splitlines()[-1] == "3 errors, 3 warnings, 2 notes"
    assert "content/docs/1_controls.md:65: error: " in said.out
    assert check(site, "--level", "error").out.splitlines()[-1] == "3 errors"


def test_a_baseline_tells_only_what_is_new(check: Call, site: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "known.txt"
    written = check(site, "--write-baseline", baseline)
    assert (written.code, written.out) == (0, "")
    assert "Wrote 8 findings" in written.err
    said = check(site, "--baseline", baseline)
    assert (said.code, said.out) == (0, "No findings\n")
    lines = baseline.read_text("utf-8").splitlines()
    baseline.write_text("\n".join(line for line in lines if "relation-one-sided" not in line), encoding="utf-8")
    assert check(site, "--baseline", baseline).code == 0, "a warning fails nothing"
    assert check(site, "--baseline", baseline, "--fail-on", "warning").code == 1


def test_the_formats(check: Call, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(json.loads(check(site, "--json").out)["findings"]) == 8
    assert json.loads(check(site, "--format", "sarif").out)["version"] == "2.1.0"
    diff = "+++ b/content/docs/2_threats.md\n@@ -23 +23 @@\n-a\n+b\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(diff))
    lines = check(site, "--format", "github", "--diff", "-").out.splitlines()
    assert lines[0].startswith("::error file=content/docs/2_threats.md,line=23,title=image-missing::")
    assert lines[-1] == "::notice title=AIX Reader::3 errors, 3 warnings, 2 notes"


def test_what_cannot_be_read_is_told(check: Call, site: Path, tmp_path: Path) -> None:
    assert check(tmp_path).code == 3
    for option in ("--baseline", "--diff"):
        said = check(site, option, tmp_path / "none")
        assert said.code == 3
        assert "cannot be read" in said.err


def test_it_runs_with_what_its_group_installs(site: Path, tmp_path: Path) -> None:
    groups = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    needed = {canonicalize_name(Requirement(each).name) for each in groups["check"]}
    lock = (CHECKOUT / "packaging" / "requirements.lock").read_text("utf-8")
    locked = {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    assert needed < locked
    distributions = packages_distributions().items()
    blocked = [
        name for name, owners in distributions if {canonicalize_name(owner) for owner in owners} & (locked - needed)
    ]
    assert {"PySide6", "whoosh"} <= set(blocked)
    command = [sys.executable, "-c", START, ",".join(blocked), "edition", "check", str(site)]
    done = subprocess.run(
        [*command, "--temp-home", str(tmp_path)], check=False, capture_output=True, text=True, cwd=CHECKOUT
    )
    assert done.stdout.splitlines()[-1] == "3 errors, 3 warnings, 2 notes", done.stderr
