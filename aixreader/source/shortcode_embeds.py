"""Shortcodes that show what lies elsewhere, each as a card with title and address; and those of Hextra's first page."""

from __future__ import annotations

from html import escape

from aixreader.source.shortcode_context import Context, Renderer, boxed, carded, icon_of, markdownify
from aixreader.source.shortcode_tags import Arguments


def _embed(address: str, title: str, *names: str) -> Renderer:
    """A card with the title and address of what a page would load from elsewhere; `names` may hold its id."""

    def render(arguments: Arguments, _inner: str | None, context: Context) -> str:
        values = {"id": arguments.first(*names), "user": arguments.value("user"), "a": arguments.at(0)}
        values |= {"b": arguments.at(1) if "{b}" in address else ""}
        link = arguments.value("link") or address.format(**{name: value.strip() for name, value in values.items()})
        return _embedded(link, arguments.value("title", "caption", "alt") or title, context)

    return render


def _embedded(link: str, title: str, context: Context) -> str:
    context.tell("media", f"a card with its address '{link}' is shown")
    shown = escape(link.partition("://")[2] or link, quote=False)
    return carded(
        escape(link), f'<span>{escape(title, quote=False)}</span><div class="subtitle">{shown}</div>', "card embed"
    )


def _gist(arguments: Arguments, inner: str | None, context: Context) -> str:
    return _embed("https://gist.github.com/{a}/{b}", "Gist")(arguments, inner, context)


def _post(arguments: Arguments, inner: str | None, context: Context) -> str:
    return _embed("https://x.com/{user}/status/{id}", "Post on X", "id")(arguments, inner, context)


def _qr(arguments: Arguments, inner: str | None, context: Context) -> str:
    """A QR code holds a text, mostly an address."""
    text = (arguments.value("text") or inner or "").strip()
    context.tell("media", "its text is shown")
    return f'<span class="placeholder">QR code, not shown: {escape(text, quote=False)}</span>'


# -- Hextra's first page -----------------------------------------------------------------------------------------------


def _around(name: str) -> Renderer:
    """An element around inner Markdown."""

    def render(arguments: Arguments, inner: str | None, context: Context) -> str:
        tag = (arguments.value("heading") or name) if name == "h2" else name
        tag = f"h{tag.removeprefix('h')}" if tag.removeprefix("h") in "123456" and name[0] == "h" else name
        return f"<{tag}>{markdownify((inner or '').strip(), context)}</{tag}>"

    return render


def _hero_badge(arguments: Arguments, inner: str | None, context: Context) -> str:
    link, words = arguments.get("link"), markdownify((inner or "").strip(), context)
    return f'<a href="{link}">{words}</a>' if link else f"<span>{words}</span>"


def _hero_button(arguments: Arguments, _inner: str | None, _context: Context) -> str:
    return f'<a href="{arguments.get("link")}">{arguments.get("text")}</a>'


def _hero_container(arguments: Arguments, inner: str | None, _context: Context) -> str:
    image = arguments.get("image")
    picture = f'<img src="{image}" alt="{arguments.get("imageTitle")}">' if image else ""
    return f"<div>{inner or ''}</div>{picture}"


def _feature_card(arguments: Arguments, _inner: str | None, context: Context) -> str:
    title, image = arguments.get("title"), arguments.get("image")
    picture = f'<img src="{image}" alt="{title}">' if image else ""
    heading = f"<h3>{icon_of(arguments.value('icon'))}{title}</h3>"
    subtitle = f"<p>{markdownify(arguments.value('subtitle'), context)}</p>"
    return carded(arguments.get("link"), heading + subtitle + picture)


EMBEDS: dict[str, Renderer] = {
    "asciinema": _embed("{id}", "Recording of a terminal", "file"),
    "gist": _gist,
    "hextra/feature-card": _feature_card,
    "hextra/feature-grid": boxed("cards"),
    "hextra/hero-badge": _hero_badge,
    "hextra/hero-button": _hero_button,
    "hextra/hero-container": _hero_container,
    "hextra/hero-headline": _around("h1"),
    "hextra/hero-section": _around("h2"),
    "hextra/hero-subtitle": _around("p"),
    "instagram": _embed("https://www.instagram.com/p/{id}", "Post on Instagram", "id"),
    "instagram_simple": _embed("https://www.instagram.com/p/{id}", "Post on Instagram", "id"),
    "jupyter": _embed("{id}", "Notebook", "path"),
    "pdf": _embed("{id}", "PDF document", "path"),
    "qr": _qr,
    "tweet": _post,
    "twitter": _post,
    "twitter_simple": _post,
    "vimeo": _embed("https://vimeo.com/{id}", "Video on Vimeo", "id"),
    "vimeo_simple": _embed("https://vimeo.com/{id}", "Video on Vimeo", "id"),
    "x": _post,
    "x_simple": _post,
    "youtube": _embed("https://www.youtube.com/watch?v={id}", "Video on YouTube", "id"),
}
