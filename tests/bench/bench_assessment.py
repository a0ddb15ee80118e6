"""CPU of one edit of a large assessment: 300 threats and controls in question, and 5,000 entries of evidence.

    python -m tests.bench.bench_assessment

An edit is checked and its document becomes text; then the overview and the gaps are derived. Waiting for the disk is
left out.
"""

from __future__ import annotations

from statistics import median
from time import thread_time
from uuid import UUID

from aixreader.assess.document import Assessment, EditionRef, System
from aixreader.assess.document_text import DocumentWriter
from aixreader.assess.edits import checked
from aixreader.assess.gaps import find_gaps
from aixreader.assess.items import Applicability, Control, ControlStatus, Evidence, EvidenceType, Item, Threat
from aixreader.assess.overview import make_overview
from aixreader.assess.subjects import Link, Subject, Subjects
from aixreader.knowledge.threat_graph import EdgeSource

THREATS = CONTROLS = 150
EVIDENCE = 5_000
ROUNDS = 15
TODAY = "2026-12-01"
LIMIT_MS = 50.0


def large_subjects() -> Subjects:
    """Threats that each have ten of the controls."""

    def named(kind: str, count: int) -> dict[str, Subject]:
        return {name: Subject(name, name, f"page#{name}", name) for name in (f"{kind}{at}" for at in range(count))}

    links = {
        f"threat{at}": tuple(Link(f"control{(at + step) % CONTROLS}", EdgeSource.TABLE) for step in range(10))
        for at in range(THREATS)
    }
    return Subjects(named("threat", THREATS), named("control", CONTROLS), links)


def large_document() -> Assessment:
    """A system with something stated about everything."""
    items: list[Item] = [
        *(Threat("pot", f"threat{at}", likelihood="low", impact="high") for at in range(THREATS)),
        *(Control("pot", f"control{at}", ControlStatus.IMPLEMENTED, owner="Ann") for at in range(CONTROLS)),
        *(
            Evidence(
                "pot",
                str(UUID(int=at)),
                EvidenceType.TEXT,
                f"Photo {at}",
                "Seen",
                controls=(f"control{at % CONTROLS}",),
            )
            for at in range(EVIDENCE)
        ),
    ]
    return Assessment("1c7f6d3e-0a3a-4f5e-9c55-6d7f4f5e9c55", "Pot", EditionRef(), (System("pot", "Pot"),)).with_items(
        items
    )


def main() -> None:
    """Print the median CPU of each step."""
    subjects, document, writer = large_subjects(), large_document(), DocumentWriter.make()
    writer.text(document)
    applies = dict.fromkeys(subjects.threats, Applicability.APPLIES)
    times: dict[str, list[float]] = {"checked": [], "text": [], "overview": [], "gaps": []}
    for number in range(ROUNDS):
        marks = [thread_time()]
        document = checked(document, Control("pot", f"control{number}", ControlStatus.PARTIAL, owner="Eve"))
        marks.append(thread_time())
        writer.text(document).encode()
        marks.append(thread_time())
        overview = make_overview(document, document.systems[0], subjects, applies)
        marks.append(thread_time())
        find_gaps(overview, TODAY)
        marks.append(thread_time())
        for name, before, after in zip(times, marks, marks[1:], strict=False):
            times[name].append((after - before) * 1000)
    total = sum(median(each) for each in times.values())
    for name, each in times.items():
        print(f"{name:10} {median(each):7.2f} ms")  # noqa: T201
    print(f"{'an edit':10} {total:7.2f} ms of {LIMIT_MS:.0f}")  # noqa: T201


if __name__ == "__main__":
    main()
