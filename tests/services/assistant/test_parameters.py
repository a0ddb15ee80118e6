"""What an assistant sends is taken as it is, or refused in words."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from aixreader.errors import RefusedCallError
from aixreader.services.assistant.parameters import (
    CURSOR,
    ID,
    LIMIT,
    Arguments,
    ChoiceParameter,
    FieldsParameter,
    TextParameter,
    input_schema,
    read_arguments,
)

PARAMETERS = (
    ID,
    LIMIT,
    CURSOR,
    TextParameter("query", "words", 10),
    ChoiceParameter("style", "a style", ("plain", "md")),
    FieldsParameter("fields", "fields", 2, 5),
)


def test_what_is_valid_is_handed_on() -> None:
    given = {"id": "teapot", "limit": 3, "cursor": "20", "query": " tea ", "style": "md", "fields": {"due": "now"}}
    arguments = read_arguments(PARAMETERS, given)
    assert (arguments.text("id"), arguments.limit, arguments.position) == ("teapot", 3, 20)
    assert (arguments.text("query"), arguments.fields("fields")) == (" tea ", {"due": "now"})
    Draft202012Validator(input_schema(PARAMETERS)).validate(given)


def test_null_counts_as_not_given() -> None:
    arguments = read_arguments(PARAMETERS, {"id": "teapot", "limit": None, "cursor": None, "fields": None})
    assert (arguments.limit, arguments.position, arguments.text("query")) == (10, 0, "")
    assert arguments.fields("fields") == {}
    with pytest.raises(RefusedCallError, match="id is missing"):
        read_arguments(PARAMETERS, {"id": None})


DEEP: list[object] = []
for _ in range(500):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "have to be an object"),
        ({}, "id is missing"),
        ({"id": "teapot", "evil": 1}, "no argument 'evil'"),
        ({"id": "teapot", "x" * 9999: 1}, "no argument 'x"),
        ({"id": "teapot", "a\u202eb": 1}, r"'a\[U\+202E\]b'"),
        ({"id": 3}, "id has to be a string"),
        ({"id": DEEP}, "id has to be a string"),
        ({"id": ""}, "id is empty"),
        ({"id": "../../etc/passwd"}, "id has to match"),
        ({"id": "teapot\n"}, "id has to match"),
        ({"id": "Teapot"}, "id has to match"),
        ({"id": "ｔeapot"}, "id has to match"),
        ({"id": "a" * 65}, "id has more than 64"),
        ({"id": "teapot", "query": "\u2003\n"}, "query is empty"),
        ({"id": "teapot", "query": "x" * 5_000_000}, "query has more than 10"),
        ({"id": "teapot", "limit": True}, "limit has to be a whole number"),
        ({"id": "teapot", "limit": 1.0}, "limit has to be a whole number"),
        ({"id": "teapot", "limit": 26}, "limit has to be a whole number"),
        ({"id": "teapot", "limit": 0}, "limit has to be a whole number"),
        ({"id": "teapot", "cursor": "-1"}, "cursor has to match"),
        ({"id": "teapot", "cursor": "٣"}, "cursor has to match"),
        ({"id": "teapot", "cursor": "1" * 10}, "cursor has more than 9"),
        ({"id": "teapot", "style": ["md"]}, "style has to be one of plain, md"),
        ({"id": "teapot", "fields": "x"}, "fields has to be an object"),
        ({"id": "teapot", "fields": {"a": DEEP}}, "a value at a that is not a string"),
        ({"id": "teapot", "fields": {"a": "x" * 6}}, "more than 5 characters at a"),
        ({"id": "teapot", "fields": {"A/": "x"}}, "a name that does not match"),
        ({"id": "teapot", "fields": {"a": "", "b": "", "c": ""}}, "more than 2 members"),
    ],
)
def test_all_else_is_refused(given: object, words: str) -> None:
    with pytest.raises(RefusedCallError, match=words) as refused:
        read_arguments(PARAMETERS, given)
    assert len(str(refused.value)) < 300


def test_without_anything_there_are_defaults() -> None:
    assert (Arguments({}).limit, Arguments({}).position) == (10, 0)
