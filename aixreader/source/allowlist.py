"""The allow-list of the sanitiser: elements, attributes, classes and URL schemes.

It contains what text needs and nothing that loads, runs, submits, draws over the page or changes how a browser reads
the markup around it: no element with raw text and no foreign one (SVG, MathML), so sanitised HTML cannot turn into
something else when it is parsed again.
"""

from __future__ import annotations

import re

TAGS = frozenset(
    {"a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code"}
    | {"col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav"}
    | {"ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub"}
    | {"summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr"}
)

# What a browser would never show as text of the page; it goes with its element. All other elements leave their text.
DROPPED_WITH_TEXT = frozenset(
    {"datalist", "iframe", "math", "noembed", "noframes", "noscript", "object", "script", "style", "svg"}
    | {"template", "title"}
)

ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset({"class", "dir", "id", "lang", "title"}),
    "a": frozenset({"href", "name"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "img": frozenset({"alt", "height", "src", "width"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"reversed", "start", "type"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope"}),
}

SCHEMES = frozenset({"http", "https", "mailto"})

# Ids the reader's own pages use begin so; content may not shadow them.
OWN_ID_PREFIX = "aix-"

# Classes that our own rendering makes. The site's own (Tailwind's) mean nothing without its style sheets.
CLASSES = frozenset(
    {"alert", "alert-caution", "alert-important", "alert-note", "alert-tip", "alert-title", "alert-warning", "badge"}
    | {"callout", "callout-emoji", "callout-error", "callout-important", "callout-info", "callout-warning", "card"}
    | {
        "cards",
        "centered",
        "embed",
        "filename",
        "filetree",
        "footnote-backref",
        "footnote-ref",
        "footnotes",
        "highlight",
        "icon-link",
    }
    | {
        "layout",
        "left-out",
        "placeholder",
        "remote-image",
        "steps",
        "subtitle",
        "tab",
        "tab-title",
        "tab-titles",
        "tabs",
        "task",
    }
    | {"task-done"}
)
ICON_CLASS = re.compile(r"icon-[a-z0-9-]{1,40}")
LANGUAGE_CLASS = re.compile(r"language-[A-Za-z0-9+#._-]{1,40}")

# The short classes Pygments gives to tokens (pygments.token.STANDARD_TYPES), kept on spans inside `highlight` only.
TOKEN_CLASSES = frozenset(
    {"bp", "c", "c1", "ch", "cm", "cp", "cpf", "cs", "dl", "err", "esc", "fm", "g", "gd", "ge", "ges", "gh", "gi"}
    | {"go", "gp", "gr", "gs", "gt", "gu", "hll", "il", "k", "kc", "kd", "kn", "kp", "kr", "kt", "l", "ld", "m", "mb"}
    | {"mf", "mh", "mi", "mo", "n", "na", "nb", "nc", "nd", "ne", "nf", "ni", "nl", "nn", "no", "nt", "nv", "nx", "o"}
    | {"ow", "p", "pm", "py", "s", "s1", "s2", "sa", "sb", "sc", "sd", "se", "sh", "si", "sr", "ss", "sx", "vc", "vg"}
    | {"vi", "vm", "w", "x"}
)
