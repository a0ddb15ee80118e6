"""The compiler as a whole, and hostile sites."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aixreader.errors import Cancelled, SourceError
from aixreader.model import Library, Problem
from aixreader.progress import Report, silent
from aixreader.source.compiler import compile_source
from aixreader.source.tree import SourceTree
from tests.pictures import png
from tests.waiting import FLOOD_SECONDS, no_hang

Trees = Callable[..., SourceTree]

MENU = "menu:\n  docs:\n  - {name: Zed, pageRef: /docs/z, weight: 1}\n  - {name: Ay, pageRef: /docs/a, weight: 2}\n"


def test_pages_come_in_menu_order_then_by_name(memory_tree: Trees) -> None:
    files = {"hugo.yaml": MENU, **{f"content/docs/{name}.md": "text" for name in ("a", "z", "m", "b")}}
    library = compile_source(memory_tree(files), silent)
    assert [(page.id, page.order, page.title) for page in library.pages] == [
        ("docs/z", 0, "Zed"),
        ("docs/a", 1, "Ay"),
        ("docs/b", None, "b"),
        ("docs/m", None, "m"),
    ]


def test_the_home_page_is_called_as_the_site_is(compiled: Callable[..., Library]) -> None:
    library = compiled({"content/_index.md": "# Welcome", "content/x/_index.md": "# X"})
    assert {page.id: page.title for page in library.pages} == {"_index": "Trial", "x/_index": "X"}
    assert compiled({"content/_index.md": "---\ntitle: Front\n---\n"}).pages[0].title == "Front"


def test_front_matter_of_every_kind_is_read(compiled: Callable[..., Library]) -> None:
    library = compiled(
        {
            "content/docs/a.md": "---\ntitle: Yaml\nweight: 3\n---\n## Same\n",
            "content/docs/b.markdown": "+++\ntitle = 'Toml'\nweight = 2\n+++\n## Same\n",
            "content/docs/c.MDOWN": '{"title": "Json", "weight": 1}\n## Same\n',
            "content/docs/d.html": "---\ntitle: Html\n---\n<h2>Same</h2>\n<p>*as it is*</p>\n",
            "content/docs/e.md": "---\r\ntitle: Wide\r\nlinkTitle: W\r\n---\r\n## Same\r\n".encode("utf-16"),
        }
    )
    assert [page.title for page in library.pages] == ["Json", "Toml", "Yaml", "Html", "Wide"]
    assert [page.link_title for page in library.pages] == ["", "", "", "", "W"]
    assert all(page.html.startswith("<h2") for page in library.pages)
    assert "<p>*as it is*</p>" in library.pages[3].html
    assert library.problems == ()


def test_a_library_knows_when_other_pages_are_published(memory_tree: Trees) -> None:
    files = {
        "content/docs/a.md": "x",
        "content/docs/b.md": "---\npublishDate: 2026-06-01\nexpiryDate: 2026-07-01\n---\nx",
    }
    untils = []
    for month in (5, 6, 7):
        library = compile_source(memory_tree(files), silent, datetime(2026, month, 15, tzinfo=UTC))
        untils.append((len(library.pages), library.until))
    assert untils == [(1, "2026-06-01T00:00:00+00:00"), (2, "2026-07-01T00:00:00+00:00"), (1, "")]


def test_what_is_not_published_is_nowhere_and_a_problem(compiled: Callable[..., Library]) -> None:
    block = "## Secret\n> Category: control\n> Permalink: https://owaspai.org/go/secret/\n"
    library = compiled(
        {
            "content/docs/a.md": "[there](/docs/b/) [and](/go/secret/)",
            "content/docs/b.md": f"---\ntitle: Not yet\ndraft: true\n---\n{block}",
            "content/docs/c.md": f"+++\npublishDate = 2099-01-01\n+++\n{block}",
        }
    )
    assert [page.id for page in library.pages] == ["docs/a"]
    assert "secret" not in library.sections
    assert [(p.file, p.line) for p in library.problems if p.kind == "unpublished"] == [
        ("content/docs/b.md", 3),
        ("content/docs/c.md", 2),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Front\n---\n# Heading", "Front"),
        ("# Heading & more", "Heading & more"),
        ("<div>\n<h2 class='x'>Raw <b>one</b></h2>\n</div>", "Raw one"),
        ("text", "a"),
        ("---\n# only a comment\n---\ntext", "a"),
    ],
)
def test_titles(compiled: Callable[..., Library], text: str, title: str) -> None:
    assert compiled({"content/x/a.md": text}).pages[0].title == title


def test_revision_and_date_are_those_of_the_tree(compiled: Callable[..., Library]) -> None:
    library = compiled({"content/docs/a.md": "x"})
    assert (library.title, library.revision, library.date) == ("Trial", "0" * 40, "2026-01-02")


@pytest.mark.parametrize(
    ("written", "hero"),
    [
        ("One<br>two", "One two"),
        ("<b>One</b> &amp; <span class='x'>two</span>", "One & <span class='x'>two"),
        ("a < b, <SOME WORDS> and <a word>", "a < b, <SOME WORDS> and <a word>"),
    ],
)
def test_hero_text_is_plain(compiled: Callable[..., Library], written: str, hero: str) -> None:
    library = compiled({"content/docs/a.md": f'---\nheroText: "{written}"\n---\n'})
    assert library.pages[0].hero == hero


def test_thumbnails_of_media_are_assets(compiled: Callable[..., Library]) -> None:
    media = "items:\n- {title: A, url: 'https://x.example', thumbnail: /images/a.png}\n"
    library = compiled({"content/docs/a.md": "x", "data/media.yaml": media, "static/images/a.png": png()})
    assert [asset.path for asset in library.assets] == ["images/a.png"]


def test_a_site_without_pages_is_refused(memory_tree: Trees) -> None:
    with pytest.raises(SourceError):
        compile_source(memory_tree({"hugo.yaml": "title: x"}), silent)


def test_progress_rises_and_every_step_can_be_cancelled(memory_tree: Trees) -> None:
    tree = memory_tree({f"content/docs/{n}.md": "text" for n in range(5)})
    told: list[float] = []
    compile_source(tree, lambda fraction, _text: told.append(fraction))
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1
    for stop in range(len(told)):
        with pytest.raises(Cancelled):
            compile_source(tree, _cancelling(after=stop))


def _cancelling(after: int) -> Report:
    """A report that is cancelled at the call after so many."""
    calls = iter(range(after))

    def report(fraction: float, text: str) -> None:  # noqa: ARG001 - only counted
        if next(calls, None) is None:
            raise Cancelled

    return report


def kinds(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.kind for problem in problems}


HOSTILE = {
    "quotes": ">" * 3_300 + " x",
    "lists": "".join(f"{' ' * n}- x\n" for n in range(500)),
    "one line of lists": "- " * 3_300 + "x",
    "brackets": "[" * 3_300 + "x" + "](y)" * 3_300,
    "stars": "*a " * 6_700 + "**" * 3_300 + " x",
    "underscores": "_a" * 17_000 + " x",
    "ticks": "".join("`" * n + " " for n in range(1, 400)) * 3 + " x",
    "tags": "<div>" * 6_700 + "x",
    "closing tags": "</div>" * 6_700 + "x",
    "unclosed tag": "<a href='" + "x" * 67_000,
    "comments": "<!--" * 6_700 + "x",
    "entities": "&" * 33_000 + "&#x110000;" * 330 + " x",
    "table": "|" * 6_700 + "\n" + "|-" * 6_700 + "|\n" + "|x" * 6_700,
    "shortcodes": "{{< callout >}}" * 1_700 + "x",
    "headings": "# x\n" * 1_700,
    "images": "![" * 3_300 + "x",
    "links": "[x](/go/nearly/)\n" * 1_700,
    "autolinks": "https://example.org/" * 1_700,
    "breaks": "<br" * 6_700 + "<a>x",
    "references": "[a]: /b\n" * 1_700 + "[a]" * 1_700 + "x",
    "emails": "a@" * 17_000 + "x",
    "quotes and dashes": "\"'--...<<>>" * 3_300 + "x",
    "dots": "." * 67_000 + "x",
    "html entities in tags": "<p title='" + "&quot;" * 17_000 + "'>x</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_holds_up_the_others(compiled: Callable[..., Library], name: str) -> None:
    with no_hang(FLOOD_SECONDS):
        library = compiled({"content/docs/bad.md": HOSTILE[name], "content/docs/good.md": "# Good\n\nReadable."})
    pages = {page.id: page for page in library.pages}
    assert "Readable." in pages["docs/good"].html
    assert "x" in pages["docs/bad"].html


def test_images_never_lead_out_of_the_site(compiled: Callable[..., Library]) -> None:
    text = "\n\n".join(
        f"![x]({src})"
        for src in (
            "../../../etc/passwd.png",
            "/images/../../x.png",
            "%2e%2e/%2e%2e/x.png",
            "file:///etc/x.png",
            "C:%5Cx.png",
        )
    )
    library = compiled({"content/docs/a.md": text, "static/x.png": b"1"})
    assert {asset.file for asset in library.assets} <= {"static/x.png"}
    assert "image-missing" in kinds(library.problems)
    assert "passwd" not in str([asset.path for asset in library.assets])


def test_redirect_cycles_are_told(compiled: Callable[..., Library]) -> None:
    redirects = """{"hosting": {"redirects": [{"source": "/go/a/", "destination": "/go/b/"},
        {"source": "/go/b/", "destination": "https://owaspai.org/go/a/"}]}}"""
    library = compiled({"content/docs/a.md": "[x](/go/a/)", "firebase.json": redirects})
    assert [(p.kind, p.line) for p in library.problems] == [("link-broken", 1)]


def test_an_unreadable_page_is_left_out_and_told(memory_tree: Trees) -> None:
    tree = memory_tree({"content/docs/a.md": "ok", "content/docs/b.md": "gone"})
    tree.files["content/docs/c.md"] = 5  # type: ignore[index] # a file that vanished after the walk
    library = compile_source(tree, silent)
    assert [page.id for page in library.pages] == ["docs/a", "docs/b"]
    assert kinds(library.problems) == {"unreadable"}


BLOCKS = ["# ", "## ", "> ", "- ", "1. ", "    ", "\t", "\n", "\n\n", "```\n", "---\n", "=\n", "|"]
SPANS = ["**", "*", "_", "`", "[", "](", ")", "![", "&amp;", "\\", "x", "é", '"', "\0", "/go/x/", "https://a.example/b"]
RAW = ["<", ">", "<br", "</p>", "<table>", "<tr><td>", "<!--", "-->", "{{< ", " >}}", "{{< /cards >}}", "cards"]
META = ["Category: control", "Permalink: https://owaspai.org/go/x/", "**Controls**"]
PIECES = st.sampled_from(BLOCKS + SPANS + RAW + META)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages=st.lists(st.lists(PIECES, max_size=40).map("".join), min_size=1, max_size=3))
def test_any_pages_compile(memory_tree: Trees, pages: list[str]) -> None:
    library = compile_source(memory_tree({f"content/docs/{n}.md": text for n, text in enumerate(pages)}), silent)
    assert len(library.pages) == len(pages)
    for page in library.pages:
        ordered = [library.sections[key] for key in page.sections]
        assert "".join(page.html[s.start : s.end] for s in ordered) == page.html
        assert all(1 <= s.line <= s.end_line <= page.source.count("\n") + 2 for s in ordered)


def test_shortcodes_in_links_and_embedded_things(compiled: Callable[..., Library]) -> None:
    text = """[one]({{< relref "one.md" >}}), [there]({{< ref "docs/one#first-part" >}}), [gone]({{< ref "gone" >}}).

