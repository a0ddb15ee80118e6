"""Where links lead, rule by rule."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aixreader.addresses.resolver import Resolver
from aixreader.addresses.site_map import Redirect, SiteMap
from aixreader.model import LinkKind, Section

ANCHORS = {
    "_index": [""],
    "connect": ["", "people"],
    "docs/_index": [""],
    "docs/controls": ["", "rate-limit", "22-model-access", "introduction"],
    "docs/threats": ["", "1-poisoning-of-models", "introduction"],
}
REDIRECTS = {
    "ratelimit": Redirect("/docs/controls/#rate-limit", {"go", "goto"}),
    "modelaccess": Redirect("/docs/controls/#22-model-access", {"goto"}),
    "oldname": Redirect("/docs/controls/#rate-limit", {"go"}),
    "stale": Redirect("/docs/threats/#1-poisoning-of-model", {"go"}),
    "gone": Redirect("/docs/threats/#nothing-like-it", {"go"}),
    "outside": Redirect("https://example.org/x", {"go"}),
    "picture": Redirect("/images/Tree.png?v=2", {"go"}),
    "ring": Redirect("/go/ring2/", {"go"}),
    "ring2": Redirect("/go/ring/", {"go"}),
    "threats": Redirect("/docs/threats", {"go"}),
}
FILES = {"images/Tree.png": "static/images/Tree.png", "deep/guide.pdf": "static/deep/guide.pdf"}


def section(page: str, anchor: str, slug: str | None) -> Section:
    return Section(slug or f"{page}#{anchor}", page, anchor, 2 if anchor else 0, "", 1, 2, 0, 1, slug=slug)


SECTIONS = [
    section("docs/controls", "rate-limit", "ratelimit"),
    section("docs/controls", "22-model-access", "modelaccess"),
    section("docs/threats", "introduction", None),
    section("docs/threats", "", "threatpage"),
]


@pytest.fixture
def resolver() -> Resolver:
    return Resolver(SiteMap("owaspai.org", SECTIONS, ANCHORS, REDIRECTS, FILES))


FILE_NAMES = re.findall(
    r"\S+",
    """beta.md setup.sh main.py node.js login.security report.pdf readme.md
