"""The changelog of the reader as a page."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from aixreader.pages.home_page import STYLES_HOST
from aixreader.pages.page_shell import page_document

TITLE = "What is new"
NUMBERS = re.compile(r"\d+")
HEADING = re.compile(r"(#+) (.*)")
CODE = re.compile(r"`([^`]+)`")


def is_newer(version: str, other: str) -> bool:
    """Whether `version` ("1.10.0") came after `other`, which may be "" for none."""
    return _numbers(version) > _numbers(other)


def changes_document(changelog: str) -> str:
    """The changelog as a page. It is in the form of Keep a Changelog: a heading for each version, one for each kind of
    change, and lists, an item a line.
    """
    lines = (line.strip() for line in changelog.splitlines())
    parts = []
    for is_list, group in groupby((line for line in lines if line), key=lambda line: line.startswith("- ")):
        if is_list:
            parts.append(f"<ul>{''.join(f'<li>{_inline(line[2:])}</li>' for line in group)}</ul>")
        else:
            parts += [_block(line) for line in group]
    return page_document(TITLE, f"<h1>{TITLE}</h1>{''.join(parts)}", host=STYLES_HOST, kind="own")


def _block(line: str) -> str:
    heading = HEADING.fullmatch(line)
    if heading is None:
        return f"<p>{_inline(line)}</p>"
    level = len(heading[1])
    return f"<h{level}>{_inline(heading[2])}</h{level}>" if level > 1 else ""  # the page has a title of its own


def _inline(text: str) -> str:
    return CODE.sub(r"<code>\1</code>", escape(text, quote=False))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in NUMBERS.findall(version))
