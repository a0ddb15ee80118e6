"""Values that sections give to their pages."""

from __future__ import annotations

import pytest

from aixreader.source.cascade import MAX_PATTERN, inherited, matches_glob, read_cascades
from tests.waiting import no_hang


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("/docs/a", "/docs/a", True),
        ("/docs/**", "/docs/a/b", True),
        ("/docs/**", "/docs", False),
        ("/docs/*", "/docs/a", True),
        ("/docs/*", "/docs/a/b", False),
        ("/d?cs", "/docs", True),
        ("/docs?a", "/docs/a", False),
        ("**", "/anything/at/all", True),
        ("**/b", "/a/b", True),
        ("/docs/{a,b}/*", "/docs/b/x", True),
        ("/docs/{a,b}/*", "/docs/c/x", False),
        ("/docs/{a", "/docs/{a", True),
        ("*" * (MAX_PATTERN + 1), "/a", False),
    ],
)
def test_patterns(pattern: str, path: str, *, matches: bool) -> None:
    assert matches_glob(pattern, path) is matches


def test_no_pattern_takes_long() -> None:
    with no_hang():
        assert not matches_glob("*a**" * 40 + "c", "a" * 1_000 + "/b")


def test_a_page_inherits_what_it_does_not_say_itself() -> None:
    near = read_cascades({"weight": 1, "draft": True})
    far = read_cascades([{"weight": 9, "x": 1}, {"y": 2, "_target": {"kind": "section"}}])
    assert inherited({"draft": False}, [near, far], "/docs/a", "page") == {"draft": False, "weight": 1, "x": 1}
    assert inherited({}, [far], "/docs", "section") == {"weight": 9, "x": 1, "y": 2}


def test_a_target_narrows_it() -> None:
    level = read_cascades({"draft": True, "target": {"path": "/docs/B/**"}})
    assert inherited({}, [level], "/docs/b/c", "page") == {"draft": True}
    assert inherited({}, [level], "/docs/c", "page") == {}


@pytest.mark.parametrize("value", [None, 3, "draft", [1, "x"], []])
def test_what_is_no_map_gives_nothing(value: object) -> None:
    assert read_cascades(value) == []
