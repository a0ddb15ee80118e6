"""An edition as an OSCAL catalogue.

Controls are in the group of their section. Their ids are their oldest names, so that what was stated about one holds on
in a newer edition. Threats are resources in the back matter, with the same UUID in every edition: a tool would take
them for controls, and score them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from aixreader.model.category import CONTROL_GROUP
from aixreader.model.identifiers import uuid_of
from aixreader.publish.machine.catalogue import DESCRIPTION, Catalogue, Passage, Subject
from aixreader.publish.machine.oscal_document import metadata, standard_resources, standard_title, standard_uuid
from aixreader.publish.machine.oscal_text import NAMESPACE, is_href, line, prop, prose, token, without_empty

GUIDANCE = {"implementation": "guidance", "examples": "example", "objective": "control-objective"}
"""What the part of a label is called in OSCAL; those of other labels have the label's name."""
DEFINED = frozenset({"guidance", "example", "overview"})
"""Names of parts that OSCAL defines."""
LIST_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
OTHER = "other"
"""The group of controls that stand in none."""
REMARKS = (
    "Made by AIX Reader. The threats of the edition are resources in the back matter, which the links of controls with"
    ' the relation "threat" name. Not in this catalogue: pictures, the questions of the risk analysis, the periodic'
    " table, and pages beside threats and controls."
)


def oscal_catalogue(catalogue: Catalogue) -> dict[str, object]:
    """The catalogue as the data of an OSCAL document."""
    named = [entry for entry in catalogue.standards if entry.subject]
    return {
        "catalog": without_empty(
            {
                "uuid": catalogue_uuid(catalogue),
                "metadata": metadata(catalogue, catalogue.title, REMARKS),
                "groups": list(_groups(catalogue)),
                "back-matter": without_empty({"resources": [*_threats(catalogue), *standard_resources(named)]}),
            }
        )
    }


def catalogue_uuid(catalogue: Catalogue) -> str:
    """The UUID of the document: the same for all editions, so that a newer one takes the place of an older one."""
    return str(uuid_of("oscal-catalogue", catalogue.site or catalogue.title))


def statement_id(control: str) -> str:
    """The id of the part that states a control, by the control's root."""
    return f"{control_id(control)}_smt"


def control_id(root: str) -> str:
    """The id of a control."""
    return token(root)


def _groups(catalogue: Catalogue) -> Iterator[dict[str, object]]:
    """The groups that have controls, each in the place of its first one."""
    groups: dict[str, list[Subject]] = {}
    for control in catalogue.controls:
        groups.setdefault(control.group if control.group in catalogue.by_root else OTHER, []).append(control)
    for number, (root, controls) in enumerate(groups.items(), 1):
        group = catalogue.by_root.get(root)
        yield without_empty(
            {
                "id": f"group_{token(root)}",
                "class": "group",
                "title": _group_title(group),
                "props": prop("sort-id", f"{number:02}", is_ours=False),
                "links": [*_canonical(group), *_standard_links(catalogue, group)] if group is not None else [],
                "controls": [
                    _control(catalogue, control, f"{number:02}-{place:02}") for place, control in enumerate(controls, 1)
                ],
            }
        )


def _group_title(group: Subject | None) -> str:
    if group is None:
        return "Other controls"
    return line(group.name) if group.role == CONTROL_GROUP else f"Controls: {line(group.name)}"


def _control(catalogue: Catalogue, control: Subject, sort_id: str) -> dict[str, object]:
    return without_empty(
        {
            "id": control_id(control.root),
            "class": "control",
            "title": line(control.name),
            "props": [
                *prop("label", control.heading.lstrip("# ") or control.name, is_ours=False),
                *prop("sort-id", sort_id, is_ours=False),
                *prop("alt-identifier", control.uuid, is_ours=False),
                *prop("slug", control.slug),
                *(each for when in control.when for each in prop("when", when)),
                *(each for who in control.by for each in prop("by", who)),
            ],
            "links": [*_canonical(control), *_threat_links(catalogue, control), *_standard_links(catalogue, control)],
            "parts": list(_parts(control)),
        }
    )


