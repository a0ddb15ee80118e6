"""Sections as documents of the search index."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aixreader.paths import Folders
from aixreader.progress import silent
from aixreader.search.index_document import IndexDocument
from aixreader.services.editions.session_factory import create_session
from aixreader.services.search import search_documents as search_documents_module
from aixreader.services.search.search_documents import search_documents
from aixreader.services.session.session import Session


@pytest.fixture
def documents(session: Session) -> dict[str, IndexDocument]:
    return {document.id: document for document in search_documents(session)}


def test_every_section_is_one_in_page_order(session: Session, documents: dict[str, IndexDocument]) -> None:
    order = [name for page in session.edition.pages.values() for name in page.sections]
    assert list(documents) == order


def test_what_a_section_is_called(documents: dict[str, IndexDocument]) -> None:
    teapot = documents["teapot"]
    assert teapot.title == "Teapot watch"
    assert teapot.names == ("teapot", "pothandle", "#TEAPOT WATCH")
    assert teapot.path == ("1. Controls", "1.0 Controls in general", "1.1 Kettle rules")
    assert documents["oversteep"].names == ("oversteep", "2.1", "Oversteeping")
    assert documents["overview"].path == ()


def cited_text(document: IndexDocument) -> str:
    return "\n".join(document.text[start:end] for start, end in document.cited)


def own_text(document: IndexDocument) -> str:
    starts = [0, *(end for _, end in document.cited)]
    ends = [*(start for start, _ in document.cited), len(document.text)]
    return "|".join(document.text[start:end] for start, end in zip(starts, ends, strict=True))


def test_its_own_text_only(documents: dict[str, IndexDocument]) -> None:
    assert documents["docs/2_threats#introduction"].text == "First."
    assert "Lid" not in documents["oversteep"].text.split("Controls")[0]
    assert "Category" not in documents["teapot"].text
    assert "Permalink" not in documents["teapot"].text


def test_a_long_section_is_read_in_pieces(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is lost, and reading it can be cancelled in between."""
    whole = {document.id: document for document in search_documents(session)}
    monkeypatch.setattr(search_documents_module, "PIECE_LENGTH", 300)
    steps: list[str] = []
    pieces = {
        document.id: document
        for document in search_documents(session, lambda fraction, text: steps.append(f"{fraction:.1f} {text}"))
    }
    assert len(steps) > len(session.edition.pages)
    assert set(steps) > {"0.0 Reading the sections"}
    for name, document in whole.items():
        assert [word for word in document.text.split() if word not in pieces[name].text] == []
        assert bool(pieces[name].cited) == bool(document.cited)
        assert [(name, set(values)) for name, values in pieces[name].facets] == [
            (name, set(values)) for name, values in document.facets
        ]
        assert pieces[name].names == document.names


def test_what_it_cites_is_apart(documents: dict[str, IndexDocument]) -> None:
    rules = documents["kettlerules"]
    assert "OpenCRE" in cited_text(rules)
    assert "OpenCRE" not in own_text(rules)
    assert dict(rules.facets)["standard"] == ("MITRE ATLAS", "ENISA", "OpenCRE")


def test_the_words_of_a_link_outside_are_shown_but_not_its_own(documents: dict[str, IndexDocument]) -> None:
    how = documents["docs/overview#how-to-read-this"]
    assert "the shop" in how.text
    assert "the shop" not in own_text(how)
    assert "the shop" in cited_text(how)


def test_facets(documents: dict[str, IndexDocument]) -> None:
    expected = {
        "role": ("control",),
        "when": ("runtime",),
        "by": ("AI engineer",),
        "page": ("1. Controls",),
        "standard": (),
    }
    facets = dict(documents["teapot"].facets)
    assert {name: facets[name] for name in expected} == expected


def test_what_belongs_together(documents: dict[str, IndexDocument]) -> None:
    assert documents["generalkettle"].kin == ("kettlerules", "teapot", "lidlock")
    assert documents["teapot"].kin == ("generalkettle",)
    assert documents["docs/2_threats"].kin == ("brewthreats", "oversteep", "teatheft")
    assert documents["docs/2_threats#introduction"].kin == ()


def test_a_list_of_links_to_other_sites_is_a_bibliography(site: Path, tmp_path: Path, folders: Folders) -> None:
    content = tmp_path / "site"
    shutil.copytree(site, content)
    page = content / "content" / "docs" / "overview.md"
    titles = [f"Book {number} on the brewing of tea" for number in range(9)]
    outside = "\n".join(f"- [{title}](https://example.org/{at})" for at, title in enumerate(titles))
    inside = "\n".join(f"- [{title}](/go/teapot/)" for title in titles)
    page.write_text(f"{page.read_text('utf-8')}\n## Shelf\n\n{outside}\n\n## Register\n\n{inside}\n", "utf-8")
    with create_session(folders, silent, content=content) as session:
        found = {document.id: document for document in search_documents(session)}
    shelf, register = found["docs/overview#shelf"], found["docs/overview#register"]
    assert (shelf.is_link_list, shelf.is_bibliography) == (True, True)
    assert (register.is_link_list, register.is_bibliography) == (True, False)
