"""The scripts of `packaging/` as modules, and a checkout of their own for them to work in."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "packaging"))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout: the scripts and the locks, the project file and the version, and no environment yet."""
    folder = tmp_path / "a checkout"
    (folder / "aixreader").mkdir(parents=True)
    shutil.copytree(CHECKOUT / "packaging", folder / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "aixreader/__init__.py"):
        shutil.copy(CHECKOUT / name, folder / name)
    return folder


@pytest.fixture
def ready(checkout: Path) -> Path:
    """The same checkout with an environment that the scripts take as finished: it borrows what is installed here.

    Its PySide6 is an empty folder, so that nothing asks what the system's Qt lacks.
    """
    from dev_environment import Environment

    class Borrowing(Environment):
        """An environment that holds all there is to install already."""

        def _make(self) -> None: ...
        def _install(self, lock: Path) -> None: ...
        def _install_checkout(self) -> None: ...

    environment = Borrowing(checkout)
    venv.create(environment.folder, symlinks=os.name != "nt")
    lib = "Lib/site-packages" if os.name == "nt" else f"lib/python{sysconfig.get_python_version()}/site-packages"
    site = environment.folder / lib
    (site / "PySide6").mkdir()
    borrowed = f"{sysconfig.get_path('purelib')}\n{CHECKOUT}\n"
    (site / "borrowed.pth").write_text(borrowed, encoding="utf-8")
    environment.prepare(checkout / "packaging" / "requirements-dev.lock")
    return checkout
