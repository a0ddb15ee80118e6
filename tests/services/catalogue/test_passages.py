"""The passages of a section."""

from __future__ import annotations

from aixreader.publish.machine.catalogue import Passage
from aixreader.services.catalogue.passages import (
    _below_empty_labels,
    _parts,
    _without_rules,
    section_passages,
    subsection_passage,
)
from aixreader.services.session.session import Session

NAMES = {"description": "description", "implementation": "implementation"}


def test_the_labels_of_a_section(session: Session) -> None:
    passages = section_passages(session, session.edition.sections["kettlerules"])
    assert [(each.name, each.label) for each in passages] == [
        ("description", "Description"),
        ("implementation", "Implementation"),
        ("references", "References"),
    ]
    assert passages[1].markdown.startswith("- **One page:** the rules fit on one page\n")
    assert passages[1].text.startswith("- One page: the rules")


def test_links_lead_to_the_site(session: Session) -> None:
    passages = section_passages(session, session.edition.sections["oversteep"])
    text = "\n".join(each.markdown for each in passages)
    assert "](https://owaspai.org/go/generalkettle/)" in text
    assert "aix:" not in text


def test_a_subsection_is_labelled_by_its_heading(session: Session) -> None:
    inner = next(each for each in session.edition.sections.values() if each.parent == "teatheft")
    assert subsection_passage(session, inner).label == "Introduction"


def test_labels_are_known_or_alone_in_their_line() -> None:
    html = (
        "<p>First.</p><p><strong>Description:</strong> What.</p>\n<ul><li><p><strong>In a list</strong></p></li></ul>"
        "<p><strong>Our own</strong><br>\nWords.</p><p><strong>Bold</strong> words begin it.</p>"
        "<p><strong>End</strong></p>"
    )
    assert [(name, label) for name, label, _ in _parts(html, NAMES)] == [
        ("", ""),
        ("description", "Description"),
        ("our own", "Our own"),
        ("end", "End"),
    ]
    parts = {name: part for name, _, part in _parts(html, NAMES)}
    assert parts["description"].startswith("<p>What.</p>\n<ul>")
    assert parts["our own"] == "<p>Words.</p><p><strong>Bold</strong> words begin it.</p>"
    assert parts["end"] == ""


def test_rules_at_the_end_part_sections() -> None:
    assert _without_rules("<p>a</p><hr><p>b</p>\n<hr>\n<hr>\n") == "<p>a</p><hr><p>b</p>"


def test_a_label_without_words_is_that_of_what_follows() -> None:
    passages = [
        Passage("implementation", "Implementation", "", ""),
        Passage("in steps", "In steps", "a", "a"),
        Passage("all at once", "All at once", "b", "b"),
        Passage("description", "Description", "c", "c"),
        Passage("own", "Own", "d", "d"),
    ]
    assert [(each.name, each.label) for each in _below_empty_labels(passages, {"implementation", "description"})] == [
        ("implementation", "Implementation: In steps"),
        ("implementation", "Implementation: All at once"),
        ("description", "Description"),
        ("own", "Own"),
    ]
