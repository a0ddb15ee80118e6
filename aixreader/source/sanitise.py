"""From any HTML to HTML that is safe to show: `sanitise`.

Rendered pages hold raw HTML by strangers. What comes out of here holds only the elements, attributes, classes and URL
schemes of `allowlist.py`, loads nothing but the site's own images, runs nothing, and keeps the text.

Guarantees later stages build on (nh3 serialises with html5ever, `clean_tags.normalise_html` adds the rest):

- well-formed: every element is closed, nested at most `clean_tags.MAX_DEPTH` deep; names are in lower case;
- attributes are double-quoted, and no value holds a bare `<`, `>` or `"`; text holds no bare `<`, `>` or `&`;
- no comments, no raw-text and no foreign elements, so parsing it again finds nothing new;
- `img` has a local `src`; a remote one has the class `remote-image`, its address as title and no `src`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

import nh3

from aixreader.model.address import CONTENT
from aixreader.source.allowlist import ATTRIBUTES, DROPPED_WITH_TEXT, SCHEMES, TAGS
from aixreader.source.attribute_values import clean_address, keep_value
from aixreader.source.clean_tags import normalise_html
from aixreader.source.raw_tags import MAX_AMPERSANDS, limit_html

# Taking out an element can change how its surroundings parse (a link inside a link ...); two rounds do for nearly all.
MAX_ROUNDS = 5
RESOLVED_CLASSES = frozenset({"broken", "external", "file", "guessed"})
"""What `rewrite` says of links."""


def sanitise(html: str) -> str:
    """The HTML with everything outside the allow-list taken out; see the module for what is guaranteed.

    Works in linear time and memory, whatever comes in. Sanitising the result again changes nothing.
    """
    return _sanitised(html, _Filter(keep_value), SCHEMES)


def sanitise_resolved(html: str) -> str:
    """The same for HTML whose links are resolved: addresses of the reader's pages stay as well.

    An edition was sanitised when it was compiled, but its digests do not tell who has written it: what leaves the
    reader for programs without its defences goes through here again.
    """
    return _sanitised(html, _Filter(_keep_resolved), SCHEMES | {"aix"})


def _keep_resolved(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href" and value.startswith(CONTENT):
        return clean_address(value)
    if tag == "a" and attribute == "class":
        resolved = [name for name in value.split() if name in RESOLVED_CLASSES]
        return " ".join([*(keep_value(tag, attribute, value) or "").split(), *resolved]) or None
    return keep_value(tag, attribute, value)


def _sanitised(html: str, filtered: _Filter, schemes: AbstractSet[str]) -> str:
    cleaner = _cleaner(filtered, schemes)
    # A lone surrogate has no UTF-8, which is what nh3 takes.
    cleaned = normalise_html(cleaner.clean(limit_html(html.encode("utf-8", "replace").decode("utf-8"))))
    for _ in range(MAX_ROUNDS):
        # Of the bounds only the one on `&` can be passed again by what comes out.
        again = cleaner.clean(limit_html(cleaned) if cleaned.count("&") > MAX_AMPERSANDS else cleaned)
        if again == cleaned or (again := normalise_html(again)) == cleaned:
            break
        cleaned = again
    if filtered.error is not None:
        raise filtered.error
    return cleaned


class _Filter:
    """A check of values, such that an error in it drops the attribute: nh3 only prints it and keeps the value.

    `error` is the first one, to be raised when nh3 is done (an interruption by the user among them).
    """

    def __init__(self, keep: Callable[[str, str, str], str | None]) -> None:
        self._keep = keep
        self.error: BaseException | None = None

    def __call__(self, tag: str, attribute: str, value: str) -> str | None:
        try:
            return self._keep(tag, attribute, value)
        except BaseException as error:  # noqa: BLE001  # raised again by `sanitise`
            self.error = self.error or error
            return None


def _cleaner(attribute_filter: _Filter, schemes: AbstractSet[str]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WITH_TEXT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=attribute_filter,
        strip_comments=True,
        link_rel=None,
        url_schemes=set(schemes),
    )
