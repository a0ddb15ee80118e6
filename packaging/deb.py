"""Make a Debian package of a standalone reader.

    python3 packaging/deb.py STANDALONE FOLDER

STANDALONE is the output of `standalone.py` on Debian; the package is written into FOLDER. It installs into
`/usr/lib/aixreader`. Libraries of Debian are not included: the package depends on Debian's packages, which get security
updates. The same program gives the same package.
"""

import argparse
import gzip
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import dev_libraries
import pruning
import sbom
import standalone
import system_parts

HERE = Path(__file__).resolve().parent
LIB = "usr/lib/aixreader"
DOC = "usr/share/doc/aixreader"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
ALWAYS = ("fontconfig", "fonts-dejavu-core | fonts-noto-core | ttf-bitstream-vera", "xdg-utils")
"""Dependencies that are not libraries: fonts, and `xdg-open` for links."""
RENAMED = frozenset({"libasound2", "libcups2", "libglib2.0-0", "libssl3"})
"""Packages whose names end with `t64` from Debian 13 and Ubuntu 24.04 on. Another package may provide the old name: on
Ubuntu there is one for libasound2 that has only a part of its functions.
"""
CONTROL = """Package: aixreader
Version: {version}
Architecture: {architecture}
Maintainer: The AIX Reader project <aixreader@localhost.localdomain>
Installed-Size: {size}
Depends: {depends}
Section: doc
Priority: optional
Homepage: https://owaspai.org
Description: read the OWASP AI Exchange offline
 AIX Reader puts the OWASP AI Exchange, an open body of threats to AI and
 controls against them, on your desk: full-text search, a periodic table of
 threats and controls, bookmarks and notes, printing, citations. It makes no
 network requests.
"""
COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: AIX Reader

Files: *
Copyright: 2026 the AIX Reader project
License: Apache-2.0
 On Debian systems, the text of this licence is in
 /usr/share/common-licenses/Apache-2.0.

