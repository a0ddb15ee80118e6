"""Make the standalone reader: one folder that runs without Python, with an edition that is built already.

    .venv/bin/python packaging/standalone.py FOLDER [--content PATH]

Writes the program into FOLDER (which must not exist), for the system this runs on. `--content` is a source of the
Exchange, a folder or a zip, that it opens instead of the concise edition; it is built into the program with its search
index. `CONTENTS.txt` in it lists what takes the room, `sbom.cdx.json` its parts, `licences/` holds their licences.
"""

import argparse
import os
import shutil
import sys
import tempfile
import venv
from pathlib import Path

import bundle
import pruning
import sbom

HERE = Path(__file__).resolve().parent
LOCK = HERE / "requirements-packages.lock"
LICENCE_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
SBOM = "sbom.cdx.json"
LISTED = 30
"""So many of the largest files are listed."""


def main(argv: list[str]) -> int:
    """Do what the command line `argv` says; returns the exit code."""
    parser = argparse.ArgumentParser(prog="standalone.py", description="Make the standalone AIX Reader.")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="what to make; must not exist")
    parser.add_argument("--content", metavar="PATH", type=Path, help="a source of the Exchange: a folder or a zip")
    options = parser.parse_args(argv)
    folder = options.folder.absolute()
    if folder.exists():
        print(f"standalone.py: {folder} is there already. Name a folder that does not exist.", file=sys.stderr)
        return 1
    try:
        with tempfile.TemporaryDirectory() as name:
            made = make(Path(name), options.content.absolute() if options.content else None)
            shutil.move(made, folder)
    except bundle.BundleError as error:
        print(f"standalone.py: {error}", file=sys.stderr)
        return 1
    print(f"{folder}: {size_of(folder) / 2**20:.0f} MB")
    return 0


def make(work: Path, content: Path | None) -> Path:
    """Make the program in `work`; its folder. Raises `BundleError`."""
    python = environment(work / "env", work)
    compiled = work / "compiled"
    wanted = [str(content)] if content is not None else [str(resources(python) / "edition")]
    bundle.run(
        [*aixreader(python, work), "build", *wanted, "--out", str(compiled)], "The edition could not be built", work
    )
    env = os.environ | {"AIXREADER_COMPILED": str(compiled), "PYTHONHASHSEED": "0"}
    env["SOURCE_DATE_EPOCH"] = str(bundle.commit_date())
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", str(HERE / "standalone.spec")]
    bundle.run(command, "PyInstaller could not make the program", work, env)
    folder = work / "dist" / "aixreader"
    inside = folder / "_internal"
    pruning.prune(inside)
    index(folder, inside, work)
    licences(python, folder)
    if sys.platform.startswith("linux"):
        files = [str(python), str(HERE / "desktop_files.py"), str(folder / "share")]
        bundle.run(files, "The desktop's files could not be made", work)
    (folder / "CONTENTS.txt").write_text(contents(folder), encoding="utf-8")
    return folder


def environment(folder: Path, work: Path) -> Path:
    """An environment with the reader, what it needs and PyInstaller, all as locked; its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    copy = bundle.committed(work / "checkout")
    wheel = bundle.build("wheel", copy, work, bundle.commit_date())
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
    bundle.run(
        [*pip, "--require-hashes", "--requirement", str(LOCK)], "What it is made with could not be installed", work
    )
    bundle.run([*pip, str(wheel)], "The reader could not be installed", work)
    return python


def aixreader(python: Path, work: Path) -> list[str]:
    """The reader of an environment, with a home of its own."""
    return [str(python), "-m", "aixreader", "--temp-home", str(work / "home")]


def resources(python: Path) -> Path:
    """Where the reader of an environment has its resources."""
    script = "from aixreader.paths import resources; print(resources())"
    return Path(bundle.run([str(python), "-c", script], "The reader has no resources", python.parent).decode().strip())


def index(folder: Path, inside: Path, work: Path) -> None:
    """Have the program make its search index, and put that beside its edition."""
    program = folder / ("aixreader.exe" if sys.platform == "win32" else "aixreader")
    home = work / "index"
    bundle.run(
        [str(program), "--temp-home", str(home), "search", "AI", "--limit", "1"], "The program could not search", work
    )
    shutil.copytree(home / "cache" / "search", inside / "aixreader" / "resources" / "index")


def licences(python: Path, folder: Path) -> None:
    """Put the licence files of all parts into `licences/`, by part, and the list of parts beside it."""
    script = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(bundle.run([str(python), "-c", script], "The environment is broken", folder).decode().strip())
    for info in sorted(packages.glob("*.dist-info")):
        found = [path for path in info.rglob("*") if path.is_file() and path.name.upper().startswith(LICENCE_NAMES)]
        for path in [*found, info / "METADATA"]:
            place = folder / "licences" / info.name.removesuffix(".dist-info") / path.name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    shutil.copyfile(bundle.CHECKOUT / "LICENSE", folder / "LICENSE")
    lock = LOCK.with_name("requirements.lock").read_text("utf-8")
    (folder / SBOM).write_text(sbom.sbom(packages, lock, bundle.commit_date()), encoding="utf-8")


def contents(folder: Path) -> str:
    """What takes the room: the largest files, and the whole."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    largest = sorted(files, key=lambda path: path.stat().st_size, reverse=True)[:LISTED]
    lines = [f"{path.stat().st_size / 2**20:8.1f} MB  {path.relative_to(folder).as_posix()}" for path in largest]
    return "\n".join([*lines, f"{size_of(folder) / 2**20:8.1f} MB  in {len(files)} files", ""])


def size_of(folder: Path) -> int:
    """Bytes of all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
