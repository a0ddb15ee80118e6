"""The shortcodes of Hugo, Hextra and the Exchange, each as a function from its arguments and inner text to HTML.

What they show is what Hextra 0.11 shows where no script runs: all tabs one below the other, each with its title; of
what is embedded a card with title and address.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from aixreader.html.tree import parse
from aixreader.source.markup.code import code_block
from aixreader.source.shortcode_context import Context, Renderer, boxed, carded, icon_of, markdownify
from aixreader.source.shortcode_embeds import EMBEDS
from aixreader.source.shortcode_tags import Arguments

CALLOUTS = ("error", "important", "info", "warning")
INCLUDE = "include"


def _nothing(_arguments: Arguments, _inner: str | None, _context: Context) -> str:
    """Layout only: space, a live counter, a band of logos, a contact form that needs a server, a comment."""
    return ""


def _icon(arguments: Arguments, _inner: str | None, _context: Context) -> str:
    return icon_of(arguments.first("name"))


# -- boxes -------------------------------------------------------------------------------------------------------------


def _callout(arguments: Arguments, inner: str | None, context: Context) -> str:
    kind = arguments.value("type")
    classes = f"callout callout-{kind}" if kind in CALLOUTS else "callout"
    emoji, icon = arguments.get("emoji"), icon_of(arguments.value("icon"))
    content = markdownify(inner, context)
    if emoji or icon:
        content = f'<div class="callout-emoji">{emoji or icon}</div><div>{content}</div>'
    return f'<div class="{classes}">{content}</div>'


def _details(arguments: Arguments, inner: str | None, context: Context) -> str:
    title = markdownify(arguments.first("title", "summary"), context)
    is_open = "" if arguments.value("closed") == "true" else ' open=""'
    return (
        f"<details{is_open}><summary><strong>{title}</strong></summary>\n"
        f"<div>{markdownify(inner, context)}</div>\n</details>"
    )


def _tabs(arguments: Arguments, inner: str | None, _context: Context) -> str:
    """The tabs, each with its title; then the titles for which there is no tab."""
    html = inner or ""
    items = [item.strip() for item in arguments.value("items").split(",")]
    left = (title for item in items if (title := _titled(item)).removesuffix("</div>") not in html)
    return f'<div class="tabs">{html}{"".join(left)}</div>'


def _tab(arguments: Arguments, inner: str | None, context: Context) -> str:
    return f'<div class="tab">{_tab_title(arguments, context)}{markdownify(inner, context)}</div>'


def _html_tab(arguments: Arguments, inner: str | None, context: Context) -> str:
    return f'<div class="tab">{_tab_title(arguments, context)}{inner or ""}</div>'


def _tab_title(arguments: Arguments, context: Context) -> str:
    """A tab's name: its own, or the one that the shortcode around it has for its number."""
    items = context.parent.value("items").split(",") if context.parent else []
    item = items[context.number].strip() if context.number < len(items) else ""
    title = ": ".join(dict.fromkeys(filter(None, (item, arguments.first("name")))))
    return _titled(title)


def _titled(title: str) -> str:
    return f'<div class="tab-title">{escape(title, quote=False)}</div>' if title else ""


# -- cards -------------------------------------------------------------------------------------------------------------


def _card(arguments: Arguments, _inner: str | None, context: Context) -> str:
    title, tag = arguments.get("title"), arguments.get("tag")
    image = arguments.get("image")
    subtitle = arguments.value("subtitle")
    parts = [
        f'<img src="{image}" alt="{title}">' if image else "",
        icon_of(arguments.value("icon")),
        f"<span>{title}</span>",
        f'<div class="subtitle">{markdownify(subtitle, context)}</div>' if subtitle else "",
        f'<div><span class="badge">{tag}</span></div>' if tag else "",
    ]
    return carded(arguments.get("link"), "".join(parts))


def _sponsor_card(arguments: Arguments, _inner: str | None, _context: Context) -> str:
    link = arguments.get("link")
    more = f'<div><a href="{link}">Learn more &gt;</a></div>' if link else ""
    return (
        f'<div class="card"><div>{arguments.get("tier")}</div>'
        f'<img src="{arguments.get("logo")}" alt="{arguments.get("name")} Logo"><hr>'
        f"<p>{arguments.get('description')}</p>{more}</div>"
    )


def _badge(arguments: Arguments, _inner: str | None, _context: Context) -> str:
    icon, link = icon_of(arguments.value("icon")), arguments.get("link")
    badge = f'<span class="badge">{icon}{escape(arguments.first("content"), quote=False)}</span>'
    return f'<a href="{link}">{badge}</a>' if link else badge


# -- pictures, code, files ---------------------------------------------------------------------------------------------


def _image(arguments: Arguments, _inner: str | None, _context: Context) -> str:
    return f'<img src="{arguments.get("src")}" alt="{arguments.get("alt")}">'


def _centered_image(arguments: Arguments, inner: str | None, context: Context) -> str:
    return f'<div class="centered">{_image(arguments, inner, context)}</div>'


def _figure(arguments: Arguments, _inner: str | None, context: Context) -> str:
    """Hugo's own template."""
    caption, credit = arguments.value("caption"), arguments.value("attr")
    words = markdownify(caption, context) if caption else ""
    alt = arguments.get("alt") or escape(parse(words).text())
    size = "".join(f' {name}="{arguments.get(name)}"' for name in ("width", "height") if arguments.get(name))
    picture = f'<img src="{arguments.get("src")}" alt="{alt}"{size}>'
    if link := arguments.get("link"):
        picture = f'<a href="{link}">{picture}</a>'
    title = f"<h4>{arguments.get('title')}</h4>" if arguments.get("title") else ""
    if credit:
        by, at = markdownify(credit, context), arguments.get("attrlink")
        words = f'{words} <a href="{at}">{by}</a>' if at else f"{words} {by}"
    words = f"<p>{words.strip()}</p>" if words else ""
    caption_html = f"<figcaption>{title}{words}</figcaption>" if title or words else ""
    return f"<figure>{picture}{caption_html}</figure>"


