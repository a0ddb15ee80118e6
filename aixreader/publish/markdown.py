"""Text inside Markdown."""

from __future__ import annotations

SPECIAL = "\\`*_[]<>#|"


def escape_markdown(text: str) -> str:
    """`text` with Markdown's special characters escaped by backslashes."""
    return "".join(f"\\{char}" if char in SPECIAL else char for char in text)
