"""Make an AppImage of a standalone reader: one file that runs on any Linux desktop.

    python3 packaging/appimage.py STANDALONE FOLDER [--tool appimagetool]

STANDALONE is the output of `standalone.py` on Linux; the AppImage is written into FOLDER. `appimagetool` has to be
installed by hand: it downloads the AppImage runtime, and the scripts here download no code.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LIB = "usr/lib/aixreader"
ICON = "usr/share/icons/hicolor/256x256/apps/aixreader.png"


class AppImageError(Exception):
    """The AppImage could not be made; the message is for the user."""


def main(argv: list[str]) -> int:
    """Run the command line `argv`; returns the exit code."""
    parser = argparse.ArgumentParser(prog="appimage.py", description="Make an AppImage of a standalone AIX Reader.")
    parser.add_argument("standalone", metavar="STANDALONE", type=Path, help="what standalone.py made")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the AppImage is written")
    parser.add_argument("--tool", metavar="FILE", default="appimagetool", help="the program that packs it")
    options = parser.parse_args(argv)
    try:
        print(make(options.standalone.absolute(), options.folder.absolute(), options.tool))
    except AppImageError as error:
        print(f"appimage.py: {error}", file=sys.stderr)
        return 1
    return 0


def make(standalone: Path, folder: Path, tool: str) -> Path:
    """Make the AppImage in `folder`; returns its path. Raises `AppImageError`."""
    appimagetool = shutil.which(tool)
    if appimagetool is None:
        message = f"There is no {tool} here. Fetch it, and name it with --tool."
        raise AppImageError(message)
    if not (standalone / "aixreader").is_file():
        message = f"{standalone} holds no standalone reader. Make one with standalone.py."
        raise AppImageError(message)
    folder.mkdir(parents=True, exist_ok=True)
    version = _output([str(standalone / "aixreader"), "--version"]).split()[-1]
    made = folder / f"aixreader-{version}-{platform.machine()}.AppImage"
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "AIX_Reader.AppDir"
        lay_out(standalone, root)
        _output([appimagetool, "--no-appstream", str(root), str(made)], os.environ | {"ARCH": platform.machine()})
    return made


def lay_out(standalone: Path, root: Path) -> None:
    """Lay out an AppDir: the program below `usr`, and at the top `AppRun`, the desktop entry and the icon."""
    shutil.copytree(standalone, root / LIB, symlinks=True)
    shutil.move(root / LIB / "share", root / "usr/share")
    (root / "AppRun").symlink_to(f"{LIB}/aixreader")
    (root / "aixreader.desktop").symlink_to("usr/share/applications/aixreader.desktop")
    (root / "aixreader.png").symlink_to(ICON)
    (root / ".DirIcon").symlink_to("aixreader.png")


def _output(command: list[str], env: "dict[str, str] | None" = None) -> str:
    """The standard output of a command; raises `AppImageError` with its standard error if it fails."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
    if done.returncode != 0:
        message = f"{command[0]} failed:\n{done.stderr.strip()}"
        raise AppImageError(message)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