Files: usr/lib/aixreader/_internal/*
Copyright: the authors of each part
License: each-its-own
 Qt and PySide6 are under the LGPL-3, and are here as libraries of their own
 that can be replaced by others. The licences of all parts are in
 /usr/share/doc/aixreader/licences.
"""
CHANGELOG = """aixreader ({version}) stable; urgency=medium

  * The changes of this version are listed in NEWS.gz.

 -- The AIX Reader project <aixreader@localhost.localdomain>  {date}
"""
OVERRIDES = """# Qt and Python come with what they were built with, to run on more than one release of Debian.
aixreader: embedded-library
aixreader: shared-library-lacks-prerequisites
# Some of Python's modules call nothing of libc.
aixreader: library-not-linked-against-libc [usr/lib/aixreader/_internal/python*/lib-dynload/*]
# The starter is PyInstaller's, as it comes.
aixreader: hardening-no-pie
# Nobody answers mail for it.
aixreader: bogus-mail-host
aixreader: bogus-mail-host-in-debian-changelog
"""


SCRIPTS = ("postinst", "postrm")
"""The maintainer scripts, run after the installation and after the removal."""
PROFILE = "aixreader.apparmor"


class DebError(Exception):
    """The package could not be made; the message is for the user."""


def main(argv: list[str]) -> int:
    """Run the command line `argv`; returns the exit code."""
    parser = argparse.ArgumentParser(prog="deb.py", description="Make a Debian package of a standalone AIX Reader.")
    parser.add_argument("standalone", metavar="STANDALONE", type=Path, help="what standalone.py made")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where the package is written")
    options = parser.parse_args(argv)
    try:
        print(make(options.standalone.absolute(), options.folder.absolute()))
    except DebError as error:
        print(f"deb.py: {error}", file=sys.stderr)
        return 1
    return 0


def make(program: Path, folder: Path) -> Path:
    """Make the package in `folder`; returns its path. Raises `DebError`."""
    if not (program / "aixreader").is_file():
        message = f"{program} holds no standalone reader. Make one with standalone.py."
        raise DebError(message)
    version = run([str(program / "aixreader"), "--version"]).split()[-1]
    architecture = ARCHITECTURES.get(os.uname().machine, os.uname().machine)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "root"
        lay_out(program, root, version)
        depends = ", ".join([*packages(root / LIB), *ALWAYS])
        size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
        control = CONTROL.format(version=version, architecture=architecture, size=size, depends=depends)
        write(root / "DEBIAN/control", control)
        for script in SCRIPTS:
            shutil.copyfile(HERE / "linux" / script, root / "DEBIAN" / script)
            (root / "DEBIAN" / script).chmod(0o755)
        package = folder / f"aixreader_{version}_{architecture}.deb"
        env = os.environ | {"SOURCE_DATE_EPOCH": str(date_of(program))}
        run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)], env)
    return package


def date_of(program: Path) -> int:
    """The time of the commit that the program was built from (Unix timestamp)."""
    timestamp = json.loads((program / standalone.SBOM).read_text("utf-8"))["metadata"]["timestamp"]
    return int(datetime.fromisoformat(timestamp).timestamp())


def lay_out(program: Path, root: Path, version: str) -> None:
    """Lay out the contents of the package below `root`."""
    shutil.copytree(program, root / LIB, symlinks=True)
    share = root / LIB / "share"
    if share.is_dir():
        shutil.copytree(share, root / "usr/share", dirs_exist_ok=True)
        shutil.rmtree(share)
    leave_to_system(root / LIB)
    (root / DOC).mkdir(parents=True)
    (root / LIB / "licences").rename(root / DOC / "licences")
    (root / LIB / standalone.SBOM).rename(root / DOC / standalone.SBOM)
    (root / LIB / "LICENSE").unlink()
    (root / LIB / "CONTENTS.txt").unlink()
    write(root / DOC / "contents.txt", standalone.contents(root / LIB))
    shutil.copyfile(HERE / "linux" / PROFILE, root / LIB / PROFILE)
    changelog = root / LIB / "_internal/aixreader/resources/changelog.md"
    date = format_datetime(datetime.fromtimestamp(date_of(program), UTC))
    entry = CHANGELOG.format(version=version, date=date)
    for name, text in {"NEWS.gz": changelog.read_bytes(), "changelog.gz": entry.encode()}.items():
        (root / DOC / name).write_bytes(gzip.compress(text, 9, mtime=0))
    write(root / DOC / "copyright", COPYRIGHT)
    write(root / "usr/share/lintian/overrides/aixreader", OVERRIDES)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/aixreader").symlink_to("../lib/aixreader/aixreader")
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or is_started(path) else 0o644)


def leave_to_system(program: Path) -> None:
    """Remove the libraries that Debian's packages provide, their licences, and their entries in the SBOM."""
    inside = program / "_internal"
    for part in system_parts.system_parts(inside):
        for name in part.files:
            (inside / name).unlink()
    shutil.rmtree(program / "licences" / system_parts.FOLDER, ignore_errors=True)
    bom = (program / standalone.SBOM).read_text("utf-8")
    (program / standalone.SBOM).write_text(sbom.without_system(bom), encoding="utf-8")


def is_started(path: Path) -> bool:
    """Whether a file is an executable; libraries are loaded, not executed."""
    return path.name in ("aixreader", "QtWebEngineProcess") and pruning.is_program(path)


def packages(inside: Path) -> list[str]:
    """The dependencies on packages with the libraries that the program needs and does not include, sorted."""
    files = [
        path for path in inside.rglob("*") if path.is_file() and not path.is_symlink() and pruning.is_program(path)
    ]
    included = {path.name for path in inside.rglob("*")}
    missing = {name for path in files for name in pruning.needed_by(path)} - included
    return sorted({dependency(name) for name in missing})


def dependency(library: str) -> str:
    """The dependency on the package that contains a library; raises `DebError` if no installed package does."""
    package = system_parts.package_of(library)
    if package is None:
        message = (
            f"No installed package contains {library}, which the program needs. "
            f"Install {dev_libraries.package_name(library)}, then try again."
        )
        raise DebError(message)
    if package == "libc6":
        return f"{package} (>= {platform.libc_ver()[1]})"
    return f"{package}t64 | {package}" if package in RENAMED else package


def write(path: Path, text: str) -> None:
    """Write a text file, and make its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(command: list[str], env: "dict[str, str] | None" = None) -> str:
    """The standard output of a command; raises `DebError` with its standard error if it fails."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
    if done.returncode != 0:
        message = f"{command[0]} failed:\n{done.stderr.strip()}"
        raise DebError(message)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
