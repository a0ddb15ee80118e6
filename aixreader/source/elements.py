"""Names of elements, and the escaping of text that looks like a tag.

A browser takes `<BEGIN UNTRUSTED DATA>` for a tag and swallows it. Text must not vanish, so a tag whose name no HTML
standard knows is shown as written.
"""

from __future__ import annotations

import re

_HTML = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
    button canvas caption center cite code col colgroup command content data datalist dd del details dfn dialog dir div
    dl dt element em embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head
    header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark
    marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option
    output p param picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp script search section select
    selectedcontent shadow slot small source spacer span strike strong style sub summary sup svg table tbody td template
    textarea tfoot th thead time title tr track tt u ul var video wbr xmp
"""
# Their content is dropped by the sanitiser together with the root; naming them keeps a drawing from turning into text.
_FOREIGN = """
    animate animatemotion animatetransform annotation annotation-xml circle clippath defs desc ellipse feblend
    fecolormatrix fecomposite fedropshadow feflood fegaussianblur feimage femerge femergenode feoffset fetile
    feturbulence filter foreignobject g glyph hatch line lineargradient maction malignmark marker mask merror metadata
    mfrac mglyph mi mlabeledtr mmultiscripts mn mo mover mpadded mpath mphantom mprescripts mroot mrow ms mspace msqrt
    mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none path pattern polygon polyline radialgradient
    rect semantics set stop switch symbol text textpath tref tspan use view
"""
ELEMENTS = frozenset(f"{_HTML} {_FOREIGN}".split())
TAG = re.compile(r"<(?=/?([a-zA-Z][^\s/<>]*+)(?=[\s/<>]))")
BROKEN_BREAK = re.compile(r"<br(?=<)((?:<[^<>\n]*>|[^<>\n])*>)?", re.IGNORECASE)


def escape_unknown_tags(html: str, seen: set[str] | None = None) -> str:
    """Escape the `<` of every tag whose name is not an element's, so that it is shown as text; `seen` gets the names of
    the others.
    """
    names = set() if seen is None else seen

    def escaped(match: re.Match[str]) -> str:
        name = match[1].lower()
        if name not in ELEMENTS:
            return "&lt;"
        names.add(name)
        return match[0]

    return TAG.sub(escaped, html)


def escape_unclosed_comment(html: str) -> str:
    """Escape a `<!--` that nothing closes, which would hide the rest of the page."""
    closed = html.rfind("-->") + 1
    return html[:closed] + html[closed:].replace("<!--", "&lt;!--")


def repair_breaks(text: str) -> str:
    """Close a `<br` that runs into the next tag and would swallow its link; the `>` it lost, further on, goes."""
    return BROKEN_BREAK.sub(lambda match: "<br>" + (match[1] or "")[:-1], text)
