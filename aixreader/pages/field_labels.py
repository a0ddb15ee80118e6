"""The recurring labels inside a section ("Description", "Objective"), marked so that they read as small headings."""

from __future__ import annotations

import re
from html import unescape

from aixreader.source.labels import field_name

LABEL = re.compile(r"<p><strong>([^<]{1,60})</strong>\s*+:?+(?=\s*+(?:<br>|</p>))")


def mark_labels(html: str) -> str:
    """Give the labels the class `label`; labels we do not know stay as they are."""
    return LABEL.sub(_marked, html)


def _marked(match: re.Match[str]) -> str:
    if not field_name(unescape(match[1])):
        return match[0]
    return match[0].replace("<strong>", '<strong class="label">', 1)
