"""The public interface of the package."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aixreader.progress import silent
from aixreader.search.answer import Answer, Facet
from aixreader.search.engine import SearchEngine
from aixreader.search.index_document import IndexDocument
from aixreader.search.index_files import DamagedIndexError
from aixreader.search.indexing import STORED_FIELDS, make_index
from aixreader.search.synonyms import Synonyms
from tests.search.conftest import DOCUMENTS

WORDS = st.sampled_from(["kettle", "gua", '"', "(", "AND", "OR", "-", "title:", "ketle", "*", "über", "茶", "\x00"])


def test_a_hit_tells_what_there_is_to_show(engine: SearchEngine) -> None:
    hit = engine.search("boils").hits[0]
    assert (hit.id, hit.page, hit.title, hit.path, hit.role) == (
        "kettleguard",
        "tea",
        "2.1 #KETTLE GUARD",
        ("Tea", "2. Kettles"),
        "control",
    )
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.highlights] == ["boils"]
    assert hit.count == 1
    assert [(why.term, why.why) for why in hit.reasons] == [("boil", "typed"), ("boils", "typed")]


def test_words_to_mark_are_as_they_are_written(engine: SearchEngine) -> None:
    assert engine.search("behavior").terms == ("behaviour",)
    assert set(engine.search("guard").terms) == {"guard", "guards"}


TYPED = IndexDocument(
    "typed",
    "words",
    "Words",
    text="The pump doesn’t drip, and it isn’t loud. D’Arcy drank l’infusion. Co‑operate, re-heat, i.e., R&D, C++, F#, "
    "Vue.js, X-9z, old_name_here. N.A.T.O. and CWE.T0077, in\u00adfuse, pay\u200bload, ＦＵＬＬ, cafe\u0301. "
    "绿茶的味道.",
)

QUERIES = """
doesn't|doesn’t|doesnʼt|doesn`t|doesnt|isn't|"it isn't loud"|"it isn’t loud"|d'arcy|arcy|darcy|l'infusion|
infusion|cooperate|co-operate|co‑operate|re-heat|reheat|i.e.|ie|R&D|r&d|C++|F#|vue.js|vuejs|VueJS|Vue|
X-9z|x9z|"X-9z"|old_name_here|oldnamehere|name_here|NATO|N.A.T.O.|nato|CWE.T0077|T0077|cwe.t0077|"T0077"|
infuse|in\u00adfuse|payload|full|ＦＵＬＬ|café|CAFE|绿茶|茶|味道|"绿茶的味道"|绿茶的味道|"l’infusion. co-operate"|T007*|
"reheat i.e."|pay\u200bload
"""
"""Ways to type the words of `TYPED`, and each finds it."""


@pytest.fixture(scope="module")
def typed() -> Iterator[SearchEngine]:
    opened = SearchEngine(make_index([TYPED, *DOCUMENTS], silent), Synonyms({}))
    yield opened
    opened.close()


@pytest.mark.parametrize("query", QUERIES.replace("\n", "").split("|"))
def test_words_as_they_are_typed(typed: SearchEngine, query: str) -> None:
    answer = typed.search(query)
    assert answer.hits[0].id == "typed"
    assert answer.missing == ()
    assert answer.corrected == ""
    assert answer.hits[0].snippet.highlights


@pytest.mark.parametrize(
    ("query", "missing"),
    [
        ("CVE-2024-1234", ("CVE-2024-1234",)),
        ("kettle CVE-2024-1234 zxqv", ("CVE-2024-1234", "zxqv")),
        ("GPT-7", ("GPT-7",)),
        ("CWE.T0078", ("CWE.T0078",)),
        ("drips.js", ("drips.js",)),
        ('"loud pump"', ('"loud pump"',)),
        ("zxq*", ("zxq*",)),
        ("kettleguard", ()),
        ("kettlegu", ()),
        ("ketle", ()),
        ("kettle -zxqv", ()),
        ("茅台", ("茅台",)),
    ],
)
def test_what_nothing_holds_is_said(typed: SearchEngine, query: str, missing: tuple[str, ...]) -> None:
    assert typed.search(query).missing == missing


def test_limit_and_total(engine: SearchEngine) -> None:
    answer = engine.search("kettle", limit=1)
    assert (len(answer.hits), answer.total) == (1, 3)


def test_filters_and_their_counts(engine: SearchEngine) -> None:
    answer = engine.search("kettle stop", filters=[("page", "Tea"), ("role", "threat")])
    assert [hit.id for hit in answer.hits] == ["oversteep"]
    assert Facet("role", "control", 1) in answer.facets, "another role can still be chosen"
    assert Facet("page", "Tea", 1) in answer.facets
    assert engine.facet_value("role", "THREAT") == "threat"
    assert engine.facet_value("role", "nonsense") == "nonsense"


def test_only_some_sections(engine: SearchEngine) -> None:
    assert [hit.id for hit in engine.search("kettle", within=frozenset({"tea#leaves"})).hits] == ["tea#leaves"]


def test_reasons_add_up_to_the_score(engine: SearchEngine) -> None:
    for hit in engine.search("kettle gua ketle").hits:
        assert sum(reason.points for reason in hit.reasons) == pytest.approx(hit.score, abs=1e-3)


@pytest.mark.parametrize("query", ["", "  ", "?!", "AND"])
def test_nothing_is_found_for_nothing(engine: SearchEngine, query: str) -> None:
    assert engine.search(query) == Answer(query)


@given(st.one_of(st.text(max_size=100), st.lists(WORDS, max_size=8).map(" ".join)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_string_makes_it_fail(engine: SearchEngine, query: str) -> None:
    answer = engine.search(query)
    assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)
    for hit in answer.hits:
        assert all(0 <= start < end <= len(hit.snippet.text) for start, end in hit.snippet.highlights)


@given(st.lists(st.text("ketlguar ", min_size=1, max_size=12), min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_typing_and_deleting_finds_what_typing_alone_finds(
    engine: SearchEngine, files: dict[str, bytes], queries: list[str]
) -> None:
    for query in queries:
        engine.search(query)
    fresh = SearchEngine(files, Synonyms({("watchdog",): ("kettle guard",)}))
    assert engine.search(queries[0]) == fresh.search(queries[0])
    fresh.close()


def test_what_does_not_open_is_damaged(files: dict[str, bytes]) -> None:
    for name in files:
        with pytest.raises(DamagedIndexError):
            SearchEngine({**files, name: b"\x80\x04nonsense"}, Synonyms({}))
    with pytest.raises(DamagedIndexError):
        SearchEngine({name: data for name, data in files.items() if name != STORED_FIELDS}, Synonyms({}))


def test_what_is_hidden_is_neither_found_nor_counted(engine: SearchEngine) -> None:
    answer = engine.search("kettle")
    first = answer.hits[0].id
    other = engine.search("kettle", hidden=frozenset({first}))
    assert first not in [hit.id for hit in other.hits]
    assert other.total == answer.total - 1
    assert sum(facet.count for facet in other.facets) < sum(facet.count for facet in answer.facets)


def test_a_phrase_is_marked_as_a_whole(typed: SearchEngine) -> None:
    answer = typed.search('kettle "emergency stop"')
    assert set(answer.marked.typed) == {"emergency stop", "kettle"}
    snippet = typed.search('"it isn\'t loud"').hits[0].snippet
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["it isn’t loud"]
    otherwise = typed.search('"co-operate reheat"').hits
    assert all(hit.snippet.highlights for hit in otherwise), "its words, where it is written otherwise"
