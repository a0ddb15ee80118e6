"""Loads PySide6 without the import hook that it installs for `from __feature__ import ...`.

The hook reads the source of every module that is imported from then on, to look whether it names PySide6, and keeps it
in memory: a twelfth of what the reader's start costs. The reader switches none of those features on.
"""

from __future__ import annotations

import builtins


def load_pyside() -> None:
    """Load PySide6's core and put Python's own import function back. Call it before other modules load Qt."""
    python_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401  # it installs the hook

    builtins.__import__ = python_import
