"""Settings of the site."""

from __future__ import annotations

import pytest

from aixreader.model import Attribution
from aixreader.source.config import (
    DEFAULT_TITLE,
    MAX_ATTRIBUTION_LENGTH,
    MAX_NOTICE_LENGTH,
    MenuEntry,
    SiteConfig,
    read_config,
)
from aixreader.source.strict import Unreadable


def test_menu_is_in_the_order_of_weights() -> None:
    config = read_config(
        "title: Exchange\nbaseURL: https://www.owaspai.org/x\n"
        "menu:\n  docs:\n"
        "  - {name: Second, pageRef: /docs/b, weight: 2}\n"
        "  - {name: First, pageRef: /docs/a/, weight: 1}\n"
        "  - {pageRef: docs/c}\n"
        "  - {name: No page, url: https://example.org}\n"
    )
    assert config.title == "Exchange"
    assert config.host == "owaspai.org"
    assert config.menu == (MenuEntry("docs/a", "First"), MenuEntry("docs/b", "Second"), MenuEntry("docs/c", "docs/c"))


@pytest.mark.parametrize(("text", "counts"), [("true", True), ("false", False), ("'true'", False), ("[]", False)])
def test_raw_html_counts_only_where_the_site_says_so(text: str, *, counts: bool) -> None:
    assert read_config(f"markup: {{goldmark: {{renderer: {{unsafe: {text}}}}}}}").raw_html is counts


@pytest.mark.parametrize(
    "text", ["", "[]", "just words", "menu: 3", "menu: {docs: [1, {pageRef: 5}]}", "markup: [goldmark]"]
)
def test_keys_of_an_unexpected_kind_count_as_absent(text: str) -> None:
    assert read_config(text) == SiteConfig(raw_html=False)


def test_author_and_licence() -> None:
    by = "https://creativecommons.org/licenses/by/4.0/"
    for text, author, licence, address in (
        ("params: {author: {name: OWASP  AI Exchange, email: a@b.example}}", "OWASP AI Exchange", "", ""),
        ("author: [Ann, {name: Ben}, 3, {}]", "Ann, Ben, 3", "", ""),
        ("params: {authors: Ann & Co.}\nauthor: Ben", "Ann & Co.", "", ""),
        ("copyright: '© 2026 <b>Ann</b> &amp; Co.'", "", "© 2026 Ann & Co.", ""),
        (f"params: {{license: {by}}}", "", "CC BY 4.0", by),
        (f"licence: {{name: Free, url: '{by}?ref=x'}}\ncopyright: no", "", "Free", by),
        (f"params: {{licence: {{url: '{by}'}}}}", "", "CC BY 4.0", by),
        ("params: {license: {name: Own, url: 'javascript:x'}}", "", "Own", ""),
        ("params: {license: [], author: {}, licence: {name: []}}\ncopyright:", "", "", ""),
        (f"author: {'x' * 9000}", "x" * MAX_ATTRIBUTION_LENGTH, "", ""),
    ):
        assert read_config(text).attribution == Attribution(author, "", licence, address), text


def test_a_site_without_a_title_is_called_by_its_host() -> None:
    assert read_config("baseURL: https://www.tea.example/x").title == "tea.example"
    assert read_config("{}").title == DEFAULT_TITLE


def test_broken_yaml_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_config("a: [")


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("params: {notice: 'In  brief'}", "In brief"),
        ("params:\n  notice: >-\n    In\n    brief", "In brief"),
        ("params: {notice: []}", ""),
        ("params: 3", ""),
        (f"params: {{notice: {'x' * 9000}}}", "x" * MAX_NOTICE_LENGTH),
    ],
)
def test_a_notice_is_one_line_of_some_length(text: str, notice: str) -> None:
    assert read_config(text).notice == notice


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("baseURL: https://owaspai.org", "https://owaspai.org/"),
        ("baseURL: 'https://www.example.org:8080/ai/guide/'", "https://www.example.org:8080/ai/guide/"),
        ("baseURL: https://owaspai.org/\nparams: {offline: true}", ""),
        ("baseURL: HTTPS://Tea.example.org", "https://Tea.example.org/"),
        ("baseURL: /", ""),
        ("baseURL: javascript:alert(1)", ""),
        ("baseURL: https://a b.org/", ""),
        ("title: x", ""),
    ],
)
def test_the_address_of_the_site(text: str, address: str) -> None:
    assert read_config(text).base_url == address
    assert read_config(text).pages_url == address


def test_where_pages_are_is_told_only_where_hugo_puts_them_by_their_files() -> None:
    site = "baseURL: https://tea.example.org/guide\n"
    for text in ("uglyURLs: true", "permalinks: {docs: '/:year/:title/'}", "disablePathToLower: true"):
        config = read_config(f"{site}{text}\n")
        assert (config.base_url, config.pages_url) == ("https://tea.example.org/guide/", "")
    assert read_config(f"{site}uglyURLs: false\n").pages_url == "https://tea.example.org/guide/"
    in_folder = read_config(f"{site}defaultContentLanguage: en\ndefaultContentLanguageInSubdir: true\n")
    assert in_folder.pages_url == "https://tea.example.org/guide/en/"


def test_languages() -> None:
    config = read_config("title: T\ndefaultContentLanguage: fr\nlanguages: {EN: {title: Site}, fr: {title: Le site}}")
    assert (config.title, config.language, config.translations) == ("Le site", "fr", frozenset({"en"}))
    assert read_config("languages: 3").translations == frozenset()
