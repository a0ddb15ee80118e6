"""Renew the lock files: the newest versions that `pyproject.toml` allows, with the hashes of every platform's wheels.

    python3 packaging/lock.py

Run it, then the tests, then commit all lock files. The resolver (uv) is installed into a temporary environment. The
lock files contain neither the address of the package index nor any path.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = "3.11"

LOCKS = {
    "requirements.lock": (),
    "requirements-dev.lock": ("--group", "dev"),
    "requirements-packages.lock": ("--group", "packages"),
}
"""Lock file -> arguments of uv for the dependencies beyond those of the reader."""

HEADER = "# Written by packaging/lock.py from pyproject.toml; for every platform and Python {python} or newer.\n"


def main() -> int:
    """Write all lock files; returns the resolver's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = next(path for path in Path(folder).glob("*/python*") if path.stem == "python")
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "uv"], check=True)
        for name, groups in LOCKS.items():
            draft = Path(folder) / name
            code = resolve([str(python), "-m", "uv"], groups, draft)
            if code != 0:
                return code
            header = HEADER.format(python=OLDEST_PYTHON)
            text = header + draft.read_text(encoding="utf-8")
            (CHECKOUT / "packaging" / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def resolve(uv: list[str], groups: tuple[str, ...], draft: Path) -> int:
    """Resolve `pyproject.toml` with `groups` for all platforms and write the result to `draft`; the exit code of uv."""
    universal = ("--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--upgrade")
    silent = ("--quiet", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
    command = [*uv, "pip", "compile", "pyproject.toml", *groups, *universal, *silent, "--output-file", str(draft)]
    return subprocess.run(command, check=False, cwd=CHECKOUT).returncode


if __name__ == "__main__":
    sys.exit(main())
