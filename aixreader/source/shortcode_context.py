"""What a shortcode's renderer gets, and what the renderers share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from aixreader.html.tree import parse
from aixreader.model import Contributor
from aixreader.source.shortcode_tags import Arguments

ICON = re.compile(r"[a-z0-9-]{1,40}")


def _nowhere(_name: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What shortcodes know of their page and site: the people of `contributors.csv`, parameters (those of the page go
    first), the address of a page by a reference, and the Markdown of a page by its name. None for what is not there.
    """

    contributors: tuple[Contributor, ...] = ()
    parameters: tuple[Mapping[str, object], ...] = ()
    reference: Callable[[str], str | None] = _nowhere
    include: Callable[[str], str | None] = _nowhere
    base: str = ""
    """The address of the site, without a `/` at its end."""


def _untold(_kind: str, _shown: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What a shortcode needs: the Markdown renderer, its surroundings, the arguments of the shortcode around it, its
    number among those in there, and whom to tell of a problem (its kind, and what is shown).
    """

    render: Callable[[str], str]
    surroundings: Surroundings = field(default_factory=Surroundings)
    parent: Arguments | None = None
    number: int = 0
    tell: Callable[[str, str], None] = _untold


Renderer = Callable[[Arguments, str | None, Context], str]


def shown_as_written(written: str) -> str:
    """A shortcode that is shown as its tag."""
    return f'<code class="placeholder">{escape(written)}</code>'


def shown_inside(inner: str, context: Context) -> str:
    """A shortcode of which what stands between its tags is shown."""
    return f"\n<div>{context.render(inner)}</div>\n"


def markdownify(inner: str | None, context: Context) -> str:
    """Inner Markdown as HTML; one paragraph alone loses its tags (Hugo's `markdownify`)."""
    html = context.render(inner or "")
    paragraph = parse(html).only("p")
    return paragraph.content if paragraph and paragraph.is_bare else html


def icon_of(name: str) -> str:
    """An icon, which the style sheet draws; nothing where `name` is no name."""
    return f'<span class="icon-{name}"></span>' if ICON.fullmatch(name) else ""


def carded(link: str, html: str, kind: str = "card") -> str:
    """A card; one that leads somewhere is a link."""
    return f'<a class="{kind}" href="{link}">{html}</a>' if link else f'<div class="{kind}">{html}</div>'


def boxed(kind: str) -> Renderer:
    """A shortcode that is a box around its inner text as it is."""

    def render(_arguments: Arguments, inner: str | None, _context: Context) -> str:
        return f'<div class="{kind}">{inner or ""}</div>'

    return render
