"""Make all packages of a release that can be made on this system, and list the remaining steps.

    python3 packaging/dev.py release -- FOLDER [--content PATH] [--check]

FOLDER must not exist; `dev.py` installs the tools. The packages are built from the commit that is checked out.
`--content` bundles an edition built from that source of the Exchange; `--check` only checks for consistency.
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
    """Run the command line `argv`; returns the exit code."""
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
    match = re.search(r'__version__ = "(.*)"', (checkout / "aixreader/__init__.py").read_text("utf-8"))
    if match is None:
        message = "aixreader/__init__.py contains no version."
        raise bundle.BundleError(message)
    return match[1]


def inconsistencies(checkout: Path) -> Iterator[str]:
    """Messages about inconsistencies: the version is stated in three files, and everything has to be committed."""
    now = version(checkout)
    metainfo = next((checkout / "packaging/linux").glob("*.metainfo.xml"))
    stated = {
        "changelog": re.search(r"(?m)^## (\S+) - (\S+)$", (checkout / "resources/changelog.md").read_text("utf-8")),
        "metainfo": re.search(r'<release version="([^"]+)" date="([^"]+)"', metainfo.read_text("utf-8")),
    }
    for where, first in stated.items():
        if first is None or first[1] != now:
            yield f"The {where} begins with {first[1] if first else 'nothing'}, the version is {now}."
    if len({first[2] for first in stated.values() if first}) > 1:
        yield "The changelog and the metainfo state different dates."
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
    """The version of Chromium in a program, by its bill of materials: publishers have to know how old its fixes are."""
    parts = json.loads(listed.read_text("utf-8"))["components"]
    chromium = next(part for part in parts if part["name"] == "Chromium")
    (patched,) = (item["value"] for item in chromium["properties"])
    return f"Chromium {chromium['version']}, with the fixes of {patched}"


def for_linux(program: Path, folder: Path, _version: str) -> None:
    """An archive; a Debian package if `dpkg-deb` is installed; an AppImage if `appimagetool` is."""
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
    """An archive; an installer if `makensis` is installed."""
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
    """Pack a folder as a reproducible tar.xz: sorted, with one modification time, without owners."""

    def normalise(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.mtime, member.uid, member.gid, member.uname, member.gname = date, 0, 0, "", ""
        return member

    with tarfile.open(out, "w:xz", preset=6) as tar:
        for path in [program, *sorted(program.rglob("*"))]:
            tar.add(path, path.relative_to(program.parent).as_posix(), recursive=False, filter=normalise)


def _check(code: int) -> None:
    if code != 0:
        message = "A step failed; see its output above."
        raise bundle.BundleError(message)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
