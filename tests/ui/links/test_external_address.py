"""An address that may be opened is one a reader can judge: no other scheme, nobody named before the host, nothing
hidden, all of it shown in ASCII.
"""

from __future__ import annotations

import pytest

from aixreader.ui.links.external_address import MAX_ADDRESS_LENGTH, ExternalAddress, parse_external_address

WEB = "https://example.org/"
MAIL = "mailto:a@example.org"


@pytest.mark.parametrize(
    ("address", "text", "host"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d", "example.org"),
        ("http://example.org", "http://example.org", "example.org"),
        ("HTTPS://EXAMPLE.org/A", "https://example.org/A", "example.org"),
        ("https://example.org:8443/", "https://example.org:8443/", "example.org"),
        ("http://[::1]/", "http://[::1]/", "::1"),
        ("http://2130706433/", "http://127.0.0.1/", "127.0.0.1"),
        ("http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example"),
        ("https://аррӏе.com/", "https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        ("https://раураl.com/", "https://xn--l-7sba6dbr.com/", "xn--l-7sba6dbr.com"),
        ("https://ⓔxample.org/", "https://example.org/", "example.org"),
        ("https://example。org/", "https://example.org/", "example.org"),
        ("https://exa\u200bmple.org/", "https://example.org/", "example.org"),
        ("https://example.org∕evil.com/", "https://example.xn--orgevil-ef0d.com/", "example.xn--orgevil-ef0d.com"),
        ("https://evil.example#@bank.example", "https://evil.example#@bank.example", "evil.example"),
        ("https://evil.example?@bank.example", "https://evil.example?@bank.example", "evil.example"),
        ("https://example.org/ä", "https://example.org/%C3%A4", "example.org"),
        ("https://example.org/%250d", "https://example.org/%250d", "example.org"),
        ("https://example.org/\u3164", "https://example.org/%E3%85%A4", "example.org"),
        ("https://example.org/\ud800", "https://example.org/%ED%A0%80", "example.org"),
        (MAIL, MAIL, "a@example.org"),
        (f"{MAIL}?subject=x&body=y", f"{MAIL}?subject=x&body=y", "a@example.org"),
        (f"{MAIL}?Subject=x", f"{MAIL}?Subject=x", "a@example.org"),
        (f"{MAIL}?subject=x%26attach=y", f"{MAIL}?subject=x%26attach=y", "a@example.org"),
        ("mailto:a@münchen.example", "mailto:a@m%C3%BCnchen.example", "a@m%C3%BCnchen.example"),
        ("mailto:a@аррӏе.com", "mailto:a@%D0%B0%D1%80%D1%80%D3%8F%D0%B5.com", "a@%D0%B0%D1%80%D1%80%D3%8F%D0%B5.com"),
        ("mailto:a%2Cb@example.org", "mailto:a%2Cb@example.org", "a%2Cb@example.org"),
    ],
)
def test_what_may_be_opened_is_shown_as_it_is_in_ascii(address: str, text: str, host: str) -> None:
    assert parse_external_address(address) == ExternalAddress(text, host)
    assert (text + host).isascii()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "file://example.org/share/x",
        "ftp://example.org/",
        "smb://example.org/share",
        "ssh://example.org",
        "ms-msdt:/id",
        "view-source:https://example.org",
        "blob:https://example.org/1",
        "about:blank",
        "aix://content/one",
        "//example.org/",
        r"\\example.org\share",
        "/etc/passwd",
        "example.org",
        "",
    ],
)
def test_only_web_pages_and_mailboxes_are_opened(address: str) -> None:
    assert parse_external_address(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://:@example.org/",
        "https://bank.example%40evil.example/",
        r"https://bank.example\@evil.example/",
        "https://bank.example;@evil.example/",
    ],
)
def test_nobody_is_named_before_the_host(address: str) -> None:
    assert parse_external_address(address) is None


@pytest.mark.parametrize(
    "hidden",
    [
        "\u202e",  # right to left override
        "\u2066",  # left to right isolate
        "\u200f",  # right to left mark
        "\u200b",  # zero width space
        "\u200d",  # zero width joiner
        "\ufeff",  # byte order mark
        "\u00ad",  # soft hyphen
        "\u2028",  # line separator
        "\u2029",  # paragraph separator
        "\U000e0041",  # a tag that mirrors "A"
        "\x85",
        "\x7f",
        "\x1b",
        "\r",
        "\n",
        "\t",
        "\0",
    ],
    ids=ascii,
)
def test_nothing_is_hidden_bare_or_encoded(hidden: str) -> None:
    encoded = "".join(f"%{byte:02x}" for byte in hidden.encode())
    for part in (hidden, encoded, encoded.upper()):
        assert parse_external_address(f"{WEB}{part}gnp.exe") is None
        assert parse_external_address(f"{WEB}?a={part}b") is None
        assert parse_external_address(f"{WEB}#{part}b") is None
        assert parse_external_address(f"{MAIL}?subject={part}b") is None


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "https:///path",
        "https:example.org",
        "https://a..b/",
        "https://-a.example/",
        "https://exa mple.org/",
        "http://%65xample.org/",
        "https://example.org:99999/",
        f" {WEB}",
        f"{WEB} ",
        f"{WEB}a b",
        f"{WEB}%zz",
    ],
)
def test_what_is_no_proper_address_is_not_guessed_at(address: str) -> None:
    assert parse_external_address(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "mailto:",
        "mailto:a",
        "mailto:a@example.org,b@example.org",
        "mailto:a@b@example.org",
        "mailto:a%40b@example.org",
        "mailto:?to=a@example.org",
        "mailto://a@example.org",
        *(f"{MAIL}?{name}=b" for name in ("cc", "bcc", "BCC", "to", "attach", "ATTACHMENT", "%61ttach", "in-reply-to")),
        f"{MAIL}?subject=x&attach=/etc/passwd",
        f"{MAIL}?subject=x&amp;attach=/etc/passwd",
        f"{MAIL}?attach",
    ],
)
def test_mail_goes_to_one_and_carries_nothing(address: str) -> None:
    assert parse_external_address(address) is None


@pytest.mark.parametrize(
    ("length", "fit"),
    [(MAX_ADDRESS_LENGTH, True), (MAX_ADDRESS_LENGTH + 1, False), (100 * MAX_ADDRESS_LENGTH, False)],
    ids=["fits", "over", "far over"],
)
def test_what_is_too_long_to_be_read_is_refused(length: int, fit: bool) -> None:
    assert (parse_external_address(WEB + "a" * (length - len(WEB))) is not None) is fit


def test_it_is_the_shown_length_that_counts() -> None:
    assert parse_external_address(WEB + "ä" * (MAX_ADDRESS_LENGTH // 7)) is not None
    assert parse_external_address(WEB + "ä" * (MAX_ADDRESS_LENGTH // 2)) is None
