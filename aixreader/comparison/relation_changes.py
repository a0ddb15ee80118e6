"""Relations of threats and controls, and rows of the periodic table and the matrix, that are new, gone or changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

from aixreader.comparison.reference_changes import ADDED, CHANGED, GONE
from aixreader.comparison.word_changes import letters
from aixreader.edition.edition import Edition
from aixreader.model import PeriodicTable, Relation
from aixreader.model.table import TableControl, TableRow

PERIODIC, MATRIX = "periodic table", "matrix"
Newer = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A threat and a control that are newly related, no longer, or by other statements. They are ids of the newer
    edition, of the older one where they are gone; `old` and `new` say where it is stated.
    """

    kind: str
    threat: str
    control: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRowChange:
    """A row of one of the official tables: `added` and `gone` are the labels of its controls, `renamed` other labels
    for the same ones, `facts` other words in its further cells; each pair is old and new.
    """

    table: str
    kind: str
    asset: str
    surface: str
    threat: str
    label: str
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


def relation_changes(old: Edition, new: Edition, newer: Newer) -> tuple[RelationChange, ...]:
    """The changes of relations, in the order of the newer edition, those that are gone at the end.

    One whose threat or control was renamed, moved or merged is the same.
    """
    before: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in old.findings.relations:
        before[newer(relation.threat) or relation.threat, newer(relation.control) or relation.control].append(relation)
    after = {(relation.threat, relation.control): relation for relation in new.findings.relations}
    changes = []
    for (threat, control), relation in after.items():
        former = before.get((threat, control))
        if former is None:
            changes.append(RelationChange(ADDED, threat, control, new=_origins([relation])))
        elif set(_origins(former)) != set(_origins([relation])):
            changes.append(RelationChange(CHANGED, threat, control, _origins(former), _origins([relation])))
    gone = [(key, relations) for key, relations in before.items() if key not in after]
    return (*changes, *(RelationChange(GONE, *key, old=_origins(relations)) for key, relations in gone))


def table_row_changes(old: Edition, new: Edition, newer: Newer) -> tuple[TableRowChange, ...]:
    """The changes of both official tables, row by row."""
    before, after = old.findings, new.findings
    return (
        *_table(PERIODIC, before.periodic, after.periodic, newer),
        *_table(MATRIX, before.matrix, after.matrix, newer),
    )


def _origins(relations: list[Relation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(origin) for relation in relations for origin in relation.origins))


def _table(name: str, old: PeriodicTable | None, new: PeriodicTable | None, newer: Newer) -> Iterator[TableRowChange]:
    before: dict[tuple[str, str], list[TableRow]] = defaultdict(list)
    for row in old.rows if old else ():
        before[_key(row, newer)].append(row)
    for row in new.rows if new else ():
        former = before[_key(row, None)]
        if not former:
            yield _whole(name, ADDED, row)
        elif (change := _row(name, former.pop(0), row, newer)) is not None:
            yield change
    for rows in before.values():
        yield from (_whole(name, GONE, row) for row in rows)


def _key(row: TableRow, newer: Newer | None) -> tuple[str, str]:
    """What a row is about: its threat, or else what is written there, for an asset."""
    threat = (newer(row.threat) or row.threat) if newer and row.threat else row.threat
    return threat or letters(row.threat_label), letters(row.asset)


def _whole(name: str, kind: str, row: TableRow) -> TableRowChange:
    labels = tuple(_label(control) for control in row.controls)
    added, gone = (labels, ()) if kind == ADDED else ((), labels)
    return TableRowChange(name, kind, row.asset, row.surface, row.threat, unescape(row.threat_label), added, gone)


def _row(name: str, old: TableRow, new: TableRow, newer: Newer) -> TableRowChange | None:
    before = {newer(control.slug) or control.slug or letters(control.label): control for control in old.controls}
    after = {control.slug or letters(control.label): control for control in new.controls}
    added = tuple(_label(control) for slug, control in after.items() if slug not in before)
    gone = tuple(_label(control) for slug, control in before.items() if slug not in after)
    both = ((before[slug], control) for slug, control in after.items() if slug in before)
    renamed = _differing((_label(one), _label(other)) for one, other in both)
    facts = _differing(
        (unescape(one), unescape(other))
        for one, other in (
            (old.threat_label, new.threat_label),
            (old.threat_note, new.threat_note),
            (old.surface, new.surface),
        )
    )
    if not (added or gone or renamed or facts):
        return None
    label = unescape(new.threat_label)
    return TableRowChange(name, CHANGED, new.asset, new.surface, new.threat, label, added, gone, renamed, facts)


def _differing(pairs: Iterator[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The pairs that differ in more than capitals and signs."""
    return tuple(dict.fromkeys(pair for pair in pairs if letters(pair[0]) != letters(pair[1])))


def _label(control: TableControl) -> str:
    return unescape(control.label)
