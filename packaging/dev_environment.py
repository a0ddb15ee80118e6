"""The checkout's `.venv`: made, filled with the locked packages, and recorded, so that the next start takes no time.

The installation may be interrupted at any time: a marker file is in `.venv` while packages are being installed. If it
is there at the next start, the environment is incomplete and is made again.
"""

import base64
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

NO_NETWORK = re.compile(
    r"NewConnectionError|ConnectTimeout|ReadTimeout|name resolution|Name or service not known|getaddrinfo failed"
    r"|nodename nor servname|Network is unreachable|Connection refused|Could not fetch URL",
)
DISK_FULL = re.compile(r"No space left on device|Errno 28|not enough space on the disk|Disk quota exceeded")
WRONG_HASH = re.compile(r"DO NOT MATCH THE HASHES")
NO_WHEEL = re.compile(r"No matching distribution found for (\S+)")
APT_LOCK_TIMEOUT = 300.0
"""Seconds to wait for another apt to finish."""
APT_RETRY_INTERVAL = 2.0
"""Seconds."""


class DevError(Exception):
    """A problem of this machine that stops the command with exit code 1; the message is for the user."""


class Environment:
    """The virtual environment of the checkout at `checkout`."""

    def __init__(self, checkout: Path) -> None:
        self.checkout = checkout
        self.folder = checkout / ".venv"
        windows = os.name == "nt"
        self.python = self.folder / ("Scripts/python.exe" if windows else "bin/python")
        self._stamp = self.folder / "aixreader-installed.json"
        self._unfinished = self.folder / "aixreader-unfinished"

    def prepare(self, lock: Path) -> None:
        """Install the packages of `lock`, and this checkout as the package `aixreader`.

        Raises `DevError` if the machine lacks something: the `venv` module, a network connection, disk space.
        """
        wanted = {lock.name: _sha256(lock), "aixreader": self._own_hash()}
        if self._is_usable():
            stamp = self._read_stamp()
            if all(stamp.get(name) == value for name, value in wanted.items()):
                return
        try:
            self._make()
            self._install(lock)
            self._install_checkout()
            self._write_stamp(wanted, lock)
        except OSError as error:
            raise DevError(_explain(str(error), f"{self.folder} could not be written: {error}")) from error

    def qt_folder(self) -> Path:
        """The folder of the installed PySide6; raises `DevError` if there is none."""
        pattern = "Lib/site-packages" if os.name == "nt" else "lib/python3*/site-packages"
        for site in self.folder.glob(pattern):
            if (site / "PySide6").is_dir():
                return site / "PySide6"
        message = f"PySide6 is missing in {self.folder}.\nDelete that folder and run this command again."
        raise DevError(message)

    # ------------------------------------------------------------------------------------------ the environment itself
    def _is_usable(self) -> bool:
        """Whether the environment is complete and its Python starts (the Python it is based on may be uninstalled)."""
        if self._unfinished.exists() or not self.python.exists():
            return False
        try:
            check = [str(self.python), "-I", "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
            return subprocess.run(check, check=False, capture_output=True).returncode == 0
        except OSError:
            return False

    def _make(self) -> None:
        """Make the environment, unless there is a usable one."""
        if self._is_usable() and self._has_pip():
            return
        if importlib.util.find_spec("ensurepip") is None:
            _install_venv_module()
        print(f"Making {self.folder} ...", flush=True)
        if self.folder.is_symlink():
            self.folder.unlink()
        elif self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir()
        self._unfinished.touch()
        base = getattr(sys, "_base_executable", sys.executable)  # this script may run in the environment itself
        done = subprocess.run([base, "-m", "venv", str(self.folder)], check=False, capture_output=True, text=True)
        if done.returncode != 0:
            output = (done.stdout + done.stderr).strip()
            raise DevError(_explain(output, f"Python could not make {self.folder}:\n{output}"))

    def _has_pip(self) -> bool:
        check = [str(self.python), "-I", "-m", "pip", "--version"]
        return subprocess.run(check, check=False, capture_output=True).returncode == 0

    # --------------------------------------------------------------------------------------------------- what is in it
    def _install(self, lock: Path) -> None:
        """Install the wheels of `lock`, verified by their hashes; nothing is built from source."""
        print(f"Installing what {lock.name} names (some 300 MB to fetch the first time) ...", flush=True)
        quiet = [] if sys.stdout.isatty() else ["--quiet"]
        self._pip("install", *quiet, "--require-hashes", "--only-binary", ":all:", "-r", str(lock))

    def _install_checkout(self) -> None:
        """Install this checkout as an editable wheel, with the commands `aixreader` and `aixreader-gui`.

        The wheel is written here, because a build backend would have to be downloaded.
        """
        with tempfile.TemporaryDirectory() as folder:
            wheel = write_pointer_wheel(self.checkout, Path(folder))
            self._pip("install", "--quiet", "--no-index", "--no-deps", "--force-reinstall", str(wheel))

    def _pip(self, *arguments: str) -> None:
        """Run the environment's pip; meanwhile a marker file says that the environment is incomplete."""
        command = [str(self.python), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
        self._stamp.unlink(missing_ok=True)
        self._unfinished.touch()
        errors = []
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace") as pip:
            for line in pip.stderr or ():
                sys.stderr.write(line)
                errors.append(line)
        if pip.returncode < 0:
            message = f"pip was ended by signal {-pip.returncode}.\nRun this command again; it starts afresh."
            raise DevError(message)
        self._unfinished.unlink()  # a pip that was not killed leaves no half-installed package
        if pip.returncode != 0:
            raise DevError(_explain("".join(errors), "pip could not install what the lock names; it says why above."))

    # ------------------------------------------------------------------------------------------------- what was done
    def _own_hash(self) -> str:
        """A digest of the checkout's path, version and entry points."""
        parts = (str(self.checkout), *(_project(self.checkout)))
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def _read_stamp(self) -> dict[str, str]:
        try:
            stamp = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _write_stamp(self, wanted: dict[str, str], lock: Path) -> None:
        """Record what is installed; the lock for developers includes that of the reader (a test compares them)."""
        runtime = lock.with_name("requirements.lock")
        stamp = {**wanted, runtime.name: _sha256(runtime)}
        draft = self._stamp.with_suffix(".new")
        draft.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
        draft.replace(self._stamp)


def write_pointer_wheel(checkout: Path, folder: Path) -> Path:
    """Write a wheel of `aixreader` with the path of `checkout` and the entry points into `folder`; returns its path."""
    version, scripts, gui_scripts = _project(checkout)
    info = f"aixreader-{version}.dist-info"
    sections = (("console_scripts", scripts), ("gui_scripts", gui_scripts))
    entry_points = "".join(
        f"[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in pairs) + "\n" for name, pairs in sections
    )
    files = {
        "aixreader-checkout.pth": f"{checkout}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: aixreader\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: dev.py\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": entry_points,
    }
    record = "".join(f"{name},sha256={_record_hash(text)},{len(text.encode())}\n" for name, text in files.items())
    wheel = folder / f"aixreader-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            archive.writestr(name, text)
    return wheel


def is_root() -> bool:
    """Whether this process runs as root; False on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(*packages: str) -> bool:
    """Install `packages` without prompts; returns whether that succeeded, and shows the output of apt-get if not.

    After a first failure the package list is updated: it may be missing or outdated.
    """
    install = ("install", "-y", "--no-install-recommends", *packages)
    if _apt_get(*install).returncode == 0:
        return True
    done = apt_update()
    if done.returncode == 0:
        done = _apt_get(*install)
    if done.returncode != 0:
        sys.stderr.write(done.stdout)
    return done.returncode == 0


def apt_update() -> subprocess.CompletedProcess[str]:
    """Update apt's package list."""
    return _apt_get("update")


def _apt_get(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run apt-get; wait while another apt holds the lock, such as the automatic updates of a fresh system."""
    deadline = time.monotonic() + APT_LOCK_TIMEOUT
    while True:
        done = subprocess.run(
            ["apt-get", "-q", *arguments],  # noqa: S607 - found by PATH, as the user's own command would be
            check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        if done.returncode == 0 or "Could not get lock" not in done.stdout or time.monotonic() > deadline:
            return done
        time.sleep(APT_RETRY_INTERVAL)


def _install_venv_module() -> None:
    """Install Debian's package of the module `ensurepip`, as root; otherwise raise `DevError` with the command."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    missing = "this Python cannot make virtual environments: its module ensurepip is not installed."
    if shutil.which("apt-get") is None:
        message = f"{missing}\nInstall your system's package for it (often called python3-venv) and try again."
        raise DevError(message)
    if not is_root():
        message = f"{missing}\nInstall it with:  sudo apt-get install {package}"
        raise DevError(message)
    print(f"Installing {package}, without which this Python makes no virtual environment ...", flush=True)
    if not apt_install(package):
        message = f"{missing}\napt-get could not install {package}; it says why above."
        raise DevError(message)
    importlib.invalidate_caches()


def _project(checkout: Path) -> tuple[str, list[tuple[str, str]], list[tuple[str, str]]]:
    """Version, console scripts and GUI scripts of the project, from its own files."""
    import tomllib  # not at the top: with a Python before 3.11, dev.py has to reach its error message

    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    source = (checkout / "aixreader" / "__init__.py").read_text(encoding="utf-8")
    version = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    scripts, gui_scripts = sorted(project["scripts"].items()), sorted(project["gui-scripts"].items())
    return version[1] if version else "0", scripts, gui_scripts


def _explain(output: str, otherwise: str) -> str:
    """A message for the user about a failed program with this `output`; `otherwise` if it is no known problem."""
    if DISK_FULL.search(output):
        return "the disk is full.\nFree some 2 GB where the checkout lies and run this command again."
    if WRONG_HASH.search(output):
        return (
            "a package that was fetched is not the one the lock names, so nothing of it was installed.\n"
            "Run this command again; if this happens again, the package index of your pip serves altered files."
        )
    if NO_NETWORK.search(output):
        return "the packages could not be fetched: no connection.\nConnect to the network and run this command again."
    wheel = NO_WHEEL.search(output)
    if wheel:
        return (
            f"there is no ready-made {wheel[1]} for this Python ({sys.version.split()[0]}) on this system.\n"
            "Delete .venv and start this command with another Python, 3.11 or newer."
        )
    return otherwise


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _record_hash(text: str) -> str:
    """The hash in the format of a wheel's RECORD."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
