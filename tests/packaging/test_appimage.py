"""The AppImage's folder. A script stands in for appimagetool and shows its arguments."""

from __future__ import annotations

import os
from pathlib import Path

import appimage
import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it is made on Linux")
TOOL = """#!/bin/sh
cd "$2" && ./AppRun --version && cat aixreader.desktop .DirIcon > "$3" && echo "$ARCH" >> "$3"
"""


@pytest.fixture
def standalone(tmp_path: Path) -> Path:
    folder = tmp_path / "standalone"
    share = folder / "share"
    for path, text in {
        folder / "aixreader": "#!/bin/sh\necho aixreader 1.2.3\n",
        folder / "_internal/part": "x",
        share / "applications/aixreader.desktop": "[Desktop Entry]\n",
        share / "icons/hicolor/256x256/apps/aixreader.png": "PNG\n",
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "aixreader").chmod(0o755)
    return folder


def test_program_entry_and_icon_are_where_they_belong(standalone: Path, tmp_path: Path) -> None:
    tool = tmp_path / "tool"
    tool.write_text(TOOL)
    tool.chmod(0o755)
    made = appimage.make(standalone, tmp_path / "out", str(tool))
    machine = os.uname().machine
    assert made.name == f"aixreader-1.2.3-{machine}.AppImage"
    assert made.read_text() == f"[Desktop Entry]\nPNG\n{machine}\n"
    assert (standalone / "share").is_dir(), "what it is made of stays as it is"


def test_what_is_missing_is_told(standalone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert appimage.main([str(standalone), str(tmp_path), "--tool", "no-such-tool"]) == 1
    assert "There is no no-such-tool here" in capsys.readouterr().err
    assert appimage.main([str(tmp_path), str(tmp_path), "--tool", "true"]) == 1
    assert "holds no standalone reader" in capsys.readouterr().err


def test_a_tool_that_fails_is_told(standalone: Path, tmp_path: Path) -> None:
    with pytest.raises(appimage.AppImageError, match="false failed"):
        appimage.make(standalone, tmp_path / "out", "false")