<video src="/files/film.mp4" title="A film"></video>
<iframe src="https://example.org/frame"></iframe>
{{< vimeo 7 >}} {{< box a="words" >}}

> [!NOTE]
> Words.[^1]

[^1]: Note.
[^2]: Unused.
"""
    library = compiled(
        {"content/docs/one.md": "## First part\n", "content/docs/two.md": f"---\ntitle: Two\n---\n{text}"}
    )
    page = next(page for page in library.pages if page.id == "docs/two")
    assert '<a href="aix://content/docs/one">one</a>' in page.html
    assert '<a href="aix://content/docs/one#first-part">there</a>' in page.html
    assert "relref" not in page.html
    assert "Video, not shown: A film" in page.html
    assert 'class="alert alert-note"' in page.html
    found = [(problem.line, problem.kind) for problem in library.problems]
    assert found == [
        (4, "shortcode-reference"),
        (4, "link-broken"),
        (6, "media"),
        (6, "target-missing"),
        (7, "media"),
        (8, "media"),
        (8, "shortcode-unknown"),
        (14, "footnote-unused"),
    ]


def test_raw_html_that_a_site_does_not_allow_is_told_of(compiled: Callable[..., Library]) -> None:
    files = {"hugo.yaml": "title: T\n", "content/docs/a.md": "a <b>b</b>\n\n<div>\nwords\n</div>\n\n<!-- c -->\n"}
    library = compiled(files)
    assert "words" not in library.pages[0].html
    assert [(problem.line, problem.kind) for problem in library.problems] == [(1, "raw-html")] * 2 + [(3, "raw-html")]
