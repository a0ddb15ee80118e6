"""Which proxy is asked; what goes through one is tried in `test_transport`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from aixreader.delivery.connection_pools import proxy_for


@pytest.mark.parametrize(
    ("proxy", "found"),
    [
        ("http://proxy.example.org:3128", "http://proxy.example.org:3128"),
        ("proxy.example.org:3128", "http://proxy.example.org:3128"),
        ("socks5://proxy.example.org", ""),
        ("", ""),
    ],
)
def test_the_proxy_of_the_system(monkeypatch: pytest.MonkeyPatch, proxy: str, found: str) -> None:
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("https_proxy", proxy)
    assert proxy_for("https://exchange.example.org/x") == found


def test_the_certificates_of_other_programs_in_the_process_are_left_alone() -> None:
    """`truststore` could change `ssl` for everybody."""
    script = (
        "import ssl; old = ssl.SSLContext; import aixreader.delivery.connection_pools; assert ssl.SSLContext is old"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
