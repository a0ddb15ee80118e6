"""Make a disk image of a standalone reader on macOS.

    python3 packaging/dmg.py STANDALONE FOLDER [--identity NAME]

STANDALONE is the output of `standalone.py` on macOS; the image is written into FOLDER. `--identity` is a "Developer ID
Application" in the keychain; without one the bundle is signed ad hoc, and other computers warn about it.
"""

import argparse
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

import standalone

ENTITLEMENTS = Path(__file__).resolve().parent / "macos" / "entitlements.plist"
NOBODY = "-"
"""The identity of `codesign` for an ad hoc signature."""


def main(argv: list[str]) -> int:
    """Run the command line `argv`; returns the exit code."""
    parser = argparse.ArgumentParser(prog="dmg.py", description="Make a disk image of a standalone AIX Reader.")
    parser.add_argument("standalone", metavar="STANDALONE", type=Path, help="what standalone.py made")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the image is written")
    parser.add_argument("--identity", metavar="NAME", default=NOBODY, help="who signs it")
    options = parser.parse_args(argv)
    folder = options.standalone.absolute()
    if not (folder / standalone.APP).is_dir():
        print(f"dmg.py: {folder} holds no {standalone.APP}. Make it with standalone.py on macOS.", file=sys.stderr)
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    program = standalone.layout(folder, "darwin").program
    version = subprocess.run([str(program), "--version"], check=True, capture_output=True, text=True).stdout.split()[-1]
    image = options.folder.absolute() / f"aixreader-{version}-{platform.machine()}.dmg"
    with tempfile.TemporaryDirectory() as name:
        for command in commands(folder, Path(name), image, options.identity):
            if subprocess.run(command, check=False).returncode != 0:
                print(f"dmg.py: {command[0]} failed; the image is not made.", file=sys.stderr)
                return 1
    print(image)
    return 0


def commands(folder: Path, work: Path, image: Path, identity: str) -> list[list[str]]:
    """The commands to run, in this order: copy the bundle next to a link to /Applications, sign it again (it was pruned
    after PyInstaller signed it), and create the image.
    """
    hardened = ["--options", "runtime", "--timestamp", "--entitlements", str(ENTITLEMENTS)]
    app = str(work / "AIX Reader" / standalone.APP)
    return [
        ["ditto", str(folder), str(work / "AIX Reader")],
        ["ln", "-s", "/Applications", str(work / "AIX Reader" / "Applications")],
        ["codesign", "--force", "--deep", *(hardened if identity != NOBODY else []), "--sign", identity, app],
        ["codesign", "--verify", "--deep", "--strict", app],
        [
            *("hdiutil", "create", "-volname", "AIX Reader", "-srcfolder", str(work / "AIX Reader")),
            *("-format", "ULMO", "-ov", str(image)),
        ],
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
