"""Tools on the assessment that the user has named: read it, and with the user's leave change one item.

What an assistant states is kept in the document's journal. It never accepts a risk, signs, or names a file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aixreader.errors import OutputError, RefusedCallError, UserDataError, shortened
from aixreader.progress import Report
from aixreader.services.assistant.answer_page import AnswerPage, Record, page_of
from aixreader.services.assistant.parameters import Arguments
from aixreader.services.assistant.workspace import Workspace

if TYPE_CHECKING:
    from aixreader.assess.assessment_file import AssessmentFile
    from aixreader.assess.document import Assessment
    from aixreader.assess.items import Item
    from aixreader.assess.overview import ControlState, ThreatState
    from aixreader.services.assessments.assessed_edition import AssessedSystem

VIEWS = ("systems", "threats", "controls", "evidence", "gaps", "signoffs")
JOURNAL, ASSISTANT = "journal", "assistant"
MAX_JOURNAL = 500
"""Entries; the oldest are left out."""
MAX_JOURNALLED = 1000
"""Characters of a text in the journal."""
FOR_PEOPLE = "Only people accept risks. Nothing was changed."
NO_FILE = "No assessment was named when the reader was started."
READ_ONLY = "The assessment may only be read: the reader was started without leave to change it."
NOT_READ = "The assessment cannot be read. The user has to look at it."
NOT_SAVED = "The assessment could not be saved; the file is as it was."
NOT_CHANGED = "Nothing was changed."


def assessment(workspace: Workspace, arguments: Arguments, _report: Report) -> AnswerPage:
    """What is stated in the assessment, as it is stored, with what follows from it."""
    document = _document(_file(workspace))
    view = arguments.text("view")
    if view == "signoffs":
        from aixreader.assess.record_codec import write_record

        return page_of(document.signoffs, write_record, arguments)
    if view == "systems":
        from aixreader.assess.record_codec import write_record

        return page_of(document.systems, write_record, arguments)
    return page_of([*_items(_assessed(workspace, document, arguments), view)], lambda item: item, arguments)


def assessment_set(workspace: Workspace, arguments: Arguments, _report: Report) -> AnswerPage:
    """Change fields of a threat or control, if it still is as it was read."""
    from aixreader.services.assessments.stating import find_item, state_fields
    from aixreader.services.citing.citation_service import today

    file = _file(workspace)
    if not workspace.may_write:
        raise RefusedCallError(READ_ONLY)
    fields = arguments.fields("fields")
    if any(name.startswith("accepted") or (name, value) == ("treatment", "accept") for name, value in fields.items()):
        raise RefusedCallError(FOR_PEOPLE, "Ask the user to do it.")
    document = _document(file)
    system = _assessed(workspace, document, arguments).system.id
    name = workspace.section(arguments.text("item")).slug or ""
    before = find_item(workspace.facts, document, system, name, {})
    _check(before, arguments.text("expected"))
    changed, item = state_fields(workspace.facts, document, system, name, dict(fields), today())
    after = changed.items[item]
    try:
        file.save(_with_journal(changed, before, after))
    except (OutputError, UserDataError) as error:
        raise RefusedCallError(NOT_SAVED, "The user has to look at it.") from error
    record = {"id": name, "item": item, "before": _stated(before), "after": _stated(after), "digest": digest_of(after)}
    return page_of([record], lambda each: each, arguments)


def digest_of(item: Item) -> str:
    """A digest of what is stated about an item, by which a change of it is noticed."""
    text = json.dumps(_stated(item), ensure_ascii=True, sort_keys=True)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _check(item: Item, expected: str) -> None:
    """Refuse what is not for an assistant to change, or was changed by somebody else."""
    from aixreader.assess.items import Control, Threat, Treatment

    if not isinstance(item, Threat | Control):
        raise RefusedCallError("Only threats and controls can be changed.", NOT_CHANGED)
    if isinstance(item, Threat) and (item.treatment is Treatment.ACCEPT or item.accepted is not None):
        raise RefusedCallError("A person has accepted this risk, which stays as it is.", NOT_CHANGED)
    if digest_of(item) != expected:
        raise RefusedCallError(
            "The item is not as expected: it may have been changed.", f"{NOT_CHANGED} Read it again, take its digest."
        )


def _with_journal(document: Assessment, before: Item, after: Item) -> Assessment:
    """The document with a line on the change in its journal."""
    kept = document.extra.get(JOURNAL)
    entry = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": ASSISTANT,
        "item": after.id,
        **_difference(_stated(before), _stated(after)),
    }
    entries = [*(kept if isinstance(kept, list) else []), entry][-MAX_JOURNAL:]
    return replace(document, extra={**document.extra, JOURNAL: entries})


def _difference(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """What was stated, and what is now, of the fields that differ; long texts shortened, as the item has them."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    shown = ({name: _brief(each[name]) for name in names if name in each} for each in (before, after))
    return dict(zip(("before", "after"), shown, strict=True))


def _brief(value: object) -> object:
    return shortened(value, MAX_JOURNALLED) if isinstance(value, str) else value


def _items(state: AssessedSystem, view: str) -> Iterator[Record]:
    from aixreader.services.assessments.state_record import state_record
    from aixreader.services.citing.citation_service import today

    if view == "evidence":
        yield from (_stated(each) for each in state.document.evidence(state.system.id))
        return
    overview, record = state.overview, state_record(state, today())
    if view == "gaps":
        yield from record[view]
        return
    stated: Iterable[ThreatState | ControlState] = overview.threats.values() if view == "threats" else overview.needed
    for each, item in zip(stated, record[view], strict=True):
        slug = each.subject.slug if each.subject else each.item.slug
        yield {**item, "id": slug, "digest": digest_of(each.item)}


def _stated(item: Item) -> Mapping[str, object]:
    from aixreader.assess.document_text import item_values

    return item_values(item)


def _file(workspace: Workspace) -> AssessmentFile:
    if workspace.assessment is None:
        raise RefusedCallError(NO_FILE)
    return workspace.assessment


def _document(file: AssessmentFile) -> Assessment:
    """The document as the file is now: other programs write it, too."""
    try:
        return file.open()
    except UserDataError as error:  # its words name the user's folders
        raise RefusedCallError(NOT_READ) from error


def _assessed(workspace: Workspace, document: Assessment, arguments: Arguments) -> AssessedSystem:
    from aixreader.services.assessments.assessed_edition import AssessedEdition

    return AssessedEdition(workspace.facts, document).system(arguments.text("system") or None)
