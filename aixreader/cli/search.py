"""`aixreader search`: full-text search."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from aixreader.cli.console import Console
from aixreader.cli.interruption import interruptible
from aixreader.cli.opening import open_session
from aixreader.cli.parser import Subparsers, add_command, content_text, positive_number
from aixreader.cli.progress_bar import ProgressBar
from aixreader.errors import shortened
from aixreader.paths import user_folders
from aixreader.search.facets import FACETS, FIELD_SYNTAX, MARK_FIELDS, MARK_SYNTAX

if TYPE_CHECKING:
    from aixreader.errors import AixError
    from aixreader.search.answer import Answer, Hit
    from aixreader.services.marks.mark_search import FoundMarks
    from aixreader.services.search.search_service import SearchService
    from aixreader.services.session.session import Session
    from aixreader.userdata.shelf import ShelfEntry

MARKS = re.compile("|".join(f"{name}:" for name in MARK_FIELDS), re.IGNORECASE)
"""A query without one of these fields asks for sections."""
MARK_COLUMNS = ("id", "kind", "title", "folder", "text")
HIT_COLUMNS = ("id", "role", "title", "path", "snippet")


def add_parser(commands: Subparsers) -> None:
    """Add the parser of `search`."""
    parser = add_command(
        commands,
        "search",
        "search sections",
        'QUERY is made of words, "a phrase", AND, OR, NOT or -word, prefix*, and\n'
        f"{FIELD_SYNTAX} before a word or a phrase.\n"
        "A word also finds its inflections and its synonyms; -word excludes that word alone.\n"
        f"{MARK_SYNTAX} search your notes and bookmarks instead of sections.\n"
        "Elsewhere than on a terminal, results are tab-separated: id, role, title, path, snippet.",
    )
    parser.add_argument("query", metavar="QUERY", nargs="+", type=content_text, help="what to search for")
    for facet in FACETS:
        parser.add_argument(
            f"--{facet.name}",
            metavar=facet.name.upper(),
            type=content_text,
            help=f"filter by {facet.name}: {facet.help}",
        )
    parser.add_argument(
        "--limit", metavar="N", type=positive_number, default=10, help="maximum number of results (default: 10)"
    )
    parser.add_argument("--all", action="store_true", help="also pages that the site leaves out of its search")
    parser.add_argument(
        "--all-editions", action="store_true", help="also the editions that were opened before, each in turn"
    )
    parser.add_argument("--explain", action="store_true", help="show how each score is made up")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the results; exit code 1 where there are none."""
    from aixreader.services.search.search_service import SearchService

    query = " ".join(options.query)
    if MARKS.search(query):
        from aixreader.services.marks.mark_search import asks_for_marks

        if asks_for_marks(query):
            return _search_marks(query, options, console)
    if options.all_editions:
        return _search_editions(query, options, console)
    with open_session(options) as session:
        service = SearchService(session, user_folders(options.temp_home))
        with ProgressBar() as bar, interruptible(bar) as report:
            service.prepare(report)
        filters = _filters(options, session, service)
        answer = service.search(query, limit=options.limit, filters=filters, everything=options.all)
        service.close()
        if options.json:
            console.json(_record(answer, session, explain=options.explain))
        elif console.is_terminal:
            _print(answer, console, explain=options.explain)
        else:
            console.table(HIT_COLUMNS, map(_row, answer.hits))
            if options.explain:
                _explain(answer, console)
    _note_unclosed(answer, console)
    if answer.missing:
        console.note(f"aixreader: nothing holds {', '.join(map(shortened, answer.missing))}.")
    if answer.is_weak and answer.hits and not console.is_terminal:
        console.note("aixreader: no section answers this; those listed have little of it.")
    if not answer.hits:
        console.note(f"aixreader: no results for '{shortened(query)}'.")
    return 0 if answer.hits else 1


def _note_unclosed(answer: Answer, console: Console) -> None:
    """Say that a quotation mark of the query is not closed."""
    if answer.unclosed:
        phrase = shortened(answer.unclosed)
        console.note(f"aixreader: the quotation mark is not closed; searched for the phrase '{phrase}'.")


def _search_marks(query: str, options: argparse.Namespace, console: Console) -> int:
    """Print the user's notes and bookmarks for a query that asks for these."""
    from aixreader.services.marks.mark_search import MarkSearch
    from aixreader.services.marks.marks_store import open_marks
    from aixreader.userdata.collection import Collection

    with (
        open_session(options) as session,
        open_marks(user_folders(options.temp_home), lambda notice: console.note(f"aixreader: {notice}")) as store,
    ):
        sections = session.edition.sections
        search = MarkSearch(lambda name: sections[name].role if name in sections else None)
        found = search.find(Collection(store.load()), query, options.limit)
    if options.json:
        marks = [dict(zip(MARK_COLUMNS, row, strict=True)) for row in _mark_rows(found)]
        console.json({"query": query, "marks": marks, "notes": found.note_count, "bookmarks": found.bookmark_count})
    else:
        console.table(MARK_COLUMNS, _mark_rows(found))
    if not (found.notes or found.bookmarks):
        console.note("aixreader: no such notes or bookmarks.")
        return 1
    return 0


def _mark_rows(found: FoundMarks) -> Iterator[tuple[str, ...]]:
    for kind, hits in (("note", found.notes), ("bookmark", found.bookmarks)):
        for hit in hits:
            yield hit.id, kind, hit.title, " / ".join(hit.path), hit.snippet.text


