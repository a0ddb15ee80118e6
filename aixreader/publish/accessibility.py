"""What a book states of its accessibility, in the words of schema.org (EPUB Accessibility 1.1, 2).

Nothing is claimed of a standard it conforms to: that takes somebody who looked at the pictures and their words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from aixreader.html.tree import elements
from aixreader.publish.publication import Picture

FEATURES = ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
ANIMATED_HAZARDS = ("noSoundHazard", "unknownFlashingHazard", "unknownMotionSimulationHazard")
TEXT = (
    "The text can be enlarged and set in other fonts and colours. It has headings, a table of contents, and notes with"
    " links back."
)
PICTURES = " Pictures have short alternatives in words; what a diagram shows in detail is not described."
GIF_FRAME = b"\x21\xf9\x04"
"""The block before each frame of a GIF."""


def accessibility(pages: Collection[str], pictures: Collection[Picture]) -> Iterator[tuple[str, str]]:
    """(property, value) pairs for a book of these pages (HTML) and pictures."""
    yield "schema:accessMode", "textual"
    if pictures:
        yield "schema:accessMode", "visual"
    yield "schema:accessModeSufficient", "textual,visual" if pictures else "textual"
    has_words = any(image.attributes.get("alt") for html in pages for image in elements(html, "img"))
    for feature in (*(("alternativeText",) if pictures and has_words else ()), *FEATURES):
        yield "schema:accessibilityFeature", feature
    for hazard in ANIMATED_HAZARDS if any(map(is_animated, pictures)) else ("none",):
        yield "schema:accessibilityHazard", hazard
    yield "schema:accessibilitySummary", TEXT + (PICTURES if pictures else "")


def is_animated(picture: Picture) -> bool:
    """Whether a picture may move: a GIF of several frames, an animated PNG or WebP. Drawings have lost what moves."""
    data = picture.data
    if picture.mime == "image/gif":
        return data.count(GIF_FRAME) > 1
    return (picture.mime == "image/png" and b"acTL" in data) or (picture.mime == "image/webp" and b"ANIM" in data)
