"""HTML inside a paragraph as Markdown."""

from __future__ import annotations

from aixreader.publish.markdown_inline import Attributes, End, FootnoteLabels, InlineReader, nothing


class OneParagraph(InlineReader):
    """Reads what has no blocks."""

    def start_block(self, tag: str, values: Attributes) -> End:  # noqa: ARG002  # the base calls it
        return nothing


def read(html: str) -> list[str]:
    reader = OneParagraph(str, lambda name: f"https://x.org/{name}", FootnoteLabels())
    reader.feed(html)
    reader.close()
    return reader._run.lines()


def test_words_and_markup() -> None:
    assert read("a <b>b</b><br><a href='x'><i>c</i></a> <code>d</code>") == ["a **b**", "[*c*](x) `d`"]
    assert read("<b>a <i>b</b> c</i>") == ["**a *b*** c"], "an end tag ends what is open inside"
    assert read("<u>a</u><x>b</x>") == ["ab"]


def test_a_picture_that_is_not_beside_is_a_link() -> None:
    assert read('<img src="a b.png" alt="A">') == ["[Picture: A](https://x.org/a%20b.png)"]
    assert read('<a href="y"><img src="a.png" alt=""></a>') == ["[Picture](y)"]


def test_labels_count_through_a_file() -> None:
    labels = FootnoteLabels()
    assert [labels.label(number) for number in ("2", "1", "2")] == ["[^1]", "[^2]", "[^1]"]
    labels.begin_text()
    assert labels.label("2") == "[^3]"
