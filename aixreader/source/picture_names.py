"""Whether the words for a picture are just the name of its file, which editors put there by themselves."""

from __future__ import annotations

import re
from urllib.parse import unquote

FILE_NAME = re.compile(r"\S(?:.*\S)?\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|tiff?)", re.IGNORECASE)
PLAIN_NAME = re.compile(r"(?=\S*[\d_-])\S+")
"""A name that is no word: without blanks, with a digit, an underscore or a hyphen."""
WITHOUT_MEANING = frozenset({"image", "img", "picture", "photo", "screenshot", "figure", "alt text"})


def names_file(words: str, file: str) -> bool:
    """Whether `words` are no words, but the name of a picture's file, or what editors write in place of words; `file`
    is its path or address.
    """
    if words.casefold() in WITHOUT_MEANING or FILE_NAME.fullmatch(words):
        return True
    name = unquote(re.split(r"[?#]", file, maxsplit=1)[0]).rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    return bool(PLAIN_NAME.fullmatch(words)) and words.casefold() in (name.casefold(), stem.casefold())
