"""The rules and their levels."""

from __future__ import annotations

from aixreader.checks.rules import RULES, Level, rule_of


def test_levels_are_ordered() -> None:
    assert Level.ERROR.is_at_least(Level.WARNING)
    assert Level.NOTE.is_at_least(Level.NOTE)
    assert not Level.NOTE.is_at_least(Level.WARNING)


def test_each_rule_says_what_it_is_about() -> None:
    assert all(rule.id == name and rule.summary.endswith(".") for name, rule in RULES.items())
    assert rule_of("link-broken").level is Level.ERROR
    other = rule_of("tea-cold")
    assert (other.id, other.level, other.summary) == ("tea-cold", Level.NOTE, "The compiler reports tea cold.")
