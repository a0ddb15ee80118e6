"""Mends the tags of a PDF that WeasyPrint has laid out, before it is written, where PDF/UA-1 (ISO 14289-1) asks for
more: running heads and feet are no content, header cells have a scope, items of lists a body, links a description.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aixreader.html.names import HEADINGS
from aixreader.html.tree import with_attribute
from aixreader.progress import Report
from aixreader.publish.own_notes import OWN_NOTE

PRINTED = 4
"""The flag of an annotation that is printed as well (ISO 32000-1, table 165)."""
NUMBERED = {"note-": "Link", OWN_NOTE: "Note"}
"""What the anchors of external addresses and of the user's notes begin with, before their numbers."""
STEP = 5_000
"""Objects between two reports of progress."""


def link_titles(document: str) -> dict[str, str]:
    """The words that describe where links inside lead, by anchor: the headings of an HTML document."""
    return {anchor: heading.text() for heading, anchor in with_attribute(document, HEADINGS, "id")}


def mend_tags(pdf: Any, titles: Mapping[str, str], report: Report) -> None:  # noqa: ANN401  # no types
    """Mend the tags of `pdf`, a `pydyf.PDF`; `titles` as `link_titles` gives them. Raises `Cancelled`."""
    import pydyf

    tree = _Tree(pydyf, {b"%d 0 R" % item.number: item for item in pdf.objects})
    for number, element in enumerate(tree.elements("/StructElem")):
        if number % STEP == 0:
            report(1.0, "Adding tags")
        if element["S"] == "/TH":
            tree.give_scope(element)
        elif element["S"] == "/LI":
            tree.give_body(pdf, element)
    tree.join_links()
    for link in tree.elements("/Annot"):
        tree.describe_link(link, titles)
    for element in tree.elements("/StructElem"):
        if element["S"] == "/Link":
            tree.name_empty_link(element)
    heads = tree.take_out_running_heads()
    for page in tree.elements("/Page"):
        tree.mark_as_artifacts(page, heads.get(page.reference, frozenset()))


