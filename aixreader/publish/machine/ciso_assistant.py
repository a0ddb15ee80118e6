"""An edition as a library of CISO Assistant: threats, reference controls, a framework with questions, a risk matrix.

Each control is a requirement of the framework. Its implementation groups are the threats that it answers; the answers
to the questions of the risk analysis select them. Its loader refuses a library of which a URN leads nowhere, and one
whose version has not risen: versions are the days of editions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aixreader.control_characters import one_line, without_controls
from aixreader.model.decision_tree import ALWAYS
from aixreader.publish.machine.catalogue import Catalogue, Subject
from aixreader.publish.machine.ciso_questions import ALWAYS_GROUP, question_nodes
from aixreader.publish.machine.oscal_text import without_empty

PACKAGER, NAME = "aixreader", "owasp-ai-exchange"
"""What all URNs are made of. They never change."""
OTHER = "other"
STATUSES = (
    ("In place, and shown by evidence", "compliant", 4),
    ("In place", "compliant", 3),
    ("Partly in place", "partially_compliant", 2),
    ("Planned", "non_compliant", 1),
    ("Absent", "non_compliant", 0),
    ("Not applicable", "not_applicable", None),
)
"""The answers to whether a control is in place, each with its result and score."""
SCORES = ("Absent", "Planned", "Partly in place", "In place", "In place, and shown by evidence")
COLOURS = {"Low": "#BBF7D0", "Medium": "#FEF08A", "High": "#FDBA74", "Critical": "#FCA5A5"}
GRID = ((0, 0, 1), (0, 1, 2), (1, 2, 3))
"""The risk for each likelihood (row) and impact (column): that of assessments, unless they have another one."""


def urn(kind: str, *names: str) -> str:
    """A URN of ours: "threat", "function", "req_node" and so on, with the names that lead to it."""
    return ":".join(("urn", PACKAGER, "risk", kind, NAME, *names))


def ciso_library(catalogue: Catalogue) -> dict[str, object]:
    """The library as plain data."""
    return library(
        catalogue,
        "",
        catalogue.title,
        {
            "threats": [_threat(threat) for threat in catalogue.threats],
            "reference_controls": [_control(control) for control in catalogue.controls],
            "framework": _framework(catalogue),
            "risk_matrices": [_matrix()],
        },
    )


def library(catalogue: Catalogue, suffix: str, name: str, objects: dict[str, object]) -> dict[str, object]:
    """A library with these objects; `suffix` is the end of its reference."""
    ref_id = f"{NAME}{suffix}"
    return {
        "urn": f"urn:{PACKAGER}:risk:library:{ref_id}",
        "locale": "en",
        "ref_id": ref_id,
        "name": _line(name),
        "description": _line(f"{name}, {catalogue.version}. Made by AIX Reader."),
        "copyright": _line(", ".join(filter(None, (catalogue.author, catalogue.licence))) or name),
        "version": int(catalogue.time.strftime("%Y%m%d")),
        "publication_date": catalogue.time.date().isoformat(),
        "provider": _line(catalogue.author or catalogue.title),
        "packager": PACKAGER,
        "objects": objects,
    }


def _threat(threat: Subject) -> dict[str, object]:
    return {"urn": urn("threat", threat.root), **_described(threat)}


def _control(control: Subject) -> dict[str, object]:
    category = {"category": "process", "csf_function": "govern"} if control.family == "governance" else {}
    return {"urn": urn("function", control.root), **_described(control), **category}


def _described(subject: Subject) -> dict[str, object]:
    return without_empty(
        {
            "ref_id": subject.root,
            "name": _line(subject.name),
            "description": without_controls(subject.description.markdown),
            "annotation": subject.address,
        }
    )


def _framework(catalogue: Catalogue) -> dict[str, object]:
    return {
        "urn": f"urn:{PACKAGER}:risk:framework:{NAME}",
        "ref_id": NAME,
        "name": _line(catalogue.title),
        "description": "The controls of the edition. The answers to its questions select those against the threats that"
        " apply.",
        "min_score": 0,
        "max_score": len(SCORES) - 1,
        "scores_definition": [{"score": score, "name": name, "description": name} for score, name in enumerate(SCORES)],
        "implementation_groups_definition": [
            {
                "ref_id": ALWAYS_GROUP,
                "name": "Always",
                "description": "Controls against threats that every system has, and those against none of its own.",
                "default_selected": True,
            },
            *(
                {
                    "ref_id": threat.root,
                    "name": _line(threat.name),
                    "description": _line(threat.summary or threat.name),
                    "default_selected": False,
                }
                for threat in catalogue.threats
            ),
        ],
        "requirement_nodes": [*question_nodes(catalogue, urn), *_requirements(catalogue)],
    }


def _requirements(catalogue: Catalogue) -> Iterator[dict[str, object]]:
    """The groups of controls, each followed by its controls."""
    groups: dict[str, list[Subject]] = {}
    for control in catalogue.controls:
        groups.setdefault(control.group if control.group in catalogue.by_root else OTHER, []).append(control)
    for root, controls in groups.items():
        group = catalogue.by_root.get(root)
        parent = urn("req_node", f"group-{root}")
        described = _described(group) if group is not None else {"ref_id": OTHER, "name": "Other controls"}
        yield {"urn": parent, "assessable": False, "depth": 1, **described, "ref_id": f"group-{root}"}
        for control in controls:
            yield _requirement(catalogue, control, parent)


def _requirement(catalogue: Catalogue, control: Subject, parent: str) -> dict[str, object]:
    own = urn("req_node", control.root)
    threats = list(dict.fromkeys(answer.threat for answer in catalogue.threats_of(control.root)))
    always = set(always_threats(catalogue))
    groups = [*([ALWAYS_GROUP] if not threats or always.intersection(threats) else []), *threats]
    return {
        "urn": own,
        "assessable": True,
        "depth": 2,
        "parent_urn": parent,
        **_described(control),
        "annotation": _guidance(control),
        "implementation_groups": groups,
        **without_empty({"threats": [urn("threat", threat) for threat in threats]}),
        "reference_controls": [urn("function", control.root)],
        "questions": {
            f"{own}:question:1": {
                "type": "unique_choice",
                "text": "Is this control in place?",
                "choices": [
                    {
                        "urn": f"{own}:question:1:choice:{number}",
                        "value": value,
                        "compute_result": result,
                        **({"add_score": score} if score is not None else {}),
                    }
                    for number, (value, result, score) in enumerate(STATUSES, 1)
                ],
            }
        },
    }


def _guidance(control: Subject) -> str:
    """All that its section says beside its description, and where to read it."""
    said = (*(each.labelled for each in control.beside_description), control.address)
    return without_controls("\n\n".join(filter(None, said)))


def always_threats(catalogue: Catalogue) -> Iterable[str]:
    """The threats that nobody is asked about, because every system has them."""
    for question in catalogue.questions:
        for answer in question.answers if question.kind == ALWAYS else ():
            for outcome in answer.outcomes:
                if outcome.is_threat and outcome.slug in catalogue.roots:
                    yield catalogue.roots[outcome.slug]


def _matrix() -> dict[str, object]:
    return {
        "urn": f"urn:{PACKAGER}:risk:matrix:{NAME}-3x3",
        "ref_id": f"{NAME}-3x3",
        "name": "AIX Reader 3x3",
        "description": "The scales that assessments of AIX Reader begin with.",
        "probability": _levels("Low", "Medium", "High"),
        "impact": _levels("Low", "Medium", "High"),
        "risk": _levels(*COLOURS),
        "grid": [list(row) for row in GRID],
    }


def _levels(*names: str) -> list[dict[str, object]]:
    return [
        {"id": number, "abbreviation": name[0], "name": name, "description": name, "hexcolor": COLOURS[name]}
        for number, name in enumerate(names)
    ]


def _line(text: str) -> str:
    return one_line(" ".join(text.split()))
