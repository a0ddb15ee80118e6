"""Attributes in braces: at the end of a heading `{#id .class key=value}` (goldmark's rule), behind a code fence."""

from __future__ import annotations

import re

_ONE = r"""(?:[#.][^\s{}"'=#.]++|[A-Za-z_:][\w:.-]*+=(?:"[^"{}]*+"|'[^'{}]*+'|[^\s"'{}]++))"""
ATTRIBUTES = re.compile(rf"(?<!\\)\{{[ \t]*+({_ONE}(?:[ \t,]++{_ONE})*+)[ \t]*+\}}[ \t]*$")
OWN_ID = re.compile(r"(?:^|[\s,])#([^\s,]+)|(?:^|[\s,])id=[\"']?([^\s\"',]+)")
FILE_NAME = re.compile(r'\bfilename="([^"]*+)"')


def split_attributes(text: str) -> tuple[str, str]:
    """A heading's text without the attributes at its end, and the id they give it, "" for none."""
    at = text.rfind("{")
    match = ATTRIBUTES.search(text, max(0, at - 1)) if at >= 0 else None
    if match is None:
        return text, ""
    name = OWN_ID.search(match[1])
    return text[: match.start()].rstrip(" \t"), (name[1] or name[2]) if name else ""


def file_name(info: str) -> str:
    """The file name that the attributes behind a code fence give, as Hextra shows it above the code, or ""."""
    name = FILE_NAME.search(info, info.find("{")) if "{" in info else None
    return name[1] if name else ""
