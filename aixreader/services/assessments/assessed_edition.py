"""An assessment with the edition that it is read with: what follows from its answers for each system."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from aixreader.assess.applicability import Finding, decided, findings, open_conditions
from aixreader.assess.document import Assessment, EditionRef, System
from aixreader.assess.gaps import Gap, find_gaps
from aixreader.assess.items import Answer, Applicability, Threat
from aixreader.assess.overview import Overview, make_overview
from aixreader.assess.questionnaire import Questionnaire, Route, make_questionnaire
from aixreader.assess.scales import Level
from aixreader.assess.subjects import Subjects, make_subjects
from aixreader.errors import NotFoundError, shortened
from aixreader.html.plain_text import fold
from aixreader.knowledge.name_history import roots_of
from aixreader.knowledge.section_text import section_text
from aixreader.services.session.session import Session

HEX = re.compile(r"[0-9a-f]{64}")


class EditionFacts:
    """What assessments need of an edition: its subjects and its questionnaire. Made once for each edition."""

    def __init__(self, session: Session, root: Callable[[str], str]) -> None:
        self.session = session
        self.root = root

    @cached_property
    def subjects(self) -> Subjects:
        """The threats and controls."""
        return make_subjects(self.session.graph, self.root)

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """The questions, and the threats that they lead to."""
        found = self.session.edition.findings
        threats = [node.slug for node in self.session.graph.threats]
        return make_questionnaire(found.decision_tree, threats, found.groups, self.root)

    @cached_property
    def ref(self) -> EditionRef:
        """How an assessment names the edition."""
        manifest = self.session.edition.manifest
        digest = f"sha256:{manifest.input}" if HEX.fullmatch(manifest.input) else ""
        subjects = (*self.subjects.threats, *self.subjects.controls)
        return EditionRef(manifest.revision, manifest.date, digest, manifest.title, subjects)

    def wording(self, root: str) -> str:
        """The digest of what the section of a threat or control says, whatever its white space; "" for none."""
        subject = self.subjects.threats.get(root) or self.subjects.controls.get(root)
        if subject is None:
            return ""
        text = section_text(self.session, self.session.edition.sections[subject.section])
        folded = fold(unicodedata.normalize("NFC", text))
        return f"sha256:{hashlib.sha256(folded.encode(errors='replace')).hexdigest()}"


def edition_facts(session: Session) -> EditionFacts:
    """What assessments need of the edition that is open."""
    return EditionFacts(session, roots_of(session.edition))


@dataclass(frozen=True, slots=True)
class AssessedSystem:
    """A system of an assessment: what follows from its answers, and its state."""

    document: Assessment
    system: System
    questionnaire: Questionnaire
    findings: Mapping[str, Finding]
    overview: Overview

    def gaps(self, today: str) -> tuple[Gap, ...]:
        """The gaps on a day (ISO 8601)."""
        return find_gaps(self.overview, today)

    @property
    def open_conditions(self) -> tuple[Route, ...]:
        """The conditions that have to be judged."""
        return open_conditions(self.findings)

    def risk_rank(self, level: Level | None) -> int:
        """The place of a level of risk in its scale, from 0; -1 for none."""
        levels = self.document.scales.risk
        return levels.index(level) if level in levels else -1


@dataclass(frozen=True, slots=True)
class AssessedEdition:
    """A document with an edition."""

    facts: EditionFacts
    document: Assessment

    @property
    def session(self) -> Session:
        """The open edition."""
        return self.facts.session

    @property
    def edition(self) -> EditionRef:
        """How an assessment names this edition."""
        return self.facts.ref

    @property
    def edition_line(self) -> str:
        """Title, date and revision of this edition."""
        ref = self.edition
        revision = f"revision {ref.revision}" if ref.revision else ""
        return ", ".join(filter(None, (ref.title, ref.date[:10], revision)))

    def answers(self, system: str) -> dict[str, Answer]:
        """The answers about a system, by question."""
        return {item.question: item for item in self.document.of(system) if isinstance(item, Answer)}

    def system(self, name: str | None = None) -> AssessedSystem:
        """The state of the system with an id, without one of the first; raises `NotFoundError`."""
        document = self.document
        system = document.systems[0] if name is None else document.system(name)
        if system is None:
            known = ", ".join(each.id for each in document.systems)
            raise NotFoundError(f"There is no system {shortened(name or '')!r}.", f"Systems: {known}.")
        questionnaire = self.facts.questionnaire
        found = findings(questionnaire, self.answers(system.id))
        applicability = {slug: self._decided(system.id, slug, finding) for slug, finding in found.items()}
        for item in document.of(system.id):
            if isinstance(item, Threat) and item.override is not None:
                applicability.setdefault(item.slug, decided(Applicability.NOT_ASKED, item.override))
        overview = make_overview(document, system, self.facts.subjects, applicability)
        return AssessedSystem(document, system, questionnaire, found, overview)

    def _decided(self, system: str, slug: str, finding: Finding) -> Applicability:
        return decided(finding.applicability, self.document.threat(system, slug).override)

    def systems(self) -> tuple[AssessedSystem, ...]:
        """The state of every system."""
        return tuple(self.system(system.id) for system in self.document.systems)
