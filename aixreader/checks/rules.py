"""The rules: the level of each, and what it is about. Most are kinds of the compiler's problems."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters, by SARIF's names (section 3.27.10), the worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def is_at_least(self, other: Level) -> bool:
        """Whether it matters as much as `other`, or more."""
        levels = list(Level)
        return levels.index(self) <= levels.index(other)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `id` is stable, `summary` one sentence for those who see a finding of it for the first time."""

    id: str
    level: Level
    summary: str


CATEGORY_MISSING = Rule(
    "category-missing", Level.WARNING, "A heading that is written like that of a control has no Category line."
)
PERMALINK_MISSING = Rule("permalink-missing", Level.WARNING, "A section with a Category has no Permalink line.")
PERMALINK_OTHER = Rule(
    "permalink-other", Level.WARNING, "The Permalink of a control is not its heading in lower case without blanks."
)
RELATION_ONE_SIDED = Rule(
    "relation-one-sided",
    Level.WARNING,
    "A control answers a threat by the periodic table alone, or by the threat's own list alone.",
)
PICTURE_LARGE = Rule("picture-large", Level.WARNING, "A picture is so large that pages load slowly.")

_ALL = (
    CATEGORY_MISSING,
    PERMALINK_MISSING,
    PERMALINK_OTHER,
    RELATION_ONE_SIDED,
    PICTURE_LARGE,
    Rule("link-broken", Level.ERROR, "A link leads nowhere."),
    Rule("image-missing", Level.ERROR, "A picture is not in the source."),
    Rule("image-refused", Level.ERROR, "A picture is not one that pages show."),
    Rule("slug-duplicate", Level.ERROR, "Two sections state the same Permalink."),
    Rule("page-duplicate", Level.ERROR, "Two files make the same page."),
    Rule("name-collision", Level.ERROR, "Two files differ in the case of their names only."),
    Rule("front-matter", Level.ERROR, "The front matter of a page cannot be read."),
    Rule("data-file", Level.ERROR, "A data file cannot be read."),
    Rule("encoding", Level.ERROR, "A file is not UTF-8."),
    Rule("nul", Level.ERROR, "A file contains a NUL character."),
    Rule("unreadable", Level.ERROR, "A file cannot be read."),
    Rule("file-refused", Level.ERROR, "A file is refused."),
    Rule("page-size", Level.ERROR, "A page is too large."),
    Rule("config-missing", Level.ERROR, "The site has no configuration."),
    Rule("shortcode-unknown", Level.ERROR, "A shortcode is not known."),
    Rule("shortcode-unclosed", Level.ERROR, "A shortcode is not closed."),
    Rule("shortcode-unopened", Level.ERROR, "A shortcode is closed that was not opened."),
    Rule("shortcode-include", Level.ERROR, "A page cannot be included."),
    Rule("link-guessed", Level.WARNING, "A link is misspelt; its target is a guess."),
    Rule("target-missing", Level.WARNING, "A link leads to a file that is not in the source."),
    Rule("table-cell", Level.WARNING, "A row of a table has more cells than its head, and the site drops the rest."),
    Rule("footnote-unused", Level.WARNING, "A footnote is referred to nowhere."),
    Rule("raw-html", Level.WARNING, "HTML in a page is malformed."),
    Rule("shortcode-argument", Level.WARNING, "An argument of a shortcode is not known."),
    Rule("unlisted", Level.NOTE, "A page is in no menu, or is kept out of the search."),
    Rule("unpublished", Level.NOTE, "A page is not published."),
    Rule("link-repaired", Level.NOTE, "A link works, but is not written in the usual form."),
    Rule("image-remote", Level.NOTE, "A picture is loaded from another site."),
)
RULES = {rule.id: rule for rule in _ALL}


def rule_of(name: str) -> Rule:
    """The rule with this id; kinds of problems without one are notes."""
    return RULES.get(name) or Rule(name, Level.NOTE, f"The compiler reports {name.replace('-', ' ')}.")
