"""The shortcodes the Exchange has used, each as a function from its arguments and inner text to HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from aixreader.html.tree import parse
from aixreader.model import Contributor


@dataclass(slots=True)
class Arguments:
    """The arguments of a tag: `named` by name, `placed` in order."""

    named: dict[str, str] = field(default_factory=dict)
    placed: list[str] = field(default_factory=list)

    def add(self, name: str | None, value: str) -> None:
        """Take one argument in."""
        if name:
            self.named[name] = value
        else:
            self.placed.append(value)

    def get(self, name: str) -> str:
        """A named argument, ready for HTML."""
        return escape(self.named.get(name, ""))


@dataclass(frozen=True, slots=True)
class Context:
    """What shortcodes need: the Markdown renderer and the people of `contributors.csv`."""

    render: Callable[[str], str]
    contributors: tuple[Contributor, ...] = ()


Renderer = Callable[[Arguments, str | None, Context], str]


def unknown(written: str, inner: str | None, context: Context) -> str:
    """An unknown shortcode: its inner text, or the tag as written where there is none."""
    if inner is None:
        return f'<code class="placeholder">{escape(written)}</code>'
    return f"\n<div>{context.render(inner)}</div>\n"


def _markdownify(inner: str | None, context: Context) -> str:
    """Inner Markdown as HTML; one paragraph alone loses its tags (Hugo's `markdownify`)."""
    html = context.render(inner or "")
    paragraph = parse(html).only("p")
    return paragraph.content if paragraph and paragraph.is_bare else html


def _nothing(_arguments: Arguments, _inner: str | None, _context: Context) -> str:
    """Layout only: space, icons, a live counter, a band of logos, a contact form that needs a server."""
    return ""


def _cards(_arguments: Arguments, inner: str | None, _context: Context) -> str:
    return f'<div class="cards">{inner or ""}</div>'


def _card(arguments: Arguments, _inner: str | None, _context: Context) -> str:
    subtitle = f"<span>{arguments.get('subtitle')}</span>" if arguments.get("subtitle") else ""
    return f'<a class="card" href="{arguments.get("link")}"><span>{arguments.get("title")}</span>{subtitle}</a>'


def _callout(_arguments: Arguments, inner: str | None, context: Context) -> str:
    return f'<div class="callout">{_markdownify(inner, context)}</div>'


def _tabs(arguments: Arguments, inner: str | None, _context: Context) -> str:
    titles = "".join(f"<span>{escape(title.strip())}</span>" for title in arguments.named.get("items", "").split(","))
    return f'<div class="tabs"><div class="tab-titles">{titles}</div>{inner or ""}</div>'


def _tab(_arguments: Arguments, inner: str | None, context: Context) -> str:
    return f'<div class="tab">{_markdownify(inner, context)}</div>'


def _html_tab(_arguments: Arguments, inner: str | None, _context: Context) -> str:
    return f'<div class="tab">{inner or ""}</div>'


def _image(arguments: Arguments, _inner: str | None, _context: Context) -> str:
    return f'<img src="{arguments.get("src")}" alt="{arguments.get("alt")}">'


def _sponsor_card(arguments: Arguments, _inner: str | None, _context: Context) -> str:
    link = arguments.get("link")
    more = f'<div><a href="{link}">Learn more &gt;</a></div>' if link else ""
    return (
        f'<div class="card"><div>{arguments.get("tier")}</div>'
        f'<img src="{arguments.get("logo")}" alt="{arguments.get("name")} Logo"><hr>'
        f"<p>{arguments.get('description')}</p>{more}</div>"
    )


def _contributors(_arguments: Arguments, _inner: str | None, context: Context) -> str:
    rows = "".join(
        f"<tr><td>{escape(person.name)}</td><td>{escape(person.organization)}</td>"
        f"<td>{escape(person.country)}</td><td>{escape(person.contributions)}</td></tr>"
        for person in context.contributors
    )
    head = "<tr><th>Name</th><th>Organization</th><th>Country</th><th>Contributions</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


RENDERERS: dict[str, Renderer] = {
    "callout": _callout,
    "card": _card,
    "cards": _cards,
    "collaboration-marquee": _nothing,
    "contact": _nothing,
    "contributors": _contributors,
    "github-stars": _nothing,
    "html-tab": _html_tab,
    "icon": _nothing,
    "image-centered": _image,
    "image-left": _image,
    "small-card": _card,
    "spacer": _nothing,
    "sponsor-card": _sponsor_card,
    "tab": _tab,
    "tabs": _tabs,
}
PAIRED = frozenset({"callout", "cards", "html-tab", "tab", "tabs"})
