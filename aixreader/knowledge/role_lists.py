"""The reading lists that come with the reader, one for each role, and the edition's own.

What the edition says itself comes first: what its page on how to use the document advises somebody with this role to
read, and which controls it gives to whom. The rest is ours, in `resources/reading_lists.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from aixreader.json_codec import decode, parse
from aixreader.knowledge.open_edition import OpenEdition
from aixreader.knowledge.reading_lists import ResolvedList, Wanted, resolve
from aixreader.model import Advice
from aixreader.paths import resources

FILE = "reading_lists.json"
STATED = "edition"
"""The id of the list that the edition states itself."""
LEAST = 4
"""Sections that an edition has of a list that is offered; fewer lead nowhere."""
MAX_WHY = 220
"""Characters of the edition's own words for an entry."""
STEP = "step "
PUNCTUATION = ".,:;!?()'\""


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """An entry of a list: a `section` (in older editions one of `or_else`), or else the controls that the edition gives
    to one of `by`, in its order, those for one of the times in `when` only. `title` names the section where an edition
    does not have it.
    """

    section: str = ""
    title: str = ""
    why: str = ""
    or_else: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleList:
    """A list for a role. `advice` are words in small letters, of which the edition's advice for this role has some."""

    id: str
    title: str
    summary: str
    entries: tuple[RoleEntry, ...]
    advice: tuple[str, ...] = ()


@cache
def role_lists() -> tuple[RoleList, ...]:
    """The lists in `resources/`, in the order in which they are offered."""
    return decode(tuple[RoleList, ...], parse((resources() / FILE).read_bytes()))


def offered_lists(opened: OpenEdition) -> tuple[ResolvedList, ...]:
    """The lists for roles as far as the edition has their sections, and the edition's own where it states one."""
    advice = opened.edition.findings.advice
    lists = [_resolved(opened, role, advice) for role in role_lists()]
    stated = _stated(opened, advice)
    return tuple(each for each in (*lists, stated) if each is not None and len(each.entries) >= LEAST)


def _resolved(opened: OpenEdition, role: RoleList, advice: Iterable[Advice]) -> ResolvedList:
    stated: dict[str, Wanted] = {}
    for entry in _advised(role, advice):
        stated.setdefault(entry.names[0], entry)
    own = [entry for each in role.entries for entry in _wanted(opened, each)]
    named = {name for entry in own for name in entry.names}
    first = [entry for name, entry in stated.items() if name not in named]
    entries, missing = resolve(opened, (*first, *(_quoted(entry, stated) for entry in own)))
    return ResolvedList(role.id, role.title, role.summary, entries, missing)


def _quoted(entry: Wanted, stated: dict[str, Wanted]) -> Wanted:
    """The entry with the edition's words where it names the same section."""
    found = next((stated[name] for name in entry.names if name in stated), None)
    return Wanted(entry.names, found.why, entry.title, is_quoted=True) if found is not None else entry


def _advised(role: RoleList, advice: Iterable[Advice]) -> Iterator[Wanted]:
    """What the edition advises to read to somebody with this role."""
    for each in advice:
        words = f" {' '.join(word.strip(PUNCTUATION) for word in each.text.casefold().split())} "
        if any(f" {phrase} " in words for phrase in role.advice):
            yield from _of_advice(each)


def _wanted(opened: OpenEdition, entry: RoleEntry) -> Iterator[Wanted]:
    if entry.section:
        yield Wanted((entry.section, *entry.or_else), entry.why, entry.title)
        return
    for section in opened.edition.catalogue.sections:
        category = section.category
        if category is None or section.permalink is None or set(entry.by).isdisjoint(category.by):
            continue
        if not entry.when or not set(entry.when).isdisjoint(category.when):
            yield Wanted((section.id,), category.text, is_quoted=True)


def _stated(opened: OpenEdition, advice: Iterable[Advice]) -> ResolvedList | None:
    """The longest list of the page on how to use the document, in its order."""
    groups: dict[str, list[Wanted]] = {}
    for each in advice:
        groups.setdefault(each.group, []).extend(_of_advice(each))
    if not groups:
        return None
    group = max(groups, key=lambda name: len({entry.names for entry in groups[name]}))
    entries, missing = resolve(opened, groups[group])
    about = opened.named("document")
    title = group or (about.title if about is not None else opened.title)
    summary = f"{opened.title}: {about.title}" if about is not None and group else opened.title
    return ResolvedList(STATED, title, summary, entries, missing, is_stated=True)


def _of_advice(advice: Advice) -> Iterator[Wanted]:
    why = _without_step(advice.text)
    if len(why) > MAX_WHY:
        why = f"{why[:MAX_WHY].rpartition(' ')[0]}…"
    return (Wanted((slug,), why, is_quoted=True) for slug in advice.links)


def _without_step(text: str) -> str:
    """The text without the number of a step ("Step 1: First study")."""
    step, colon, rest = text.partition(":")
    is_step = step.casefold().startswith(STEP) and step[len(STEP) :].strip().isdecimal()
    return rest.strip() if colon and is_step else text