class _Tree:
    """The objects of a PDF by reference, and what is mended in them; `pydyf` is the module."""

    def __init__(self, pydyf: Any, objects: dict[bytes, Any]) -> None:  # noqa: ANN401  # no types
        self._pydyf = pydyf
        self._objects = objects

    def elements(self, kind: str) -> Iterator[Any]:
        """The dictionaries whose type is `kind`."""
        for item in list(self._objects.values()):
            if isinstance(item, self._pydyf.Dictionary) and item.get("Type") == kind:
                yield item

    def give_scope(self, cell: Any) -> None:  # noqa: ANN401  # no types
        """Say whether a header cell is the head of a column or of a row: the first cell of a row of data is."""
        row = self._objects[cell["P"]]
        cells = [self._objects[kid] for kid in row["K"]]
        is_first = cells[0] is cell and any(other["S"] == "/TD" for other in cells)
        in_head = self._objects[row["P"]]["S"] == "/THead"
        cell.setdefault("A", self._pydyf.Dictionary({"O": "/Table"}))["Scope"] = (
            "/Row" if is_first and not in_head else "/Column"
        )

    def give_body(self, pdf: Any, item: Any) -> None:  # noqa: ANN401  # no types
        """Put what an item of a list holds besides labels into its body, into a new one if it has none."""
        kinds = {kid: self._kind(kid) for kid in item["K"]}
        labels = [kid for kid, kind in kinds.items() if kind == "/Lbl"]
        bodies = [kid for kid, kind in kinds.items() if kind == "/LBody"]
        others = [kid for kid in kinds if kid not in labels and kid not in bodies]
        if not others:
            return
        body = self._objects[bodies[0]] if bodies else self._new_body(pdf, item)
        at = list(kinds).index(bodies[0]) if bodies else 0
        before = [kid for kid in list(kinds)[:at] if kid in others]
        behind = [kid for kid in others if kid not in before]
        body["K"][:] = [*before, *body["K"], *behind]
        for kid in others:
            if kinds[kid]:
                self._objects[kid]["P"] = body.reference
        item["K"][:] = [*labels, *(bodies or [body.reference])]

    def _kind(self, kid: Any) -> str:  # noqa: ANN401  # no types
        """Which tag a reference leads to, "" for marked content and annotations."""
        return str(self._objects[kid].get("S", "")) if isinstance(kid, bytes) else ""

    def _new_body(self, pdf: Any, item: Any) -> Any:  # noqa: ANN401  # no types
        body = self._pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": "/LBody",
                "K": self._pydyf.Array(),
                "P": item.reference,
                **({"Pg": item["Pg"]} if "Pg" in item else {}),
            }
        )
        pdf.add_object(body)
        self._objects[body.reference] = body
        return body

    def join_links(self) -> None:
        """Leave one annotation of a link that has several, one for each element in it, and none outside of a tag for
        links.
        """
        dropped: set[bytes] = set()
        for element in self.elements("/StructElem"):
            for kid in [kid for kid in element["K"] if isinstance(kid, bytes)]:
                place = self._objects[kid]
                if place.get("Type") != "/OBJR":
                    continue
                outer = self._link_around(element)
                if outer is None:
                    element["S"] = "/Link"
                    continue
                annotation = self._objects[place["Obj"]]
                outer["Rect"] = self._around(outer["Rect"], annotation["Rect"])
                element["K"].remove(kid)
                dropped.add(annotation.reference)
                place.clear()
        self._forget(dropped)

    def _link_around(self, element: Any) -> Any:  # noqa: ANN401  # no types
        """The annotation of the link that an element lies in; None if it lies in none."""
        while (element := self._objects.get(element.get("P"))) is not None:
            if element.get("S") == "/Link":
                places = (self._objects[kid] for kid in element["K"] if isinstance(kid, bytes))
                return next((self._objects[place["Obj"]] for place in places if place.get("Type") == "/OBJR"), None)
        return None

    def _around(self, one: Any, other: Any) -> Any:  # noqa: ANN401  # no types
        """The rectangle around two."""
        xs, ys = (*one[::2], *other[::2]), (*one[1::2], *other[1::2])
        return self._pydyf.Array([min(xs), min(ys), max(xs), max(ys)])

    def _forget(self, annotations: set[bytes]) -> None:
        """Take annotations out of the lists of their pages and of the tags of annotations."""
        numbers = {self._objects[annotation].pop("StructParent") for annotation in annotations}
        for page in self.elements("/Page"):
            if "Annots" in page:
                page["Annots"][:] = [each for each in page["Annots"] if each not in annotations]
        parents = self._objects[next(self.elements("/StructTreeRoot"))["ParentTree"]]["Nums"]
        parents[:] = [
            value
            for number, element in zip(parents[::2], parents[1::2], strict=True)
            if number not in numbers
            for value in (number, element)
        ]
        for annotation in annotations:
            self._objects[annotation].clear()

    def describe_link(self, link: Any, titles: Mapping[str, str]) -> None:  # noqa: ANN401  # no types
        """Describe a link by the title of what it leads to, and have it printed."""
        link["F"] = PRINTED
        target = link.get("Dest")
        if isinstance(target, self._pydyf.String):
            name = target.string if isinstance(target.string, str) else target.string.decode()
            words = next(
                (f"{kind} {name.removeprefix(prefix)}" for prefix, kind in NUMBERED.items() if name.startswith(prefix)),
                titles.get(name, name),
            )
            link["Contents"] = self._pydyf.String(words)

    def name_empty_link(self, element: Any) -> None:  # noqa: ANN401  # no types
        """Give a link without text, around an icon, an alternative: the description of where it leads."""
        places = [self._objects[kid] for kid in element["K"] if isinstance(kid, bytes)]
        links = [place["Obj"] for place in places if place.get("Type") == "/OBJR"]
        if links and not self._holds_content(element):
            element["Alt"] = self._objects[links[0]]["Contents"]

    def _holds_content(self, element: Any) -> bool:  # noqa: ANN401  # no types
        """Whether marked content is in an element or below it."""
        return any(
            isinstance(kid, int) or (isinstance(kid, bytes) and self._holds_content(self._objects[kid]))
            for kid in element.get("K", ())
        )

    def take_out_running_heads(self) -> dict[bytes, frozenset[int]]:
        """Drop the tags that are in no tag: those of the margins of pages. Returns the numbers of their marked content
        by page.
        """
        root = next(self.elements("/StructTreeRoot"))
        held = set(root["K"])
        for element in self.elements("/StructElem"):
            held.update(kid for kid in element["K"] if isinstance(kid, bytes))
        dropped: dict[bytes, set[int]] = {}
        queue = [item for item in self.elements("/StructElem") if item.reference not in held]
        while queue:
            element = queue.pop()
            for kid in element.get("K", ()):
                if isinstance(kid, int):
                    dropped.setdefault(element["Pg"], set()).add(kid)
                elif kid in self._objects:
                    queue.append(self._objects[kid])
            element.clear()  # not freed: pydyf numbers the others wrongly then
        numbers = self._objects[root["ParentTree"]]["Nums"]
        pages = [page.reference for page in self.elements("/Page")]
        for number, references in zip(numbers[::2], numbers[1::2], strict=True):
            if isinstance(references, list) and number < len(pages):
                for marked in dropped.get(pages[number], ()):
                    references[marked] = "null"
        return {page: frozenset(marked) for page, marked in dropped.items()}

    def mark_as_artifacts(self, page: Any, marked: frozenset[int]) -> None:  # noqa: ANN401  # no types
        """Turn marked content of a page into artifacts of pagination."""
        operators = self._objects[page["Contents"]].stream
        for at, operator in enumerate(operators):
            if isinstance(operator, self._pydyf.Dictionary) and operator.get("MCID") in marked:
                operators[at - 1] = "/Artifact"
                operators[at] = self._pydyf.Dictionary({"Type": "/Pagination"})
