"""What all OSCAL documents of an assessed system share: their UUIDs, their metadata, and the names of their files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from aixreader.assess.items import ControlStatus
from aixreader.assess.overview import ControlState
from aixreader.errors import OutputError
from aixreader.model.identifiers import uuid_of
from aixreader.publish.machine.catalogue import Catalogue
from aixreader.publish.machine.oscal_catalogue import control_id
from aixreader.publish.machine.oscal_text import VERSION, line, prop, prose
from aixreader.publish.markdown import escape_lines
from aixreader.services.assessments.assessed_edition import AssessedSystem

CATALOGUE, PROFILE, PLAN = "catalog.json", "profile.json", "system-security-plan.json"
ASSESSMENT_PLAN, RESULTS = "assessment-plan.json", "assessment-results.json"
ACTIONS, MAPPING = "plan-of-action-and-milestones.json", "mapping-collection.json"
"""The files of a set, which refer to each other by these names."""
NOT_STATED = "Not stated."


@dataclass(frozen=True)
class OscalScope:
    """An assessed system with the catalogue of its edition, on a day (ISO 8601)."""

    state: AssessedSystem
    catalogue: Catalogue
    today: str

    @property
    def name(self) -> str:
        """The name of the system."""
        return line(self.state.system.name)

    @cached_property
    def controls(self) -> tuple[ControlState, ...]:
        """The controls that the documents are about, all of the catalogue; raises `OutputError` where there is none."""
        found = tuple(each for each in self.state.overview.needed if each.item.slug in self.catalogue.by_root)
        if not found:
            raise OutputError(
                f"No control of this edition is needed for “{self.name}”.",
                "Nothing was written. Answer the questions of the assessment, or state something about a control.",
            )
        return found

    @property
    def assessed(self) -> tuple[ControlState, ...]:
        """Those that are found to be in place or not."""
        unknown = (ControlStatus.NOT_ASSESSED, ControlStatus.NOT_APPLICABLE)
        return tuple(each for each in self.controls if each.item.status not in unknown)

    @property
    def gone(self) -> tuple[str, ...]:
        """The names of controls and threats that something is stated about, and that the edition does not have."""
        overview = self.state.overview
        return (
            *(each.name for each in overview.needed if each.item.slug not in self.catalogue.by_root),
            *(each.name for each in overview.threats.values() if each.subject is None),
        )

    def uuid(self, kind: str, name: str = "") -> str:
        """The UUID of a thing of this system, the same in every export."""
        return str(uuid_of(f"oscal-{kind}", f"{self.state.document.id}/{self.state.system.id}/{name}"))

    def metadata(self, title: str, remarks: str = "") -> dict[str, object]:
        """The metadata of a document."""
        system, party = self.state.system, self.uuid("party")
        edition = self.state.document.edition
        made: dict[str, object] = {
            "title": line(f"{title}: {self.name}"),
            "last-modified": moment(self.today),
            "version": self.today,
            "oscal-version": VERSION,
            "props": [
                *prop("assessment", self.state.document.name),
                *prop("edition", f"{self.catalogue.title} {self.catalogue.version}"),
                *prop("assessed-edition-digest", edition.digest),
            ],
            "roles": [{"id": "prepared-by", "title": "Prepared by"}],
            "parties": [{"uuid": party, "type": "organization", "name": line(system.owner) or self.name}],
            "responsible-parties": [{"role-id": "prepared-by", "party-uuids": [party]}],
        }
        return {**made, "remarks": remarks} if remarks else made

    def reviewed(self, controls: tuple[ControlState, ...]) -> dict[str, object]:
        """The selection of controls that are reviewed."""
        if not controls:
            return {"control-selections": [{"description": "No control was assessed yet."}]}
        ids = [{"control-id": control_id(each.item.slug)} for each in controls]
        return {"control-selections": [{"include-controls": ids}]}


def moment(day: str) -> str:
    """The beginning of a day, in UTC."""
    return f"{day[:10]}T00:00:00Z"


def plain(text: str) -> str:
    """A text that somebody typed as prose: what looks like Markdown is no markup."""
    return prose("\n".join(escape_lines(text)))
