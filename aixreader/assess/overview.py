"""The state of a system: what is stated about its threats and controls, and what follows from that.

Coverage of a threat is the share of its controls that are in place: those that are not applicable leave the count,
those that nobody has assessed stay in it. A control that is partly in place counts half.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aixreader.assess.document import Assessment, System
from aixreader.assess.items import Applicability, Control, ControlStatus, Evidence, Threat
from aixreader.assess.scales import Level
from aixreader.assess.subjects import Link, Subject, Subjects

WEIGHTS = {ControlStatus.IMPLEMENTED: 1.0, ControlStatus.PARTIAL: 0.5}
"""What a control counts for coverage; 0 for any other status."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many controls have each status."""

    counts: Mapping[ControlStatus, int]

    @property
    def counted(self) -> int:
        """The controls that count: all but those that are not applicable."""
        return sum(self.counts.values()) - self.counts.get(ControlStatus.NOT_APPLICABLE, 0)

    @property
    def share(self) -> float | None:
        """The share that is in place, from 0 to 1; None where no control counts."""
        return self._share(0)

    @property
    def planned_share(self) -> float | None:
        """The share once all that is planned, or in place in part, is done."""
        partial = self.counts.get(ControlStatus.PARTIAL, 0) * (1 - WEIGHTS[ControlStatus.PARTIAL])
        return self._share(self.counts.get(ControlStatus.PLANNED, 0) + partial)

    def _share(self, more: float) -> float | None:
        done = sum(WEIGHTS.get(status, 0.0) * count for status, count in self.counts.items())
        return (done + more) / self.counted if self.counted else None


@dataclass(frozen=True, slots=True)
class ControlState:
    """A control with what is stated about it; `subject` is None where the edition does not have it. `threats` are those
    of the system that apply, or may, and that it answers.
    """

    item: Control
    subject: Subject | None
    evidence: tuple[Evidence, ...]
    threats: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name in the edition, or else its oldest one."""
        return self.subject.name if self.subject else self.item.slug

    @property
    def is_stated(self) -> bool:
        """Whether anything is stated about it."""
        return self.item != Control(self.item.system, self.item.slug)


@dataclass(frozen=True, slots=True)
class ThreatState:
    """A threat with what is stated about it; `subject` is None where the edition does not have it. `links` are the
    controls that answer it.
    """

    item: Threat
    subject: Subject | None
    applicability: Applicability
    links: tuple[Link, ...]
    coverage: Coverage
    risk: Level | None
    residual: Level | None

    @property
    def name(self) -> str:
        """Its name in the edition, or else its oldest one."""
        return self.subject.name if self.subject else self.item.slug

    @property
    def is_in_question(self) -> bool:
        """Whether it applies, or may."""
        return self.applicability is not Applicability.NOT


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of one system: all threats of the edition and all that something is stated about, by oldest name, and
    the same of controls.
    """

    system: System
    threats: Mapping[str, ThreatState]
    controls: Mapping[str, ControlState]

    @property
    def applying(self) -> tuple[ThreatState, ...]:
        """The threats that apply."""
        return tuple(each for each in self.threats.values() if each.applicability is Applicability.APPLIES)

    @property
    def needed(self) -> tuple[ControlState, ...]:
        """The controls that answer a threat that applies or may, or about which something is stated."""
        return tuple(each for each in self.controls.values() if each.threats or each.is_stated)

    @property
    def coverage(self) -> Coverage:
        """That of all controls which answer a threat that applies."""
        applying = {each.item.slug for each in self.applying}
        return _coverage(each.item for each in self.controls.values() if applying.intersection(each.threats))


def make_overview(
    document: Assessment, system: System, subjects: Subjects, applicability: Mapping[str, Applicability]
) -> Overview:
    """The state of a system. `applicability` says of threats by oldest name whether they apply, overrides included;
    those it does not name are not asked for.
    """
    stated = list(document.of(system.id))
    threat_items = {item.slug: item for item in stated if isinstance(item, Threat)}
    control_items = {item.slug: item for item in stated if isinstance(item, Control)}
    evidence = [item for item in stated if isinstance(item, Evidence)]
    threats: dict[str, ThreatState] = {}
    for slug in dict.fromkeys((*subjects.threats, *threat_items)):
        item, links = threat_items.get(slug, Threat(system.id, slug)), subjects.links.get(slug, ())
        threats[slug] = ThreatState(
            item,
            subjects.threats.get(slug),
            applicability.get(slug, Applicability.NOT_ASKED),
            links,
            _coverage(control_items.get(link.control, Control(system.id, link.control)) for link in links),
            document.scales.risk_of(item.likelihood, item.impact),
            document.scales.risk_of(item.residual_likelihood, item.residual_impact),
        )
    answered: dict[str, list[str]] = {}
    for slug, threat in threats.items():
        for link in threat.links if threat.is_in_question else ():
            answered.setdefault(link.control, []).append(slug)
    shown = _by_control(evidence)
    controls = {
        slug: ControlState(
            control_items.get(slug, Control(system.id, slug)),
            subjects.controls.get(slug),
            tuple(shown.get(slug, ())),
            tuple(answered.get(slug, ())),
        )
        for slug in dict.fromkeys((*subjects.controls, *control_items))
    }
    return Overview(system, threats, controls)


def _coverage(controls: Iterable[Control]) -> Coverage:
    return Coverage(Counter(control.status for control in controls))


def _by_control(evidence: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for each in evidence:
        for control in each.controls:
            found.setdefault(control, []).append(each)
    return found
