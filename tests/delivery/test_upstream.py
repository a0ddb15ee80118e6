"""Addresses that the Exchange is fetched from."""

from __future__ import annotations

import pytest

from aixreader.delivery.upstream import Upstream, upstream_at
from aixreader.errors import DeliveryError
from aixreader.userdata.settings import USUAL_EXCHANGE

COMMIT = "5413fde" + "0" * 33


@pytest.mark.parametrize(
    ("address", "archive"),
    [
        (
            USUAL_EXCHANGE,
            f"https://codeload.github.com/OWASP/www-project-ai-security-and-privacy-guide/zip/{COMMIT}",
        ),
        ("https://github.com/ann/kettles.git", f"https://codeload.github.com/ann/kettles/zip/{COMMIT}"),
        ("https://git.example.org/ann/kettles.git", f"https://git.example.org/ann/kettles/archive/{COMMIT}.zip"),
        ("https://files.example.org/kettles.ZIP", "https://files.example.org/kettles.ZIP"),
    ],
)
def test_the_archive_of_a_commit(address: str, archive: str) -> None:
    assert upstream_at(address).archive(COMMIT) == archive


def test_the_archive_of_what_is_newest() -> None:
    assert upstream_at("github.com/ann/kettles").archive().endswith("/ann/kettles/zip/refs/heads/main")
    assert upstream_at("git.example.org/kettles").archive() == "https://git.example.org/kettles/archive/main.zip"


def test_what_was_typed_is_made_an_address() -> None:
    assert upstream_at(" github.com/ann/kettles/ ".strip()) == Upstream("https://github.com/ann/kettles")
    assert upstream_at("HTTP://intranet/kettles").address == "http://intranet/kettles"
    assert not upstream_at("http://intranet/kettles").is_secure
    assert upstream_at("github.com/ann/kettles").host == "github.com"


@pytest.mark.parametrize(
    "address", ["", "file:///srv/x.zip", "git@github.com:ann/x", "https://u:p@x.org/", "ssh://x/y"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(DeliveryError, match="not an address"):
        upstream_at(address)
