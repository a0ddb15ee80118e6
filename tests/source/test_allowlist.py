"""The allow-list is what it says of itself."""

from __future__ import annotations

from pygments.token import STANDARD_TYPES

from aixreader.html.names import VOID
from aixreader.source.allowlist import ATTRIBUTES, DROPPED_WITH_TEXT, SCHEMES, TAGS, TOKEN_CLASSES
from aixreader.source.attribute_values import CHECKS

LOADS = {
    "audio",
    "base",
    "embed",
    "form",
    "frame",
    "iframe",
    "input",
    "link",
    "meta",
    "object",
    "script",
    "source",
    "video",
}
CHANGES_PARSING = {"math", "noscript", "plaintext", "style", "svg", "template", "textarea", "title", "xmp"}


def test_nothing_that_loads_runs_or_changes_parsing_is_allowed() -> None:
    assert not TAGS & (LOADS | CHANGES_PARSING | DROPPED_WITH_TEXT)
    assert {"br", "col", "hr", "img", "wbr"} == VOID & TAGS
    assert {"http", "https", "mailto"} == SCHEMES


def test_every_allowed_attribute_has_a_check_of_its_value() -> None:
    assert set().union(*ATTRIBUTES.values()) == set(CHECKS)
    assert set(ATTRIBUTES) - {"*"} <= TAGS


def test_token_classes_are_those_of_pygments() -> None:
    assert set(STANDARD_TYPES.values()) - {""} <= TOKEN_CLASSES
