"""Search in the user's highlights, notes and bookmarks, in the query language of the search in sections.

`note:` and `bookmark:` before a word ask for such marks only, and alone for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from aixreader.search.answer import Excerpts, Hit, Snippet
from aixreader.search.facets import FIELDS, MARK_FIELDS
from aixreader.search.query_parser import And, Clause, FieldTerm, Node, Or, Phrase, Prefix, Words, parse_query
from aixreader.search.words import tokenise, words
from aixreader.userdata.collection import Collection
from aixreader.userdata.folder_tree import folder_parents
from aixreader.userdata.records import Annotation, Bookmark, Folder

BEFORE, AFTER = 60, 400
"""Characters of a text that are shown before and after the first word that matched."""
LEAD = "… "
NOTE, BOOKMARK = MARK_FIELDS


@dataclass(frozen=True, slots=True)
class FoundMarks:
    """The marks that match, as search results: `notes`, highlights among them, and `bookmarks`. A result has the id of
    its mark and a score of 0; one of a bookmark has the titles of its folders as path.

    The counts are those of all that match, listed or not. `is_alone` is set where the query asks for marks only.
    """

    notes: tuple[Hit, ...] = ()
    bookmarks: tuple[Hit, ...] = ()
    note_count: int = 0
    bookmark_count: int = 0
    is_alone: bool = False


class SearchedMarks(NamedTuple):
    """The marks to search: those of a collection at one time, which may change while they are searched."""

    annotations: tuple[Annotation, ...]
    bookmarks: tuple[Bookmark, ...]
    folders: tuple[Folder, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """What is searched of a mark, one of `MARK_FIELDS`: its title, and all of its text, as normalised words with a
    blank around each.
    """

    kind: str
    title: str
    text: str


class MarkSearch:
    """Searches marks. `role_of(section)` is the role of a section, None without one.

    The normalised texts are kept: to make them takes longer than to search them. May be asked in several threads.
    """

    def __init__(self, role_of: Callable[[str], str | None]) -> None:
        self._role_of = role_of
        self._texts: dict[str, tuple[Annotation | Bookmark, str, _Text]] = {}

    def find(self, marks: Collection | SearchedMarks, query: str, limit: int) -> FoundMarks:
        """The marks that contain all the words of `query`, at most `limit` of each kind."""
        tree = parse_query(query, (*FIELDS, *MARK_FIELDS))
        kinds = _named_kinds(tree) if tree is not None else frozenset[str]()
        wanted = tuple(dict.fromkeys(_wanted_words(tree))) if tree is not None else ()
        if tree is None or not (kinds or wanted):
            return FoundMarks()
        annotations, bookmarks = marks.annotations, marks.bookmarks
        if len(self._texts) > len(annotations) + len(bookmarks):
            self._texts.clear()  # what was removed is not kept
        notes = [mark for mark in annotations if NOTE in (kinds or MARK_FIELDS) and _fits(tree, self._text(mark))]
        places = _folder_paths(marks.folders)
        folders = {name: _normal(" ".join(path)) for name, path in places.items()}
        found = [
            mark
            for mark in bookmarks
            if BOOKMARK in (kinds or MARK_FIELDS) and _fits(tree, self._text(mark, folders.get(mark.folder, "")))
        ]
        return FoundMarks(
            tuple(_note_hit(mark, wanted) for mark in notes[:limit]),
            tuple(self._bookmark_hit(mark, places, wanted) for mark in found[:limit]),
            len(notes),
            len(found),
            is_alone=bool(kinds),
        )

    def _text(self, mark: Annotation | Bookmark, folders: str = "") -> _Text:
        """What is searched of a mark. `folders` are the words of the titles of its folders."""
        known = self._texts.get(mark.id)
        if known is not None and known[0] is mark and known[1] == folders:
            return known[2]
        title = _normal(mark.title)
        if isinstance(mark, Bookmark):
            made = _Text(BOOKMARK, title, title + folders)
        else:
            made = _Text(NOTE, title, _normal(f"{mark.quote} {mark.note}") + title)
        self._texts[mark.id] = (mark, folders, made)
        return made

    def _bookmark_hit(self, mark: Bookmark, places: dict[str, tuple[str, ...]], wanted: tuple[str, ...]) -> Hit:
        path, role = places.get(mark.folder, ()), self._role_of(mark.section) or ""
        return Hit(mark.id, "", mark.title, path, role, 0.0, lambda: _excerpts(mark.quote, wanted))


def asks_for_marks(query: str) -> bool:
    """Whether a query asks for notes or bookmarks only."""
    lower = query.lower()
    if not any(f"{name}:" in lower for name in MARK_FIELDS):
        return False
    tree = parse_query(query, (*FIELDS, *MARK_FIELDS))
    return tree is not None and bool(_named_kinds(tree))


def _note_hit(mark: Annotation, wanted: tuple[str, ...]) -> Hit:
    text = mark.note or mark.quote
    return Hit(mark.id, "", mark.quote or mark.title, (mark.title,), "", 0.0, lambda: _excerpts(text, wanted))


def _normal(text: str) -> str:
    return " ".join(("", *(token.word for token in tokenise(text)), ""))


def _folder_paths(folders: tuple[Folder, ...]) -> dict[str, tuple[str, ...]]:
    """The titles from the top down to each folder, by its id."""
    titles = {folder.id: folder.title for folder in folders}
    paths: dict[str, tuple[str, ...]] = {}
    for name, parent in folder_parents(folders).items():
        paths[name] = (*paths.get(parent, ()), titles[name])
    return paths


def _excerpts(text: str, wanted: tuple[str, ...]) -> Excerpts:
    """A snippet from a little before the first word that matched."""
    line = " ".join(text.split())
    marked: list[tuple[int, int]] = []
    for token in tokenise(line):
        if marked and token.end > marked[0][0] + AFTER:
            break
        if not token.is_extra and any(word in token.word for word in wanted):
            marked.append((token.start, token.end))
    first = marked[0][0] if marked else 0
    start = line.find(" ", first - BEFORE, first) + 1 if first > BEFORE else 0
    lead = LEAD if start else ""
    shift = len(lead) - start
    spans = tuple((left + shift, right + shift) for left, right in marked)
    return Excerpts((Snippet(f"{lead}{line[start : first + AFTER]}", spans),))


def _parts(node: Node) -> tuple[Node, ...]:
    """What of a node has to match, or may."""
    if isinstance(node, Clause):
        return (*((node.words,) if node.words is not None else ()), *node.must)
    return node.nodes if isinstance(node, And | Or) else ()


def _leaves(node: Node) -> Iterator[Words | Phrase | Prefix | FieldTerm]:
    if isinstance(node, Words | Phrase | Prefix | FieldTerm):
        yield node
    for part in _parts(node):
        yield from _leaves(part)


def _bare_fields(text: str) -> frozenset[str]:
    """The fields of marks in plain words that no word follows."""
    return frozenset(name for name in MARK_FIELDS if f"{name}:" in text.lower().split())


def _named_kinds(node: Node) -> frozenset[str]:
    """The kinds of marks that a query asks for."""
    named: set[str] = set()
    for leaf in _leaves(node):
        if isinstance(leaf, FieldTerm):
            named |= {leaf.field} & set(MARK_FIELDS)
        elif isinstance(leaf, Words):
            named |= _bare_fields(leaf.text)
    return frozenset(named)


def _plain_words(text: str) -> list[str]:
    """The words of plain text, without the fields of marks in it."""
    names = {f"{name}:" for name in MARK_FIELDS}
    return words(" ".join(part for part in text.split() if part.lower() not in names))


def _wanted_words(node: Node) -> Iterator[str]:
    for leaf in _leaves(node):
        yield from _plain_words(leaf.text)


def _fits(node: Node, mark: _Text) -> bool:
    """Whether a mark matches. What is asked of the other kind of marks is left out of account."""
    return _matches(node, mark) is not False


def _matches(node: Node, mark: _Text) -> bool | None:
    """Whether a mark matches; None where the node is about the other kind of marks."""
    if isinstance(node, FieldTerm):
        return _matches_field(node, mark)
    if isinstance(node, Words | Phrase | Prefix):
        return _has_words(node, mark)
    answers = [_matches(part, mark) for part in _parts(node)]
    if isinstance(node, Or):
        return any(answers) if set(answers) != {None} else None
    if isinstance(node, Clause) and any(_excludes(part, mark) for part in node.must_not):
        return False
    return False not in answers


def _has_words(node: Words | Phrase | Prefix, mark: _Text) -> bool:
    if isinstance(node, Phrase):
        return " ".join(words(node.text)) in mark.text
    before = " " if isinstance(node, Prefix) else ""
    return all(f"{before}{word}" in mark.text for word in _plain_words(node.text))


def _matches_field(term: FieldTerm, mark: _Text) -> bool | None:
    """Marks have titles; the other fields are those of sections."""
    if term.field in MARK_FIELDS and term.field != mark.kind:
        return None
    if term.field not in (mark.kind, "title"):
        return False
    text = mark.text if term.field == mark.kind else mark.title
    wanted = words(term.text)
    return " ".join(wanted) in text if term.is_phrase else all(word in text for word in wanted)


def _excludes(node: Node, mark: _Text) -> bool:
    """Whether a mark has what is excluded: a word as it stands, not what contains it."""
    if isinstance(node, Words):
        wanted = words(node.text)
        return bool(wanted) and all(f" {word} " in mark.text for word in wanted)
    return _matches(node, mark) is True
