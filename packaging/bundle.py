"""Make a bundle for installation without network: wheel and sdist of the reader, the wheels it needs, checksums.

    .venv/bin/python packaging/bundle.py FOLDER [--alone]

Writes into FOLDER (which must not exist) `aixreader-VERSION.tar.gz`, `wheels/` with the reader and, unless `--alone`,
the locked packages for this platform and Python, `SHA256SUMS` over all of it, and `INSTALL.txt`. It is built from the
commit that is checked out. The reader's wheel and sdist are reproducible: the same commit gives the same bytes.
"""

import argparse
import gzip
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
BUILT_OF = ("LICENSE", "README.md", "aixreader", "pyproject.toml", "resources")
"""What of the checkout wheel and sdist are built of: without it all, setuptools would add a few tests to the sdist."""
LOCK = "packaging/requirements.lock"
SUMS = "SHA256SUMS"
INSTALL = """AIX Reader {version}, with all it needs, for {system} and Python {python}.

Check that everything is as it was made:
  {check}

Install it without network, into an environment of its own:
  {interpreter} -m venv aixreader
  {scripts}pip install --no-index --find-links wheels aixreader
  {scripts}aixreader

or, where a recent pipx is at hand:
  pipx install --skip-maintenance --pip-args "--no-index --find-links wheels" aixreader
  aixreader
"""
POWERSHELL = (
    "Get-Content SHA256SUMS | ForEach-Object { $sum, $file = $_ -split '  ', 2; "
    'if ((Get-FileHash $file).Hash -ne $sum) { "$file is not as it was made" } }'
)
WAYS = {
    "linux": ("Linux", "sha256sum --check SHA256SUMS", "python3", "aixreader/bin/"),
    "darwin": ("macOS", "shasum --algorithm 256 --check SHA256SUMS", "python3", "aixreader/bin/"),
    "win32": ("Windows", f"{POWERSHELL}  (in PowerShell; says nothing if it is)", "py", "aixreader\\Scripts\\"),
}
"""`sys.platform` -> name of the system, command to check the files, Python, and the environment's scripts."""


class BundleError(Exception):
    """The bundle could not be made; the message is for the user."""


def main(argv: list[str]) -> int:
    """Run the command line `argv`; returns the exit code."""
    about = "Make what is needed to install AIX Reader without network."
    parser = argparse.ArgumentParser(prog="bundle.py", description=about)
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="what to make; must not exist")
    parser.add_argument("--alone", action="store_true", help="without the wheels of others")
    options = parser.parse_args(argv)
    try:
        make(options.folder.absolute(), alone=options.alone)
    except BundleError as error:
        print(f"bundle.py: {error}", file=sys.stderr)
        return 1
    return 0


def make(folder: Path, *, alone: bool) -> None:
    """Make the bundle; raises `BundleError`, and then `folder` is removed."""
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        message = f"{folder} could not be made: {error.strerror}. Name a folder that does not exist."
        raise BundleError(message) from error
    try:
        wheels = folder / "wheels"
        wheels.mkdir()
        with tempfile.TemporaryDirectory() as name:
            copy, date = committed(Path(name) / "aixreader"), commit_date()
            sdist = build("sdist", copy, folder, date)
            build("wheel", copy, wheels, date)
        if not alone:
            download(wheels)
        (folder / "INSTALL.txt").write_text(how_to_install(version_of(sdist), sys.platform), encoding="utf-8")
        (folder / SUMS).write_text(sums(folder), encoding="ascii")
    except BaseException:
        shutil.rmtree(folder)
        raise


def how_to_install(version: str, platform: str) -> str:
    """The installation instructions for the platform."""
    system, check, interpreter, scripts = WAYS[platform]
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return INSTALL.format(
        version=version, system=system, python=python, check=check, interpreter=interpreter, scripts=scripts
    )


def committed(folder: Path) -> Path:
    """Extract what is built of the commit that is checked out to `folder`: uncommitted files are never packaged."""
    command = ["git", "archive", "--format=zip", "-0", "HEAD", *BUILT_OF]
    archive = run(command, "The checkout has no commit to build from")
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        packed.extractall(folder)  # noqa: S202 - what is ours is trusted
    return folder


def commit_date() -> int:
    """The time of the commit (Unix timestamp): the modification time of all packaged files."""
    return int(run(["git", "log", "-1", "--format=%ct"], "The commit has no date"))


def build(kind: str, copy: Path, folder: Path, date: int) -> Path:
    """Build a "wheel" or an "sdist" of `copy` into `folder` with the installed setuptools; returns its path."""
    script = f"import sys; from setuptools import build_meta; print(build_meta.build_{kind}(sys.argv[1]))"
    env = os.environ | {"SOURCE_DATE_EPOCH": str(date), "PYTHONDONTWRITEBYTECODE": "1"}
    output = run([sys.executable, "-c", script, str(folder)], f"The {kind} could not be built", cwd=copy, env=env)
    made = folder / output.decode().split()[-1]
    if kind == "sdist":
        made.write_bytes(normalised(made.read_bytes(), date))
    shutil.rmtree(copy / "build", ignore_errors=True)
    for leftover in copy.glob("*.egg-info"):
        shutil.rmtree(leftover)
    return made


def normalised(archive: bytes, date: int) -> bytes:
    """A reproducible tar.gz: sorted, with one modification time, without owners."""
    out = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(gzip.decompress(archive))) as old,
        gzip.GzipFile(fileobj=out, mode="wb", mtime=date, filename="") as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as new,
    ):
        for member in sorted(old.getmembers(), key=lambda member: member.name):
            member.mtime, member.uid, member.gid, member.uname, member.gname = date, 0, 0, "", ""
            member.pax_headers = {}
            new.addfile(member, old.extractfile(member))
    return out.getvalue()


def download(wheels: Path) -> None:
    """Download the locked packages; pip verifies the hashes."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps"]
    wanted = [
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--requirement",
        str(CHECKOUT / LOCK),
        "--dest",
        str(wheels),
    ]
    run([*pip, *wanted], "The wheels of others could not be fetched")


def sums(folder: Path) -> str:
    """The checksums of all files below `folder`, in the format of `sha256sum`."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files
    )


def version_of(sdist: Path) -> str:
    """The version in the file name of an sdist."""
    return sdist.name.removesuffix(".tar.gz").rpartition("-")[2]


def run(command: list[str], trouble: str, cwd: Path = CHECKOUT, env: "dict[str, str] | None" = None) -> bytes:
    """The standard output of a command; raises `BundleError` with its standard error if it fails."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, cwd=cwd, env=env)
    except FileNotFoundError as error:
        message = f"{trouble}: there is no {command[0]} here. Install it, then make this again."
        raise BundleError(message) from error
    if done.returncode != 0:
        message = f"{trouble}:\n{done.stderr.decode(errors='replace').strip()}"
        raise BundleError(message)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
