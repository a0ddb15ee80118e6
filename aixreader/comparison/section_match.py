"""Which section of a newer edition is which of an older one.

The sections of the older edition are matched in steps, each for what the steps before have left: by slug, by the
redirects of the newer edition, by page and anchor, by heading, by likeness of text. A slug decides whatever became of
the text; headings alone mislead ("Introduction" is on every page).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from aixreader.comparison.likeness import likeness
from aixreader.comparison.section_texts import SectionTexts
from aixreader.comparison.word_changes import letters
from aixreader.edition.edition import Edition
from aixreader.model import Section

MIN_LIKENESS = 60
"""Percent that the texts of two sections have to be alike to be taken for one."""
MAX_CANDIDATES = 6
"""How many sections the text of one is compared with: those that share its rarest words."""
MAX_SHARING = 12
"""A word that more sections have tells none of them apart."""
MIN_WORD_LENGTH = 4
MAX_SAME_HEADINGS = 400
"""Product of how many sections of both editions have one heading, and are compared each with each."""


class Step(StrEnum):
    """By what two sections were matched."""

    SLUG = "slug"
    REDIRECT = "redirect"
    ANCHOR = "page and anchor"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class SectionMatch:
    """The matched sections of two editions.

    `pairs` map ids of the older edition to those of the newer one, `steps` tell by what they were matched. `merged` map
    ids of the older edition to the sections that took them in.
    """

    pairs: dict[str, str]
    steps: dict[str, Step]
    merged: dict[str, str]

    def counts(self) -> dict[str, int]:
        """How many pairs each step made."""
        counts = Counter(self.steps.values())
        return {step.value: counts[step] for step in Step}

    def newer(self, section: str) -> str | None:
        """Where a section of the older edition is in the newer one; None if it is gone."""
        return self.pairs.get(section) or self.merged.get(section)


def match_sections(old: Edition, new: Edition, old_texts: SectionTexts, new_texts: SectionTexts) -> SectionMatch:
    """Match the sections of `old`, the older edition, with those of `new`."""
    return _Matcher(old, new, old_texts, new_texts).match()


class _Matcher:
    """The state of a matching: what is left on both sides."""

    def __init__(self, old: Edition, new: Edition, old_texts: SectionTexts, new_texts: SectionTexts) -> None:
        self._old, self._new = old, new
        self._old_texts, self._new_texts = old_texts, new_texts
        self._left = dict(old.sections)
        self._free = dict(new.sections)
        self._match = SectionMatch({}, {}, {})

    def match(self) -> SectionMatch:
        """Do all steps."""
        self._by_slug()
        self._by_redirect()
        self._by_anchor()
        self._by_heading()
        self._by_text()
        return self._match

    def _pair(self, old: str, new: str, step: Step) -> None:
        self._match.pairs[old] = new
        self._match.steps[old] = step
        self._left.pop(old)
        self._free.pop(new)

    def _by_slug(self) -> None:
        for name in list(self._left):
            if self._left[name].slug == name and name in self._free and self._free[name].slug == name:
                self._pair(name, name, Step.SLUG)

    def _by_redirect(self) -> None:
        """Slugs that lead to another section of the newer edition. Where that is another one's counterpart already, the
        section was merged into it.
        """
        targets = {alias: section.id for section in self._new.sections.values() for alias in section.aliases}
        targets = dict(self._new.catalogue.redirects) | targets
        for section in list(self._left.values()):
            target = self._redirected(section, targets.get(section.slug or section.id))
            if target is not None and target in self._free:
                self._pair(section.id, target, Step.REDIRECT)
            elif target is not None and section.level:
                self._match.merged[section.id] = target
                self._left.pop(section.id)

    def _redirected(self, section: Section, target: str | None) -> str | None:
        """The section that a redirect leads to: for one that leads to a page, the first that the page has."""
        found = self._new.sections.get(target or "")
        if found is None or bool(section.level) == bool(found.level):
            return found.id if found else None
        page = self._new.pages.get(found.page)
        below = (self._new.sections[name] for name in (page.sections if page else ()))
        return next((each.id for each in below if each.level), None) if section.level else None

    def _by_anchor(self) -> None:
        """The same anchor of the same page, but for headings that a page has several times: which of them is called
        "introduction", and which "introduction-1", depends on their order.
        """
        places = {(section.page, section.anchor): section for section in self._free.values()}
        several = _repeated(self._old.sections.values()) | _repeated(self._new.sections.values())
        for section in list(self._left.values()):
            found = places.get((section.page, section.anchor))
            if found is None or found.id not in self._free:
                continue
            if not section.level or several.isdisjoint((_heading(section), _heading(found))):
                self._pair(section.id, found.id, Step.ANCHOR)

    def _by_heading(self) -> None:
        """The same heading but for signs and number. Of several one of the same page, with the nearest text."""
        old, new = _by_title(self._left.values()), _by_title(self._free.values())
        wanted: dict[str, list[str]] = {}
        for heading, names in old.items():
            others = new.get(heading, [])
            if len(names) * len(others) <= MAX_SAME_HEADINGS:
                wanted |= dict.fromkeys(names, others)
            else:  # a forged edition may have thousands: in their order
                wanted |= {name: [other] for name, other in zip(names, others, strict=False)}
        self._pair_nearest(wanted, Step.HEADING, 0)

    def _by_text(self) -> None:
        self._pair_nearest(dict(self._candidates()), Step.TEXT, MIN_LIKENESS)

    def _pair_nearest(self, wanted: Mapping[str, Iterable[str]], step: Step, cutoff: int) -> None:
        """Pair sections with one of those that are wanted for them: those of one page first, then by nearest text."""
        order = {name: at for at, name in enumerate(wanted)}
        alike = [
            (self._is_of_page(name, other), self._likeness(name, other, cutoff), -order[name], name, other)
            for name, others in wanted.items()
            for other in others
        ]
        for _, score, _, name, other in sorted(alike, reverse=True):
            if name in self._left and other in self._free and (score or not cutoff):
                self._pair(name, other, step)

    def _is_of_page(self, old: str, new: str) -> bool:
        return self._left[old].page == self._free[new].page

    def _likeness(self, old: str, new: str, cutoff: int) -> float:
        return likeness(_whole(self._left[old], self._old_texts), _whole(self._free[new], self._new_texts), cutoff)

    def _candidates(self) -> Iterator[tuple[str, list[str]]]:
        """For each section that is left those that share most of its rare words."""
        having: dict[str, list[str]] = defaultdict(list)
        for section in self._free.values():
            for word in _words(_whole(section, self._new_texts)):
                having[word].append(section.id)
        for section in self._left.values():
            shared: Counter[str] = Counter()
            for word in _words(_whole(section, self._old_texts)):
                names = having.get(word, ())
                if len(names) <= MAX_SHARING:
                    shared.update(names)
            yield section.id, [name for name, _ in shared.most_common(MAX_CANDIDATES)]


def _by_title(sections: Iterable[Section]) -> dict[str, list[str]]:
    """The ids of sections by their headings, as these are compared."""
    headings: dict[str, list[str]] = defaultdict(list)
    for section in sections:
        if heading := letters(section.title):
            headings[heading].append(section.id)
    return headings


def _heading(section: Section) -> tuple[str, str]:
    return section.page, letters(section.title)


def _repeated(sections: Iterable[Section]) -> set[tuple[str, str]]:
    """The headings that a page has several times."""
    counts = Counter(_heading(section) for section in sections if section.level)
    return {heading for heading, count in counts.items() if count > 1}


def _whole(section: Section, texts: SectionTexts) -> str:
    return f"{section.title}\n{texts.text(section)}"


def _words(text: str) -> set[str]:
    return {word for word in text.lower().split() if len(word) >= MIN_WORD_LENGTH}
