"""Topic loggers (`aix.source`, `aix.edition`, `aix.ui` ...), so that a log can be read by room."""

from __future__ import annotations

import logging


def topic(name: str) -> logging.Logger:
    """The logger of a room, e.g. `topic("source")`."""
    return logging.getLogger(f"aix.{name}")
