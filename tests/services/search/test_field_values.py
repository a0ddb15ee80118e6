"""Values of fields, and completing a query with them."""

from __future__ import annotations

from aixreader.search.query_parser import FieldTerm, parse_query
from aixreader.services.search.field_values import MAX_COMPLETIONS, complete, field_values, quoted
from aixreader.services.session.session import Session
from tests.waiting import no_hang

VALUES = {"role": ("control", "threat", "threat-group"), "page": ("1. Kinds of tea", "2. Pots"), "by": ("tea maker",)}


def test_each_field_has_the_values_of_the_edition(session: Session) -> None:
    values = field_values(session)
    assert {"threat", "control"} <= set(values["role"])
    assert set(values["role"]) <= set(values["category"])
    assert "Teapot watch" in values["control"]
    assert not set(values["control"]) & set(values["threat"])
    assert [page.title for page in session.edition.pages.values()] == list(values["page"])
    assert "NIST" in values["ref"]
    assert all(values.values())


def test_what_is_begun_is_completed() -> None:
    for text, start, expected in (
        ("role:", 5, ("control", "threat", "threat-group")),
        ("role:thr", 5, ("threat", "threat-group")),
        ("tea -ROLE:group", 10, ("threat-group",)),
        ("(page:pots", 6, ("2. Pots",)),
        ('tea page:"kinds of', 9, ("1. Kinds of tea",)),
        ("by:TEA", 3, ("tea maker",)),
    ):
        completion = complete(text, VALUES)
        assert completion is not None, text
        assert (completion.start, completion.values) == (start, expected), text
    for text in (
        "",
        "role",
        "role:zebra",
        "role:control",
        "other:th",
        "role:threat tea",
        "http://role",
        'page:"pots" ',
    ):
        assert complete(text, VALUES) is None, text
    many = {"page": tuple(f"page {number}" for number in range(99))}
    completion = complete("page:", many)
    assert completion is not None
    assert len(completion.values) == MAX_COMPLETIONS
    with no_hang():
        assert complete("role:" * 200_000 + '"' * 200_000, VALUES) is None


def test_what_is_put_in_is_one_value_of_the_field() -> None:
    for value in ("threat-group", "1. Kinds of tea", "tea", "Kinds & pots"):
        assert parse_query(f"page:{quoted(value)}") in {
            FieldTerm("page", value, is_partial=True),
            FieldTerm("page", value, is_phrase=True),
        }
