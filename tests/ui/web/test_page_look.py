"""What pages are told of their look cannot be anything else than a look."""

from __future__ import annotations

from aixreader.ui.web.page_look import PageLook


def test_attributes_style_and_script_say_the_same() -> None:
    look = PageLook("dark contrast", "sans", 20, 80)
    assert look.attributes == 'data-look="dark contrast" data-font="sans"'
    assert "--size: 20px" in look.css
    assert "--measure: 80ch" in look.css
    assert 'root.dataset.look = "dark contrast"' in look.script
    assert "'--size', '20px'" in look.script


def test_words_are_escaped() -> None:
    look = PageLook('"><script>', "serif")
    assert "<script>" not in look.attributes
