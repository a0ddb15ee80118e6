"""Which repository a site says it is kept in."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from aixreader.source.config import read_config
from aixreader.source.own_repository import own_repository

CONFIG = """
baseURL: https://owaspai.org/
params: {editURL: {base: "https://github.com/me/fork/blob/main/sub/site/content"}}
menu: {main: [{name: Code, url: "https://github.com/me/other", params: {icon: github}}, {name: X, url: 3}, y]}
"""
PATHS = {"a.png": "static/a.png"}


def test_settings_manifest_and_the_exchanges_own(memory_tree: Callable[[dict[str, str]], Any]) -> None:
    manifest = json.dumps({"repository": "you/copy", "path": "deep"})
    found = own_repository(memory_tree({"MANIFEST.json": manifest}), read_config(CONFIG), PATHS)
    for address in (
        "me/fork/blob/main/sub/site/static/a.png",
        "me/other/raw/main/static/a.png",
        "you/copy/raw/main/deep/static/a.png",
        "OWASP/www-project-ai-security-and-privacy-guide/raw/main/content/ai_exchange/static/a.png",
    ):
        assert found.file_at(f"https://github.com/{address}") == "a.png", address
    assert found.file_at("https://github.com/else/where/raw/main/static/a.png") is None


def test_a_manifest_that_says_nonsense_counts_as_none(memory_tree: Callable[[dict[str, str]], Any]) -> None:
    config = read_config("baseURL: https://example.org/")
    for text in ("", "[", "[]", '{"repository": 1, "path": null}', '{"repository": ""}'):
        found = own_repository(memory_tree({"MANIFEST.json": text}), config, PATHS)
        assert found.file_at("https://github.com/OWASP/x/raw/main/static/a.png") is None
