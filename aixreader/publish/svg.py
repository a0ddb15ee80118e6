"""Drawings (SVG) for books: only shapes, text and colours, nothing that runs, loads or leads elsewhere.

E-readers may show a drawing as a document of its own, with all that such a document may do; browsers that show it in an
`<img>` do not.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
MAX_BYTES = 8 * 1024 * 1024
ELEMENTS = frozenset(
    """circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence filter g image line linearGradient marker mask path pattern polygon polyline radialGradient rect stop
    style svg switch symbol text textPath title tspan use view""".split()  # noqa: SIM905 - a table of words
)
HREFS = ("href", f"{{{XLINK}}}href")
QUALIFIED = frozenset({f"{{{XLINK}}}href", f"{{{XML}}}space", f"{{{XML}}}lang"})
EMBEDDED = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
# What CSS loads, it loads by `url(...)` and `@import`; a backslash could spell either.
LOADS = re.compile(r"@|\\|url\(\s*(?![\"']?#)|image\(|image-set\(", re.IGNORECASE)

ET.register_namespace("svg", SVG)
ET.register_namespace("xlink", XLINK)


def plain_svg(data: bytes) -> bytes | None:
    """The drawing without what is not plain; None if it is not well-formed, or too large."""
    if len(data) > MAX_BYTES:
        return None
    try:
        root = ET.fromstring(data)  # noqa: S314 - expat bounds entities and loads no external ones
    except (ET.ParseError, ValueError, LookupError):
        return None
    if root.tag != f"{{{SVG}}}svg":
        return None
    todo = [root]
    while todo:
        element = todo.pop()
        _clean_attributes(element)
        for link in element.findall(f"{{{SVG}}}a"):  # its drawing stays
            link.tag = f"{{{SVG}}}g"
        for child in [child for child in element if not _is_plain(child)]:
            element.remove(child)
        todo += element
    try:
        return b'<?xml version="1.0" encoding="utf-8"?>\n' + str(ET.tostring(root, encoding="unicode")).encode()
    except RecursionError:  # nested deeper than any drawing is
        return None


def _is_plain(element: ET.Element) -> bool:
    namespace, _, name = str(element.tag).rpartition("}")
    if namespace != f"{{{SVG}" or name not in ELEMENTS:
        return False
    return name != "style" or not LOADS.search("".join(element.itertext()))


def _clean_attributes(element: ET.Element) -> None:
    for name, value in list(element.attrib.items()):
        is_known = name in QUALIFIED or not name.startswith("{")
        is_link = name in HREFS and not value.startswith("#") and not EMBEDDED.fullmatch(value)
        if not is_known or is_link or name.lower().startswith("on") or (name not in HREFS and LOADS.search(value)):
            del element.attrib[name]
