"""Addresses on GitHub of files that the opened repository holds."""

from __future__ import annotations

import pytest

from aixreader.addresses.repository import Repository, repository_name, site_folder

FILES = {
    "images/a b.png": "static/images/a b.png",
    "docs/c.png": "content/docs/c.png",
    "repository/assets/d.png": "repository/assets/d.png",
}
OWN = "https://github.com/Owner/Name"
RAW = "https://raw.githubusercontent.com/owner/name"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        (f"{OWN}/blob/main/site/static/images/a%20b.png?raw=true", "images/a b.png"),
        (f"{OWN}/raw/refs/heads/feature/site/static/images/a%20b.png", "images/a b.png"),
        (f"{RAW}/0123456/site/content/docs/c.png", "docs/c.png"),
        (f"{RAW}/main/assets/d.png#x", "repository/assets/d.png"),
        ("http://www.GitHub.com/OWNER/NAME/Blob/main/static/images/a%20b.png", "images/a b.png"),
        ("https://media.githubusercontent.com/media/owner/name/main/assets/d.png", "repository/assets/d.png"),
        (f"{OWN}/tree/main/site/static/images/a%20b.png", None),
        (f"{OWN}/blob/main", None),
        (f"{OWN}", None),
        (f"{RAW}/main/assets/e.png", None),
        ("https://github.com/Owner/Other/blob/main/assets/d.png", None),
        ("https://github.com.example/Owner/Name/blob/main/assets/d.png", None),
        (f"{RAW}/main/../../../etc/passwd", None),
        ("https://[", None),
    ],
)
def test_files(address: str, file: str | None) -> None:
    assert Repository(["owner/NAME"], ["site/"], FILES).file_at(address) == file


def test_names_and_folders_in_addresses() -> None:
    edit = "https://github.com/OWASP/guide/blob/main/content/ai_exchange/content"
    assert (repository_name(edit), site_folder(edit)) == ("OWASP/guide", "content/ai_exchange/")
    assert (repository_name("https://github.com/a/b.git"), site_folder("https://github.com/a/b")) == ("a/b", "")
    assert repository_name("https://example.org/a/b") == ""
