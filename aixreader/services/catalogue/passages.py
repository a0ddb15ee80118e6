"""The passages of a section: its text, taken apart at its labels, as Markdown and as plain text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from aixreader.control_characters import without_controls
from aixreader.html.section_body import without_head
from aixreader.html.to_text import plain_text
from aixreader.html.tree import Element, elements, outermost, skip_blanks
from aixreader.knowledge.section_formats import SectionFormats
from aixreader.model import Section
from aixreader.publish.machine.catalogue import Passage
from aixreader.publish.markdown_inline import FootnoteLabels
from aixreader.publish.markdown_text import markdown_text
from aixreader.services.session.session import Session

SITE = "https://owaspai.org"


def section_passages(session: Session, section: Section) -> tuple[Passage, ...]:
    """The passages of a section without its subsections; those without a word are left out."""
    html = without_head(SectionFormats(session, section, only=True).html())
    names = {field.label.rstrip(": ").casefold(): field.name for field in section.fields}
    made = (_passage(name, label, part) for name, label, part in _parts(html, names))
    return tuple(_below_empty_labels(made, set(names.values())))


def subsection_passage(session: Session, section: Section) -> Passage:
    """A subsection as one passage, whose label is its heading."""
    label = session.names.bare(section)
    return _passage(label.casefold(), label, without_head(SectionFormats(session, section, only=True).html()))


def _passage(name: str, label: str, html: str) -> Passage:
    html = _without_rules(html)
    lines = markdown_text(html, _address, lambda _name: "", FootnoteLabels())
    text = plain_text(html, _address)
    return Passage(name, label, without_controls("\n".join(lines)).strip("\n"), without_controls(text).strip())


def _without_rules(html: str) -> str:
    """The HTML without the rules at its end, which part a section from the next one on the page."""
    while (html := html.rstrip()).endswith("<hr>"):
        html = html.removesuffix("<hr>")
    return html


def _below_empty_labels(passages: Iterable[Passage], known: Collection[str]) -> Iterator[Passage]:
    """The passages that have words. A label without any is that of all that follows it up to the next `known` one."""
    above = Passage("", "", "", "")
    for passage in passages:
        if passage.name in known or not passage.label:
            above = passage if passage.label and not passage.text else Passage("", "", "", "")
        if passage.text:
            yield passage if not above.label else _below(above, passage)


def _below(above: Passage, passage: Passage) -> Passage:
    return replace(passage, name=above.name, label=f"{above.label}: {passage.label}")


def _address(address: str) -> str:
    """An address for other programs: a path of the site's own is completed."""
    return f"{SITE}{address}" if address.startswith("/") and not address.startswith("//") else address


def _parts(html: str, names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Name, label and HTML of each passage."""
    name = label = rest = ""
    at = 0
    for block in outermost(elements(html)):
        strong = block.first("strong") if block.name == "p" else None
        if strong is None or not _is_label(block, strong, names):
            continue
        yield name, label, rest + html[at : block.start]
        label = strong.text().strip("-: ")
        name = names.get(label.casefold(), label.casefold())
        words = html[_after_label(html, strong) : block.content_end].strip()
        rest, at = f"<p>{words}</p>" if words else "", block.end
    yield name, label, rest + html[at:]


def _is_label(block: Element, strong: Element, names: Mapping[str, str]) -> bool:
    """Whether bold words at the beginning of a paragraph are a label: a known one, or alone in their line."""
    at = skip_blanks(block.page, strong.end)
    is_alone = block.ends_at(at) or block.page.startswith(("<br>", "<br/>", "<br />"), at)
    return is_alone or strong.text().rstrip(": ").casefold() in names


def _after_label(html: str, strong: Element) -> int:
    at = skip_blanks(html, strong.end)
    if html.startswith(":", at):
        at = skip_blanks(html, at + 1)
    return html.index(">", at) + 1 if html.startswith("<br", at) else at
