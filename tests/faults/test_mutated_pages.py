"""Broken pages: a short run of the rig."""

from __future__ import annotations

from tests.faults.mutated_pages import BLOCKS, MAX_CPU_SECONDS, WORD, mutated_page, run, try_page


def test_broken_pages_are_compiled_in_time_and_lose_no_word_in_silence() -> None:
    report = run(2_000, 60)
    assert report.pages == 60
    assert report.longest < MAX_CPU_SECONDS
    assert report.lost == {}
    assert report.counts["shown"] > 20 * report.counts["told"] // 2


def test_a_sound_page_shows_every_word_but_those_it_tells_of() -> None:
    text, number = "\n".join(BLOCKS), 0
    while "@" in text:
        text, number = text.replace("@", f"zq{number}x", 1), number + 1
    outcome = try_page(text)
    assert outcome.lost == []
    assert outcome.shown + outcome.told == len(set(WORD.findall(text))) - 1  # one stands in a comment
    assert {problem.kind for problem in outcome.problems} >= {
        "footnote-unused",
        "media",
        "shortcode-unknown",
        "table-cell",
    }


def test_each_number_breaks_a_page_in_its_own_way() -> None:
    assert mutated_page(1) == mutated_page(1) != mutated_page(2)
