"""Make everything of a release that can be made on this system, and tell what is left to do.

    python3 packaging/dev.py release -- FOLDER [--content PATH] [--check]

FOLDER must not exist; `dev.py` sets up what it takes. What is built is the commit that is checked out. `--content`
builds a source of the Exchange into the standalone program; `--check` only looks whether the release is consistent.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import appimage
import bundle
import deb
import dmg
import standalone

CHECKOUT = bundle.CHECKOUT
SYSTEMS = {"win32": "windows", "darwin": "macos"}
LEFT = """Left to do by hand:
- On the systems this was not run on: the same command. .github/workflows/packages.yml does so on three.
- The package for Windows Installer: packaging/msi.py, on Linux, of the standalone reader for Windows.
- Flatpak: packaging/linux/net.aixreader.AIXReader.yaml, on a computer that has Flathub.
- Signatures: the installer for Windows (signtool), the disk image (dmg.py --identity, then notarytool), SHA256SUMS.
- Look at it: install each package on a bare system, open the shipped edition, print a section.
- Tag the commit v{version}, push the tag, publish FOLDER with the changelog's section.
"""


def main(argv: list[str]) -> int:
    """Do what the command line `argv` says; returns the exit code."""
    parser = argparse.ArgumentParser(prog="release.py", description="Make a release of AIX Reader.")
    parser.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="what to make; must not exist")
    parser.add_argument("--content", metavar="PATH", type=Path, help="a source of the Exchange: a folder or a zip")
    parser.add_argument("--check", action="store_true", help="make nothing")
    options = parser.parse_args(argv)
    wrong = list(inconsistencies(CHECKOUT))
    for line in wrong:
        print(f"release.py: {line}", file=sys.stderr)
    if wrong or options.check:
        return 1 if wrong else 0
    if options.folder is None or options.folder.exists():
        print("release.py: Name a folder that does not exist.", file=sys.stderr)
        return 2
    try:
        make(options.folder.absolute(), options.content)
    except (bundle.BundleError, deb.DebError, appimage.AppImageError) as error:
        print(f"release.py: {error}", file=sys.stderr)
        return 1
    print(LEFT.format(version=version(CHECKOUT)))
    return 0


def version(checkout: Path) -> str:
    """The version of the reader in a checkout."""
    told = re.search(r'__version__ = "(.*)"', (checkout / "aixreader/__init__.py").read_text("utf-8"))
    if told is None:
        message = "aixreader/__init__.py tells no version."
        raise bundle.BundleError(message)
    return told[1]


def inconsistencies(checkout: Path) -> Iterator[str]:
    """What does not fit together, in words: the version is told in three places, and all must be committed."""
    now = version(checkout)
    metainfo = next((checkout / "packaging/linux").glob("*.metainfo.xml"))
    told = {
        "changelog": re.search(r"(?m)^## (\S+) - (\S+)$", (checkout / "resources/changelog.md").read_text("utf-8")),
        "metainfo": re.search(r'<release version="([^"]+)" date="([^"]+)"', metainfo.read_text("utf-8")),
    }
    for where, first in told.items():
        if first is None or first[1] != now:
            yield f"The {where} begins with {first[1] if first else 'nothing'}, the version is {now}."
    if len({first[2] for first in told.values() if first}) > 1:
        yield "The changelog and the metainfo tell different days."
    if "dynamic" not in tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]:
        yield "pyproject.toml has a version of its own."
    git = ["git", "status", "--porcelain"]
    if subprocess.run(git, check=False, capture_output=True, cwd=checkout).stdout.strip():
        yield "Not everything is committed; only what is gets into a release."


def make(folder: Path, content: "Path | None") -> None:
    """Make all of it in `folder`. Raises `BundleError`, `DebError`, `AppImageError`."""
    now = version(CHECKOUT)
    system = SYSTEMS.get(sys.platform, "linux")
    bundle.make(folder / f"aixreader-{now}-{system}-wheels", alone=False)
    with tempfile.TemporaryDirectory() as name:
        program = Path(name) / f"aixreader-{now}-{system}"
        _check(standalone.main([str(program), *(["--content", str(content)] if content else [])]))
        print(browser(program / standalone.SBOM))
        steps = {"linux": for_linux, "windows": for_windows, "macos": for_macos}
        steps[system](program, folder, now)
    (folder / bundle.SUMS).write_text(bundle.sums(folder), encoding="ascii")


def browser(listed: Path) -> str:
    """Which Chromium is in a program, by the list of its parts: who publishes it has to know how old its fixes are."""
    parts = json.loads(listed.read_text("utf-8"))["components"]
    chromium = next(part for part in parts if part["name"] == "Chromium")
    (patched,) = (told["value"] for told in chromium["properties"])
    return f"Chromium {chromium['version']}, with the fixes of {patched}"


def for_linux(program: Path, folder: Path, _version: str) -> None:
    """An archive, a Debian package where this is a Debian, an AppImage where its tool is."""
    archive(program, folder / f"{program.name}.tar.xz", bundle.commit_date())
    if shutil.which("dpkg-deb"):
        package = deb.make(program, folder)
        print(package)
        if shutil.which("lintian"):
            _check(subprocess.run(["lintian", "--fail-on", "error", str(package)], check=False).returncode)  # noqa: S607 - by PATH
    if shutil.which("appimagetool"):
        print(appimage.make(program, folder, "appimagetool"))
    else:
        print("Left out: the AppImage, as there is no appimagetool here.")


def for_windows(program: Path, folder: Path, now: str) -> None:
    """An archive and, where `makensis` is, an installer."""
    shutil.make_archive(str(folder / program.name), "zip", program.parent, program.name)
    makensis = shutil.which("makensis") or shutil.which(r"C:\Program Files (x86)\NSIS\makensis.exe")
    if makensis is None:
        print("Left out: the installer, as there is no makensis here.")
        return
    defined = {"STANDALONE": program, "VERSION": now, "OUT": folder / f"{program.name}-setup.exe"}
    script = CHECKOUT / "packaging" / "windows" / "aixreader.nsi"
    command = [makensis, "-V2", *(f"-D{name}={value}" for name, value in defined.items()), str(script)]
    _check(subprocess.run(command, check=False).returncode)


def for_macos(program: Path, folder: Path, _version: str) -> None:
    """A disk image."""
    _check(dmg.main([str(program), str(folder)]))


def archive(program: Path, out: Path, date: int) -> None:
    """A folder as tar.xz: in order, of one time, of nobody. The same folder makes the same archive."""

    def settled(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.mtime, member.uid, member.gid, member.uname, member.gname = date, 0, 0, "", ""
        return member

    with tarfile.open(out, "w:xz", preset=6) as tar:
        for path in [program, *sorted(program.rglob("*"))]:
            tar.add(path, path.relative_to(program.parent).as_posix(), recursive=False, filter=settled)


def _check(code: int) -> None:
    if code != 0:
        message = "A step failed; what it said stands above."
        raise bundle.BundleError(message)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
