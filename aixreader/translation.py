"""Marks texts for translation where Qt is not known.

A label stands in the entry of its table, and the tables of formats and facets are below `ui/`. Qt's `lupdate` collects
literal arguments of functions called `QT_TRANSLATE_NOOP`; the window translates the label by
`QCoreApplication.translate` with the same context.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """`text` as it is. Both arguments have to be literals."""
    return text
