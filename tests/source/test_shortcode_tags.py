"""Tags of shortcodes in a text."""

from __future__ import annotations

import pytest

from aixreader.source.shortcode_tags import Arguments, read_tags
from tests.waiting import no_hang


@pytest.mark.parametrize(
    ("text", "named", "placed"),
    [
        ('{{< a b="c d" e=`f"` g=1 >}}', {"b": "c d", "e": 'f"', "g": "1"}, []),
        (r'{{% a "x \" y" z %}}', {}, ['x " y', "z"]),
        ("{{<a/>}}", {}, []),
        ('{{< a\n b="c"\n>}}', {"b": "c"}, []),
    ],
)
def test_arguments(text: str, named: dict[str, str], placed: list[str]) -> None:
    (tag,) = read_tags(text)
    assert (tag.arguments.named, tag.arguments.placed) == (named, placed)
    assert (tag.start, tag.end) == (0, len(text))


def test_values_are_found_without_regard_to_case() -> None:
    arguments = Arguments({"Title": "T", "empty": ""}, ["first"])
    assert arguments.value("empty", "title") == "T"
    assert (arguments.first("title"), arguments.first("name"), Arguments().first("name")) == ("T", "first", "")
    assert arguments
    assert not Arguments()


def test_comments_show_the_tag() -> None:
    tags = list(read_tags("{{</* a {{< b >}} */>}} {{%/* c */%}} {{</* open {{< d >}}"))
    assert [(tag.name, tag.comment) for tag in tags] == [("", "{{< a {{< b >}} >}}"), ("", "{{% c %}}"), ("d", "")]


def test_arguments_that_nobody_asks_for() -> None:
    arguments = Arguments({"title": "T", "odd": "w", "n": "1"}, ["a", "b", "3"])
    arguments.first("title")
    assert arguments.unread() == ['odd="w"', "a", "b"]
    arguments.first("none")
    assert arguments.at(1) == "b"
    arguments.add("title", "again")
    assert arguments.unread() == ['title="T"', 'odd="w"']


def test_what_is_no_tag() -> None:
    assert list(read_tags('{{ a }} {{<>}} {{< a } {{< a == >}} {{< a "b >}}')) == []


def test_hostile_texts_end_in_time() -> None:
    for word in ("{{< ", "{{</*", '{{< a "', "{{< a " + "b " * 200, "{{<a `", "{{< a=", "{{<" + " " * 500):
        with no_hang():
            list(read_tags(word * 20_000 if len(word) < 20 else word * 1_000))
