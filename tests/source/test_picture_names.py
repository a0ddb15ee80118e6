"""Alternative texts that are names of files."""

from __future__ import annotations

from aixreader.source.picture_names import names_file


def test_names_of_files_are_no_words() -> None:
    for words, file in (
        ("5338", "images/5338.png"),
        ("5338.png", "images/other.png"),
        ("my picture.JPEG", "x.png"),
        ("images/a-b.svg", "images/a-b.svg"),
        ("image", "https://x.org/a?b"),
        ("Screenshot", "s.png"),
        ("threat_map-2", "/images/Threat_Map-2.png?v=3"),
        ("IMG_0042", "images/IMG_0042.jpeg"),
        ("a-b", "images/a%2Db.png"),
    ):
        assert names_file(words, file), words


def test_words_are_words() -> None:
    for words, file in (
        ("Slack", "images/slack.png"),
        ("Threat map", "images/threat map.png"),
        ("5338", "images/5339.png"),
        ("ISO 27002", "images/ISO 27002.png"),
        ("The file plan.png as it was found in the log", "images/a.png"),
        ("GPT-4", "images/models.png"),
        ("", "images/a.png"),
    ):
        assert not names_file(words, file), words
    assert not names_file("." * 500_000 + "x", "x" * 500_000), "linear"
