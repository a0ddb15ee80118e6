"""What the items of an assessment are called where people read them."""

from __future__ import annotations

from aixreader.assess.document import Assessment
from aixreader.assess.items import Evidence
from aixreader.errors import shortened
from aixreader.services.assessments.assessed_edition import EditionFacts

MAX_QUESTION = 80
"""Characters of a question."""


class ItemNames:
    """Names items of `documents`, the newest first: an item may be in one of two versions only."""

    def __init__(self, facts: EditionFacts, *documents: Assessment) -> None:
        self._facts = facts
        self._documents = documents
        self._systems = {system.id: system.name for document in reversed(documents) for system in document.systems}

    def of(self, item: str) -> str:
        """The name of the item, or system ("system/ID"), with an id; that of the document for "". Of several systems it
        is said which one.
        """
        kind, _, rest = item.partition("/")
        system, _, name = rest.partition("/")
        if not kind:
            return self._documents[0].name
        if kind == "system":
            return self._systems.get(rest, rest)
        title = self._title(kind, item, name)
        return f"{self._systems.get(system, system)}: {title}" if len(self._systems) > 1 else title

    def _title(self, kind: str, item: str, name: str) -> str:
        facts = self._facts
        if kind == "answer":
            question = facts.questionnaire.questions.get(name)
            return shortened(question.text, MAX_QUESTION) if question is not None else name
        subject = (facts.subjects.threats if kind == "threat" else facts.subjects.controls).get(name)
        if subject is not None:
            return subject.name
        found = next((known for each in self._documents if (known := each.items.get(item)) is not None), None)
        return found.title if isinstance(found, Evidence) else name
