"""The parts of a report on the assessment of a system. What is stated is quoted as it was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from aixreader.assess.applicability import Finding, reason_text
from aixreader.assess.document import System
from aixreader.assess.gap_kind import GapKind
from aixreader.assess.gaps import Gap
from aixreader.assess.items import Applicability, ControlStatus, Treatment
from aixreader.assess.overview import ControlState, Overview, ThreatState
from aixreader.assess.questionnaire import Stage
from aixreader.assess.robustness import ATTACKS, attacked_by
from aixreader.services.assessments.assessed_edition import AssessedEdition, AssessedSystem
from aixreader.services.assessments.labels import (
    APPLICABILITY_LABELS,
    GAP_LABELS,
    MODEL_LABELS,
    RESPONSIBLE_LABELS,
    STATUS_LABELS,
    TREATMENT_LABELS,
    percent,
)
from aixreader.services.assessments.report_html import counted, data_table, facts_table


@dataclass(frozen=True, slots=True)
class SystemReport:
    """What the parts are made from."""

    assessed: AssessedEdition
    system: AssessedSystem
    today: str
    has_questions: bool = True
    has_threats: bool = True

    @property
    def numbers(self) -> Mapping[str, str]:
        """The questions by number, where the report lists them."""
        names = self.system.questionnaire.questions if self.has_questions else ()
        return {name: f"question {number}" for number, name in enumerate(names, 1)}

    @property
    def overview(self) -> Overview:
        """The state of the system."""
        return self.system.overview


def _summary(report: SystemReport) -> str:
    overview = report.overview
    applying, coverage = overview.applying, overview.coverage
    risks = Counter(threat.risk.label if threat.risk else "not rated" for threat in applying)
    treatments = Counter(TREATMENT_LABELS[threat.item.treatment] for threat in applying)
    statuses = Counter(STATUS_LABELS[each.item.status] for each in overview.needed)
    gaps = Counter(GAP_LABELS[gap.kind] for gap in report.system.gaps(report.today))
    counts = Counter(threat.applicability for threat in overview.threats.values())
    undecided = counts[Applicability.UNDECIDED] + counts[Applicability.CONFIRM]
    facts = [
        ("Threats", f"Apply: {len(applying)}, do not apply: {counts[Applicability.NOT]}, undecided: {undecided}"),
        ("Not asked for", str(counts[Applicability.NOT_ASKED] or "")),
        ("Risk now", counted(risks)),
        ("Treatment", counted(treatments)),
        ("Controls", counted(statuses)),
        (
            "Coverage",
            f"{percent(coverage.share)} in place, {percent(coverage.planned_share)} with what is planned",
        ),
        ("Gaps", counted(gaps) or "none"),
    ]
    worst = sorted(
        (threat for threat in applying if threat.risk is not None),
        key=lambda threat: -report.system.risk_rank(threat.risk),
    )[:5]
    items = "".join(f"<li>{escape(each.name)}: {escape(each.risk.label if each.risk else '')}</li>" for each in worst)
    return facts_table(facts) + (f"<p>Highest risks now:</p><ul>{items}</ul>" if items else "")


def _system(report: SystemReport) -> str:
    system: System = report.system.system
    return facts_table(
        [
            ("Purpose", system.purpose),
            ("Owner", system.owner),
            ("Scope", system.scope),
            ("Kind", ", ".join(kind.value for kind in system.kinds)),
            ("Model", MODEL_LABELS[system.model_origin]),
            ("Data", system.data),
            ("Suppliers", ", ".join(system.suppliers)),
            ("Links", ", ".join(system.links)),
            ("Next review", system.review_due),
        ]
    )


def _questions(report: SystemReport) -> str:
    questionnaire, rows = report.system.questionnaire, []
    answers = report.assessed.answers(report.system.system.id)
    for number, (name, question) in enumerate(questionnaire.questions.items(), 1):
        answer, stage = answers.get(name), questionnaire.stage(name, answers)
        if answer is not None or stage in (Stage.OPEN, Stage.WAITING):
            value, reason = (answer.answer.value, answer.reason) if answer else ("not answered", "")
            rows.append((str(number), question.text, value, reason))
    return data_table(("No.", "Question", "Answer", "Reason"), rows) or "<p>There is no question.</p>"


def _threats(report: SystemReport) -> str:
    rows = []
    for number, threat in enumerate(report.overview.threats.values(), 1):
        override = threat.item.override
        why = f"{override.reason} ({override.who or 'decided by hand'})" if override else _why(report, threat)
        rows.append((str(number), threat.name, APPLICABILITY_LABELS[threat.applicability], why))
    return data_table(("No.", "Threat", "Applies", "Why"), rows)


def _why(report: SystemReport, threat: ThreatState) -> str:
    finding: Finding | None = report.system.findings.get(threat.item.slug)
    if finding is None or not finding.reasons:
        return "No question asks for it."
    return "\n".join(
        dict.fromkeys(reason_text(each, report.system.questionnaire, report.numbers) for each in finding.reasons)
    )


def _treatment(report: SystemReport) -> str:
    rows = [
        (
            threat.name,
            threat.risk.label if threat.risk else "not rated",
            threat.residual.label if threat.residual else "not rated",
            TREATMENT_LABELS[threat.item.treatment],
            percent(threat.coverage.share),
            _treatment_reason(report, threat),
        )
        for threat in report.overview.applying
    ]
    head = ("Threat", "Risk now", "Residual risk", "Treatment", "Coverage", "Reason")
    return data_table(head, rows) or "<p>No threat applies.</p>"


def _treatment_reason(report: SystemReport, threat: ThreatState) -> str:
    item, parts = threat.item, []
    if item.represented_by:
        other = report.overview.threats.get(item.represented_by)
        parts.append(f"Treated with {other.name if other else item.represented_by}.")
    parts.append(item.treatment_reason)
    if item.treatment is Treatment.ACCEPT and item.accepted is not None:
        accepted = item.accepted
        parts += [accepted.reason, f"Accepted by {accepted.who} on {accepted.at} until {accepted.until}."]
    return "\n".join(filter(None, parts))


def _applicability(report: SystemReport) -> str:
    rows = []
    for control in report.overview.controls.values():
        if not (control.threats or control.is_stated):
            continue
        item = control.item
        is_applicable = item.status is not ControlStatus.NOT_APPLICABLE
        reason = (item.include_reason or _answered(report, control)) if is_applicable else item.reason
        rows.append(
            (
                control.name,
                f"Yes: {STATUS_LABELS[item.status].lower()}" if is_applicable else "No",
                reason,
                "\n".join(filter(None, (item.how, _titled("Evidence", *(each.title for each in control.evidence))))),
                "\n".join(filter(None, (item.owner, RESPONSIBLE_LABELS[item.responsible], _titled("Due", item.due)))),
            )
        )
    head = ("Control", "Applicable", "Reason", "How", "Responsible")
    return data_table(head, rows)


def _titled(label: str, *texts: str) -> str:
    said = ", ".join(filter(None, texts))
    return f"{label}: {said}" if said else ""


def _answered(report: SystemReport, control: ControlState) -> str:
    if not control.threats:
        return ""
    threats = list(report.overview.threats)
    if not report.has_threats:
        return f"Against {', '.join(report.overview.threats[slug].name for slug in control.threats)}"
    numbers = ", ".join(str(threats.index(slug) + 1) for slug in control.threats)
    return f"Against threat {numbers}" if len(control.threats) == 1 else f"Against threats {numbers}"


def _gaps(report: SystemReport) -> str:
    gaps: Sequence[Gap] = report.system.gaps(report.today)
    parts = []
    for kind in GapKind:
        rows = [(gap.name, gap.text) for gap in gaps if gap.kind is kind]
        texts = {text for _, text in rows}
        if len(texts) == 1:  # a table would say the same in every row
            names = "".join(f"<li>{escape(name)}</li>" for name, _ in rows)
            listed = f"<p>{escape(texts.pop())}</p><ul>{names}</ul>"
        else:
            listed = data_table(("What", "Gap"), rows)
        if rows:
            parts.append(f"<p><strong>{escape(GAP_LABELS[kind])}</strong></p>{listed}")
    return "".join(parts) or "<p>No gap was found.</p>"


def _evidence(report: SystemReport) -> str:
    names = {slug: control.name for slug, control in report.overview.controls.items()}
    rows = [
        (
            each.title,
            each.link or each.file or each.text,
            ", ".join(names.get(slug, slug) for slug in each.controls),
            each.collected,
            each.expires,
            each.sha256,
        )
        for each in report.assessed.document.evidence(report.system.system.id)
    ]
    head = ("Evidence", "Where", "Shows", "Collected", "Expires", "SHA-256")
    return data_table(head, rows) or "<p>No evidence is listed.</p>"


def _robustness(report: SystemReport) -> str:
    text = (
        "<p>Article 15(5) of Regulation (EU) 2024/1689 asks of high-risk AI systems measures against the attacks below,"
        " where appropriate. This view sorts what is assessed by them; it is no statement of conformity.</p>"
    )
    rows = []
    for attack, label in ATTACKS.items():
        threats = [
            each
            for slug, each in report.overview.threats.items()
            if attacked_by(slug) == attack and each.is_in_question
        ]
        for threat in threats:
            controls = [
                report.overview.controls[link.control]
                for link in threat.links
                if link.control in report.overview.controls
            ]
            inside = [
                each.name for each in controls if each.item.status in (ControlStatus.PARTIAL, ControlStatus.IMPLEMENTED)
            ]
            rows.append(
                (
                    label,
                    threat.name,
                    APPLICABILITY_LABELS[threat.applicability],
                    ", ".join(inside),
                    percent(threat.coverage.share),
                )
            )
    head = ("Attack", "Threat", "Applies", "Measures in place", "Coverage")
    return text + data_table(head, rows)


WRITERS: Mapping[str, Callable[[SystemReport], str]] = {
    "summary": _summary,
    "system": _system,
    "questions": _questions,
    "threats": _threats,
    "treatment": _treatment,
    "applicability": _applicability,
    "gaps": _gaps,
    "evidence": _evidence,
    "robustness": _robustness,
}
"""What makes the HTML of each of `PART_TITLES`."""