def _highlight(arguments: Arguments, inner: str | None, _context: Context) -> str:
    return code_block(f"{(inner or '').strip(chr(10))}\n", arguments.first("lang"))


def _source(_arguments: Arguments, inner: str | None, _context: Context) -> str:
    """A diagram or formula that a script would draw, as its source."""
    return code_block(f"{(inner or '').strip(chr(10))}\n", "")


def _file(arguments: Arguments, _inner: str | None, context: Context) -> str:
    return f'<li><span class="icon-document-text"></span>{markdownify(arguments.first("name"), context)}</li>'


def _folder(arguments: Arguments, inner: str | None, _context: Context) -> str:
    name = escape(arguments.first("name"), quote=False)
    return f'<li><span class="icon-folder"></span>{name}<ul>{inner or ""}</ul></li>'


def _file_tree(_arguments: Arguments, inner: str | None, _context: Context) -> str:
    return f'<div class="filetree"><ul>{inner or ""}</ul></div>'


def _contributors(_arguments: Arguments, _inner: str | None, context: Context) -> str:
    rows = "".join(
        f"<tr><td>{escape(person.name)}</td><td>{escape(person.organization)}</td>"
        f"<td>{escape(person.country)}</td><td>{escape(person.contributions)}</td></tr>"
        for person in context.surroundings.contributors
    )
    head = "<tr><th>Name</th><th>Organization</th><th>Country</th><th>Contributions</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


# -- references and parameters -----------------------------------------------------------------------------------------


def _relref(arguments: Arguments, _inner: str | None, context: Context) -> str:
    """The address of a page on the site."""
    name = arguments.first("path")
    address = context.surroundings.reference(name)
    if address is None:
        context.tell("shortcode-reference", "the name is shown as it is written")
    return escape(name if address is None else address)


def _ref(arguments: Arguments, inner: str | None, context: Context) -> str:
    """The same with the address of the site before it."""
    address = _relref(arguments, inner, context)
    return f"{context.surroundings.base}{address}" if address.startswith("/") else address


def _param(arguments: Arguments, _inner: str | None, context: Context) -> str:
    name = arguments.first("name")
    for values in context.surroundings.parameters:
        if (value := _looked_up(values, name)) is not None:
            return escape(str(value).lower() if isinstance(value, bool) else str(value), quote=False)
    context.tell("shortcode-parameter", "nothing is shown")
    return ""


def _looked_up(values: object, name: str) -> object:
    """The value of a parameter; `a.b` is `b` inside `a`."""
    for key in name.lower().split("."):
        lower = {str(word).lower(): value for word, value in values.items()} if isinstance(values, Mapping) else {}
        values = lower.get(key)
    return values if isinstance(values, str | int | float) else None


RENDERERS: dict[str, Renderer] = EMBEDS | {
    "badge": _badge,
    "callout": _callout,
    "card": _card,
    "cards": boxed("cards"),
    "collaboration-marquee": _nothing,
    "comment": _nothing,
    "contact": _nothing,
    "contributors": _contributors,
    "details": _details,
    "figure": _figure,
    "filetree/container": _file_tree,
    "filetree/file": _file,
    "filetree/folder": _folder,
    "github-stars": _nothing,
    "highlight": _highlight,
    "html-tab": _html_tab,
    "icon": _icon,
    "image-centered": _centered_image,
    "image-left": _image,
    INCLUDE: _nothing,
    "katex": _source,
    "mermaid": _source,
    "param": _param,
    "ref": _ref,
    "relref": _relref,
    "small-card": _card,
    "spacer": _nothing,
    "sponsor-card": _sponsor_card,
    "steps": boxed("steps"),
    "tab": _tab,
    "tabs": _tabs,
}
IN_MARKDOWN = frozenset(
    {"badge", "cards", "comment", "hextra/feature-grid", "hextra/hero-container", "html-tab", "icon", "param", "ref"}
    | {"relref", "steps", "tabs"}
)
"""Shortcodes whose HTML, written with `{{% %}}`, is part of the Markdown around it: their inner text is rendered there.
That of all others is finished, and blank lines in it would be read anew."""
PAIRED = frozenset(
    {
        "callout",
        "cards",
        "details",
        "filetree/container",
        "filetree/folder",
        "highlight",
        "html-tab",
        "mermaid",
        "steps",
    }
    | {"tab", "tabs"}
)
LAYOUT = frozenset(
    {"align", "alt", "anchor", "autoplay", "border", "class", "closed", "color", "cols", "controls", "defaultindex"}
    | {"end", "height", "icon", "id", "imageclass", "imagestyle", "linenos", "loading", "loop", "method", "muted"}
    | {"options", "opts", "process", "rel", "speed", "start", "state", "style", "sync", "tagborder", "tagcolor"}
    | {"tagicon", "tagtype", "target", "theme", "type", "width"}
)
"""Arguments that say how something looks, and are not words of the page."""
LEFT_OUT = frozenset({"collaboration-marquee", "contact", "github-stars"})
"""What shows something on the site that needs the web."""