def _parts(control: Subject) -> Iterator[dict[str, object]]:
    """The statement and, beside it, what stands below other labels."""
    statement, rest = split_statement(prose(control.description.markdown))
    yield {"id": statement_id(control.root), "name": "statement", "prose": statement}
    counted: Counter[str] = Counter()
    if rest:
        yield _part(control, Passage("implementation", "", rest, ""), counted)
    for passage in control.beside_description:
        yield _part(control, passage, counted)


def split_statement(text: str) -> tuple[str, str]:
    """A statement, and what goes on after its first list with a second one, where it has two. A list of another kind is
    another one.

    Tools take the items of a statement's list for parts of it, and lose those of all lists but one.
    """
    lines = text.split("\n")
    kind = ""  # of the open list: "-" or "1"
    lists = end = block = 0  # the lists so far, the line behind the first one, the first line of the current block
    for number, each in enumerate(lines):
        if LIST_ITEM.match(each):
            own = "1" if each[0].isdigit() else each[0]
            lists += own != kind
            kind = own
            if lists == 2:  # the second one
                cut = max(end, block)
                return "\n".join(lines[:cut]).strip(), "\n".join(lines[cut:]).strip()
        elif each and not each.startswith((" ", "\t")):
            end = number if kind else end
            kind = ""
            block = number if not lines[number - 1] else block
    return text, ""


def _part(control: Subject, passage: Passage, counted: Counter[str]) -> dict[str, object]:
    name = GUIDANCE.get(passage.name, token(passage.name or DESCRIPTION))
    counted[name] += 1
    number = f"_{counted[name]}" if counted[name] > 1 else ""
    return without_empty(
        {
            "id": f"{control_id(control.root)}_{name}{number}",
            "name": name,
            "ns": "" if name in DEFINED else NAMESPACE,
            "title": line(passage.label),
            "prose": prose(passage.markdown),
        }
    )


def _canonical(subject: Subject) -> list[dict[str, str]]:
    return [{"href": subject.address, "rel": "canonical"}] if is_href(subject.address) else []


def _threat_links(catalogue: Catalogue, control: Subject) -> Iterator[dict[str, str]]:
    for answer in catalogue.threats_of(control.root):
        threat = catalogue.by_root[answer.threat]
        stated = {"table": "the periodic table", "section": "a section", "group": "a group"}.get(answer.source, "")
        note = f": {answer.note}" if answer.note else ""
        yield {"href": f"#{threat.uuid}", "rel": "threat", "text": line(f"{threat.name}, as {stated} states{note}")}


def _standard_links(catalogue: Catalogue, control: Subject) -> Iterable[dict[str, str]]:
    links = {
        standard_uuid(entry): {
            "href": f"#{standard_uuid(entry)}",
            "rel": "reference",
            "text": standard_title(entry),
        }
        for entry in catalogue.standards_of(control.root)
    }
    return links.values()


def _threats(catalogue: Catalogue) -> Iterator[dict[str, object]]:
    for threat in catalogue.threats:
        yield _threat(threat, [standard_title(entry) for entry in catalogue.standards_of(threat.root)])


def _threat(threat: Subject, standards: Iterable[str]) -> dict[str, object]:
    return without_empty(
        {
            "uuid": threat.uuid,
            "title": line(threat.name),
            "description": prose(_whole_text(threat)),
            "props": [
                *prop("kind", "threat"),
                *prop("id", threat.root),
                *prop("slug", threat.slug),
                *_facets(threat),
                *(each for title in dict.fromkeys(standards) for each in prop("maps-to", title)),
            ],
            "rlinks": [{"href": threat.address}] if is_href(threat.address) else [],
        }
    )


def _whole_text(threat: Subject) -> str:
    """All that its section says but its controls, which link to it."""
    others = (each.labelled for each in threat.beside_description if each.name != "controls")
    return "\n\n".join((threat.description.markdown, *others))


def _facets(threat: Subject) -> Iterator[dict[str, str]]:
    for name in ("asset", "impact"):
        for value in threat.facets.get(name, ()):
            yield from prop(name, value)
