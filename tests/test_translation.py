"""Texts that are marked below the window."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from aixreader.translation import QT_TRANSLATE_NOOP

PACKAGE = Path(__file__).resolve().parent.parent / "aixreader"


def marked(module: Path) -> list[tuple[str, str]]:
    """Context and text of the calls in a module."""
    return [
        (call.args[0].value, call.args[1].value)  # type: ignore[attr-defined] # anything else fails the test
        for call in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "QT_TRANSLATE_NOOP"
    ]


def test_a_marked_text_stays_what_it_is() -> None:
    assert QT_TRANSLATE_NOOP("Formats", "Plain text") == "Plain text"


def test_qt_finds_every_marked_text(tmp_path: Path) -> None:
    below = [path for path in PACKAGE.rglob("*.py") if "ui" not in path.relative_to(PACKAGE).parts]
    modules = {path: texts for path in below if (texts := marked(path))}
    assert modules
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    if lupdate is None:
        pytest.skip("lupdate is not installed")
    file = tmp_path / "texts.ts"
    subprocess.run([lupdate, *map(str, modules), "-ts", str(file)], check=True, capture_output=True)
    found = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(file).getroot().iter("context")  # noqa: S314 # lupdate wrote it
        for message in context.iter("message")
    }
    assert found == {pair for texts in modules.values() for pair in texts}
