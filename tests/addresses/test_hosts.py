"""Hosts without a scheme, and files' names that look like them."""

from __future__ import annotations

import re

from aixreader.addresses.hosts import begins_with_host, is_own_address

HOSTS = re.findall(
    r"\S+",
    """opencre.org/chatbot example.com www.example.com EXAMPLE.ORG heise.de/x bbc.co.uk
cert.gov.in/x lakera.ai/blog
gandalf.lakera.ai www.gov.pl opencre.org:443/x owasp.org#top huggingface.co/models youtu.be/abc münchen.de/x""",
)
FILES = re.findall(
    r"\S+",
    """setup.sh main.py beta.md lib.rs notes.zip clip.mov login.security node.js
v1.2 e.g i.e report.pdf a.b.c
readme.md/ docs.html logo.ai www.sh localhost 127.0.0.1/x a..com .com -x.com user@example.com x.co/y.z""",
)


def test_hosts() -> None:
    for address in HOSTS:
        assert begins_with_host(address), address


def test_names_of_files_and_words() -> None:
    for address in FILES[:-1]:
        assert not begins_with_host(address), address


def test_time_is_linear_in_the_worst_input() -> None:
    for text in ("a." * 500_000, "a-" * 500_000, "a" * 1_000_000):
        assert not begins_with_host(text)


def test_own_addresses() -> None:
    for text in ("aix:teapot", "AIX:teapot", "owaspai.org/go/x", "https://www.owaspai.org", "HTTP://OWASPAI.ORG:80/"):
        assert is_own_address(text), text
    for text in ("show", "teapot", "https://owaspai.org.example/", "owaspai.orgx", "https://example.org/owaspai.org/"):
        assert not is_own_address(text), text