def _search_editions(query: str, options: argparse.Namespace, console: Console) -> int:
    """Print the results in the edition that is read, and in those of the shelf; exit code 1 where there are none."""
    from aixreader.services.editions.session_factory import create_session_of
    from aixreader.services.search.shelf_search import each_edition, edition_name
    from aixreader.userdata.shelf import SHELF_FILE, ShelfStore

    folders = user_folders(options.temp_home)
    entries = ShelfStore(folders.data / SHELF_FILE).load().entries
    found: list[tuple[str, Answer, dict[str, object]]] = []

    def on_failed(entry: ShelfEntry, error: AixError) -> None:
        console.note(f"aixreader: {shortened(entry.path)} was left out. {error.message}")

    with open_session(options) as opened, ProgressBar() as bar, interruptible(bar) as report:
        opener = partial(create_session_of, folders, report)
        for session, service in each_edition(opened, entries, opener, folders, report, on_failed):
            filters = _filters(options, session, service)
            answer = service.search(query, limit=options.limit, filters=filters, everything=options.all)
            found.append((edition_name(session), answer, _record(answer, session, explain=options.explain)))
    if options.json:
        console.json({"query": query, "editions": [{"edition": name, **record} for name, _, record in found]})
    elif console.is_terminal:
        for name, answer, _ in found:
            console.styled(("title", name))
            _print(answer, console, explain=options.explain)
    else:
        rows = ((name, *_row(hit)) for name, answer, _ in found for hit in answer.hits)
        console.table(("edition", *HIT_COLUMNS), rows)
    for _, answer, _ in found[:1]:
        _note_unclosed(answer, console)
    if not any(answer.hits for _, answer, _ in found):
        console.note(f"aixreader: no results for '{shortened(query)}'.")
        return 1
    return 0


def _filters(options: argparse.Namespace, session: Session, service: SearchService) -> list[tuple[str, str]]:
    """The (facet, value) pairs of the options, values as the edition writes them. A page may be named by its id."""
    titles = {name: page.title for page in session.edition.pages.values() for name in (page.id, page.id.split("/")[-1])}
    names = [facet.name for facet in FACETS]
    wanted = [(name, value) for name in names if (value := getattr(options, name)) is not None]
    return [(facet, service.facet_value(facet, titles.get(value, value))) for facet, value in wanted]


def _row(hit: Hit) -> tuple[str, ...]:
    return hit.id, hit.role, hit.title, " > ".join(hit.path), hit.snippet.text


def _record(answer: Answer, session: Session, *, explain: bool) -> dict[str, object]:
    results: list[dict[str, object]] = []
    for hit in answer.hits:
        result: dict[str, object] = {
            "id": hit.id,
            "title": hit.title,
            "path": list(hit.path),
            "role": hit.role or None,
            "page": hit.page,
            "score": hit.score,
            "snippet": hit.snippet.text,
            "count": hit.count,
            "permalink": session.edition.sections[hit.id].permalink,
            "url": session.edition.sections[hit.id].web_address or None,
        }
        if explain:
            result["reasons"] = [
                {"term": why.term, "field": why.field, "why": why.why, "points": round(why.points, 3)}
                for why in hit.reasons
            ]
        results.append(result)
    return {
        "query": answer.query,
        "results": results,
        "total": answer.total,
        "complete": answer.complete,
        "weak": answer.is_weak,
        "corrected": answer.corrected or None,
        "missing": list(answer.missing),
        "also": list(answer.synonyms),
        "facets": [{"name": facet.name, "value": facet.value, "count": facet.count} for facet in answer.facets],
    }


def _print(answer: Answer, console: Console, *, explain: bool) -> None:
    """Print results for a terminal: two lines each, the search terms highlighted."""
    if answer.corrected:
        console.styled(("less", "Did you mean: "), ("", answer.corrected))
    if answer.synonyms:
        console.styled(("less", "Also searched for: "), ("", ", ".join(answer.synonyms)))
    if answer.is_weak and answer.hits:
        console.styled(("less", "Nothing answers this. The closest sections:"))
    for hit in answer.hits:
        console.styled(("title", hit.title), ("less", f"  {hit.role}  {hit.id}"))
        console.styled(("", "  "), *_marked(hit))
        for line in _reasons(hit) if explain else ():
            console.styled(("less", f"    {line}"))
    if answer.hits:
        console.styled(("less", _count(answer)))


def _count(answer: Answer) -> str:
    """How many sections there are, of how many are listed."""
    some = answer.total - answer.complete
    if answer.complete and some:
        whole = "1 section" if answer.complete == 1 else f"{answer.complete} sections"
        count = f"{whole} with all words, {some} with some"
    else:
        count = "1 section" if answer.total == 1 else f"{answer.total} sections"
    return f"{count}; more with --limit" if answer.total > len(answer.hits) else count


def _marked(hit: Hit) -> Iterator[tuple[str, str]]:
    """The snippet as (style, text), the search terms highlighted."""
    at = 0
    for start, end in sorted((*hit.snippet.highlights, *hit.snippet.synonyms)):
        yield "", hit.snippet.text[at:start]
        yield "mark", hit.snippet.text[start:end]
        at = end
    yield "", hit.snippet.text[at:]


def _explain(answer: Answer, console: Console) -> None:
    for hit in answer.hits:
        for line in _reasons(hit):
            console.text(f"{hit.id}\t{line}")


def _reasons(hit: Hit) -> Iterator[str]:
    for why in hit.reasons:
        yield f"{why.points:7.2f}  {why.term} in {why.field} ({why.why})"