lib.rs notes.zip clip.mov script.pl
v1.2 e.g main.cc model.pt main.tf Makefile.am configure.in a.tar.gz logo.ai data.parquet settings.toml x.st""",
)

SECTION, PAGE, FILE, EXTERNAL, BROKEN = (
    LinkKind.SECTION,
    LinkKind.PAGE,
    LinkKind.FILE,
    LinkKind.EXTERNAL,
    LinkKind.BROKEN,
)


@pytest.mark.parametrize(
    ("href", "kind", "target", "repairs"),
    [
        ("/go/ratelimit/", SECTION, "ratelimit", ()),
        ("/go/ratelimit", SECTION, "ratelimit", ()),
        ("/goto/ratelimit/", SECTION, "ratelimit", ()),
        ("https://owaspai.org/go/ratelimit/", SECTION, "ratelimit", ()),
        ("http://www.owaspai.org/go/ratelimit/", SECTION, "ratelimit", ()),
        ("/go/RATELIMIT/", SECTION, "ratelimit", ("letter case",)),
        ("/goto//ratelimit/", SECTION, "ratelimit", ("double slash",)),
        ("go/ratelimit/", SECTION, "ratelimit", ("relative address read from the root",)),
        ("/go/modelaccess/", SECTION, "modelaccess", ("other prefix",)),
        ("/go/oldname/", SECTION, "ratelimit", ()),
        ("/go/rattelimit/", SECTION, "ratelimit", ("misspelt slug",)),
        ("/go/stale/", SECTION, "docs/threats#1-poisoning-of-models", ("nearest anchor",)),
        ("/go/gone/", SECTION, "threatpage", ("anchor missing",)),
        ("/go/threats/", SECTION, "threatpage", ()),
        ("/go/outside/", EXTERNAL, "https://example.org/x", ()),
        ("/go/picture/", FILE, "images/Tree.png", ()),
        ("/go/ring/", BROKEN, "ring", ("redirects in a circle",)),
        ("/go/nothingofthekind/", BROKEN, "nothingofthekind", ("leads nowhere",)),
        ("/docs/controls", PAGE, "docs/controls", ()),
        ("/docs/controls/?x=1#introduction", SECTION, "docs/controls#introduction", ()),
        ("/Docs/Controls/", PAGE, "docs/controls", ()),
        ("/docs/", PAGE, "docs/_index", ()),
        ("/", PAGE, "_index", ()),
        ("https://owaspai.org", PAGE, "_index", ()),
        ("https://owaspai.org/no/such/", EXTERNAL, "https://owaspai.org/no/such/", ("page not in the source",)),
        ("#introduction", SECTION, "docs/threats#introduction", ()),
        ("#", SECTION, "threatpage", ()),
        ("#ratelimit", SECTION, "ratelimit", ("anchor read as slug",)),
        ("/docs/controls/#22modelaccess", SECTION, "modelaccess", ("anchor without hyphens",)),
        ("/docs/controls/#Rate-Limit", SECTION, "ratelimit", ("letter case",)),
        ("/connect/#people", SECTION, "connect#people", ()),
        ("/images/Tree.png?v=3", FILE, "images/Tree.png", ()),
        ("/images/tree.png", FILE, "images/Tree.png", ("letter case",)),
        ("https://owaspai.org/images/Tree.png", FILE, "images/Tree.png", ()),
        ("/guide.pdf", FILE, "deep/guide.pdf", ("same name elsewhere",)),
        ("guide.pdf", FILE, "deep/guide.pdf", ("same name elsewhere",)),
        ("/missing.pdf", EXTERNAL, "https://owaspai.org/missing.pdf", ("file not in the source",)),
        ("missing.pdf", BROKEN, "missing.pdf", ("leads nowhere",)),
        ("controls", PAGE, "docs/controls", ()),
        ("docs/controls/", PAGE, "docs/controls", ("relative address read from the root",)),
        ("/controls/", PAGE, "docs/controls", ("same name elsewhere",)),
        ("/ratelimit/", SECTION, "ratelimit", ("same name elsewhere",)),
        ("opencre.org/chat", EXTERNAL, "https://opencre.org/chat", ("address without https://",)),
        ("https://example.org/a?b#c", EXTERNAL, "https://example.org/a?b#c", ()),
        ("//example.org/a", EXTERNAL, "https://example.org/a", ()),
        ("//owaspai.org/go/ratelimit/", SECTION, "ratelimit", ()),
        (
            "https://owaspai.org.evil.example/go/ratelimit/",
            EXTERNAL,
            "https://owaspai.org.evil.example/go/ratelimit/",
            (),
        ),
        ("mailto:a@example.org", LinkKind.MAIL, "mailto:a@example.org", ()),
        ("javascript:alert(1)", BROKEN, "javascript:alert(1)", ("leads nowhere",)),
        ("(/go/ratelimit/)", SECTION, "ratelimit", ("brackets or punctuation around the address",)),
        ("/../../etc/passwd", BROKEN, "/../../etc/passwd", ("leads nowhere",)),
        ("/images/../../secret.png", EXTERNAL, "", ()),
        ("http://[bad", BROKEN, "http://[bad", ("leads nowhere",)),
    ],
)
def test_rules(resolver: Resolver, href: str, kind: LinkKind, target: str, repairs: tuple[str, ...]) -> None:
    found = resolver.resolve(href, "docs/threats")
    if target:
        assert (found.kind, found.target, found.repairs) == (kind, target, repairs)
    else:
        assert found.kind is BROKEN


@pytest.mark.parametrize("href", ["docs/controls/", "go/ratelimit/", "connect/"])
def test_a_relative_address_on_the_home_page_needs_no_repair(resolver: Resolver, href: str) -> None:
    """A browser reads it from the root, too."""
    assert resolver.resolve(href, "_index").repairs == ()


@pytest.mark.parametrize(
    ("href", "target", "repairs"),
    [
        ("controls.md", "docs/controls", ("file of a page",)),
        ("./controls.md#introduction", "docs/controls#introduction", ("file of a page",)),
        ("../docs/Controls.MD", "docs/controls", ("file of a page",)),
        ("/content/docs/controls.md", "docs/controls", ("file of a page",)),
        ("/docs/controls.html", "docs/controls", ("file of a page",)),
        ("controls/index.html?x=1#Rate-Limit", "ratelimit", ("letter case",)),
        ("/docs/index.html", "docs/_index", ()),
        ("docs\\controls", "docs/controls", ("backslash", "relative address read from the root")),
        ("../../../go/ratelimit/", "ratelimit", ()),
        ("//docs//controls/", "docs/controls", ("double slash",)),
        ("//go/ratelimit/", "ratelimit", ("double slash",)),
        ("owaspai.org/go/ratelimit/", "ratelimit", ("address without https://",)),
        ("HTTPS://WWW.OwaspAI.org:443/GO/RATELIMIT/?utm=1", "ratelimit", ("letter case",)),
        ("https:/owaspai.org/go/ratelimit/", "ratelimit", ("misspelt https://",)),
        ("https://https://owaspai.org/go/ratelimit/", "ratelimit", ("misspelt https://",)),
        ("[/go/ratelimit/](/go/ratelimit/)", "ratelimit", ("brackets or punctuation around the address",)),
        ("[[https://owaspai.org/go/ratelimit/]]", "ratelimit", ("brackets or punctuation around the address",)),
        ("https://owaspai.org/go/ratelimit/%5D%5D", "ratelimit", ("brackets or punctuation around the address",)),
        ("/go/ratelimit,", "ratelimit", ("brackets or punctuation around the address",)),
        ("\ufeff/go/ratelimit/\u200b", "ratelimit", ()),
        ("/go/threats/#introduction", "docs/threats#introduction", ()),
        ("_index.md", "docs/_index", ("file of a page",)),
        (
            "/docs/controls%23introduction",
            "docs/controls#introduction",
            ("encoded #",),
        ),
    ],
)
def test_addresses_as_people_write_them(resolver: Resolver, href: str, target: str, repairs: tuple[str, ...]) -> None:
    found = resolver.resolve(href, "docs/threats")
    assert (found.target, found.repairs) == (target, repairs)
    assert not found.guessed


def test_a_file_name_never_becomes_a_host(resolver: Resolver) -> None:
    for name in FILE_NAMES:
        for href in (name, f"./{name}", f"../{name}", f"{name}#part", f"{name}?raw=1", f"{name}/", f"sub/{name}"):
            found = resolver.resolve(href, "docs/threats")
            assert (found.kind, found.repairs) == (BROKEN, ("leads nowhere",)), href
        for href in (f"/{name}", f"//{name}"):
            found = resolver.resolve(href, "docs/threats")
            assert found.kind is BROKEN or found.target == f"https://owaspai.org/{name}", href


def test_a_name_that_no_section_has_is_sought_only_so_often() -> None:
    anchors = {"docs/a": ["", *(f"heading-{n}" for n in range(2_000))]}
    resolver = Resolver(SiteMap("owaspai.org", [], anchors, {}, {}))
    rules = [resolver.resolve(f"#heding-{n}", "docs/a").rules[1] for n in range(12)]
    assert rules[0] == "nearest anchor"
    assert rules[-1] == "anchor missing"


def test_the_live_site_itself_is_outside_where_the_source_has_no_home_page() -> None:
    found = Resolver(SiteMap("owaspai.org", [], {"docs/a": [""]}, {}, {})).resolve("https://owaspai.org/", "docs/a")
    assert (found.kind, found.target, found.repairs) == (EXTERNAL, "https://owaspai.org/", ())


def test_only_guesses_are_marked_so(resolver: Resolver) -> None:
    assert resolver.resolve("/go/rattelimit/", "connect").guessed
    assert not resolver.resolve("/go/RATELIMIT/", "connect").guessed


def test_a_redirect_to_a_page_that_is_gone_and_has_the_slug_s_name_ends() -> None:
    redirects = {name: Redirect(f"/docs/{name}/", {"go"}) for name in ("gone", "welcome")}
    redirects["there"] = Redirect("/docs/back/", {"go"})
    redirects["back"] = Redirect("/other/there/", {"go"})
    resolver = Resolver(SiteMap("owaspai.org", [], {"docs/_index": [""]}, redirects, {}))
    for href in ("/go/gone/", "/docs/welcome/", "/go/there/#x", "https://owaspai.org/x/back", "welcome"):
        assert resolver.resolve(href, "docs/_index").kind in (LinkKind.BROKEN, LinkKind.EXTERNAL), href


def test_a_long_chain_of_redirects_ends() -> None:
    chain = {f"hop{n}": Redirect(f"/go/hop{n + 1}/", {"go"}) for n in range(5_000)}
    found = Resolver(SiteMap("owaspai.org", [], {"_index": [""]}, chain, {})).resolve("/go/hop0/", "_index")
    assert found.kind is BROKEN


@given(st.text(alphabet="/.#?:%ago2\\ -ü", max_size=30))
def test_no_address_fails_or_leaves_the_site(href: str) -> None:
    found = Resolver(SiteMap("owaspai.org", SECTIONS, ANCHORS, REDIRECTS, FILES)).resolve(href, "docs/threats")
    if found.kind is FILE:
        assert found.target in FILES
    if found.kind in (SECTION, PAGE):
        assert found.page in ANCHORS
