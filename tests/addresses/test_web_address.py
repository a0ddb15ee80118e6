"""Addresses of links that lead out."""

from __future__ import annotations

from aixreader.addresses.web_address import web_address

FINE = """https://example.org https://example.org/ https://example.org?x#y https://EXAMPLE.org./Q https://[::1]/x
https://example.org:8080/a;b=c,d@e:f/'x' https://xn--a-ecp.ru/ https://example_x.org/ https://10.0.0.1/
https://example.org/a%20b?c=%5B1%5D&d=(e)*!~ mailto:a@example.org mailto:a@b.org,c@d.org?subject=x%20y
https://example.org/ö/パス""".split()  # noqa: SIM905 - a table of words


def test_what_is_valid_stays() -> None:
    for address in FINE:
        assert web_address(address) == address


def test_what_browsers_mend_is_mended() -> None:
    for address, mended in (
        (" HTTPS://example.org/a]\n", "https://example.org/a%5D"),
        ("https://example.org/[b]?[c]#[d]#e", "https://example.org/%5Bb%5D?%5Bc%5D#%5Bd%5D%23e"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%zz%4", "https://example.org/%25zz%254"),
        ('https://example.org/"a b"<c>|{d}^`', "https://example.org/%22a%20b%22%3Cc%3E%7C%7Bd%7D%5E%60"),
        ("https://example.org\\a\\b?c\\d", "https://example.org/a/b?c%5Cd"),
        ("https://ex\u00e4mple.org/", "https://xn--exmple-cua.org/"),
        ("https://exam%70le.org:/x", "https://example.org/x"),
        ("https://exa\tmple.org/", "https://example.org/"),
        ("https://example.org/\u200b\u202e\ud800", "https://example.org/%E2%80%8B%E2%80%AE%3F"),
        ("https://[0:0:0:0:0:0:0:1]:80/", "https://[::1]:80/"),
        ("mailto:a b@c.org?subject=<x>", "mailto:a%20b@c.org?subject=%3Cx%3E"),
    ):
        assert web_address(address) == mended
        assert web_address(mended) == mended


def test_what_cannot_be_opened_has_none() -> None:
    for address in (
        "", "x", "#a", "/a", "//example.org/", "http:", "http://", "https:///a", "http:example.org", "ftp://example.org/",
        "javascript:alert(1)", "data:text/html,x", "mailto:", "mailto: ", "https://[::1", "https://[bad]/",
        "https://[fe80::1%25eth0]/", "https://exa mple.org/", "https://exam%20ple.org/", "https://a..b/", "https://.org/",
        "https://-a.org/", "https://a.org:99999/", "https://a.org:x/", "https://a.org:80:90/", "https://user:pw@a.org/",
        "https://@a.org/", "https://256.1.1.1/", "https://1.2.3/", "https://0x7f.1/", "https://xn--\udcff.org/",
        f"https://{'a' * 64}.org/", f"https://{'a.' * 130}org/", "https://a.org\u3002\u3002b/",
    ):  # fmt: skip
        assert web_address(address) == "", address


def test_long_ones_take_no_longer() -> None:
    for part in ("a", "%", "[", "\\", "@", ":", ".", "ö", "?", "#", "/"):
        web_address(f"https://{part * 50_000}")
        web_address(f"https://example.org/{part * 50_000}")
        web_address(f"mailto:{part * 50_000}")
