"""Names of an edition's files: generated, so that no page id or asset path of a source can be one.

A source's names may differ in case only, be reserved on some system, hold blanks or be too long. `p003.html` is none
of it.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from aixreader.errors import EditionError

MANIFEST = "manifest.json"
CATALOGUE = "catalogue.json"
LINKS = "links.json"
FINDINGS = "findings.json"
PROBLEMS = "problems.json"
GLOSSARY = "glossary.json"
FOLDERS = ("pages", "source", "assets")

SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")
STORED = re.compile(r"(?:pages|source|assets)/[a-z][0-9]{3,9}\.[a-z0-9]{1,5}|[a-z]{1,20}\.json")


def page_names(number: int) -> tuple[str, str]:
    """The names of the files with the HTML and the source of a page, by its number."""
    return f"pages/p{number:03}.html", f"source/p{number:03}.md"


def asset_name(number: int, path: str) -> str:
    """The name of the file of an asset, by its number; the suffix of `path` is used if it is a plain one."""
    suffix = PurePosixPath(path).suffix.lower()
    return f"assets/a{number:03}{suffix if SUFFIX.fullmatch(suffix) else '.bin'}"


def checked(name: str) -> str:
    """`name`, if it is one that this module makes; raises `EditionError` for any other, so that none leaves the
    folder.
    """
    if not STORED.fullmatch(name):
        raise EditionError(
            f"This edition is damaged: it names a file {name!r:.80} that no edition can have.",
            "Build the edition again from its source.",
        )
    return name
