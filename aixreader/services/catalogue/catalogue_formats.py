"""The formats of other programs that an edition's threats and controls are written in, and their writers.

The command line reads the table for its help: what a writer works with is imported in the writer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from aixreader.publish.output import OutputFormat, format_of
from aixreader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from aixreader.publish.machine.catalogue import Catalogue
    from aixreader.services.session.session import Session


def catalogue_bytes(session: Session, format_id: str) -> bytes:
    """The threats and controls of the open edition in one of `CATALOGUE_FORMATS`."""
    from aixreader.services.catalogue.catalogue_maker import make_catalogue

    write = format_of(None, format_id, CATALOGUE_FORMATS).write
    assert write is not None  # noqa: S101  # every entry has a writer
    return write(make_catalogue(session))


def _oscal_json(catalogue: Catalogue) -> bytes:
    from aixreader.publish.machine.oscal_catalogue import oscal_catalogue
    from aixreader.publish.machine.serialised import as_json

    return as_json(oscal_catalogue(catalogue))


def _oscal_yaml(catalogue: Catalogue) -> bytes:
    from aixreader.publish.machine.oscal_catalogue import oscal_catalogue
    from aixreader.publish.machine.serialised import as_yaml

    return as_yaml(oscal_catalogue(catalogue))


def _oscal_mapping(catalogue: Catalogue) -> bytes:
    from aixreader.publish.machine.oscal_mapping import oscal_mapping
    from aixreader.publish.machine.serialised import as_json

    return as_json(oscal_mapping(catalogue))


def _ciso_library(catalogue: Catalogue) -> bytes:
    from aixreader.publish.machine.ciso_assistant import ciso_library
    from aixreader.publish.machine.serialised import as_yaml

    return as_yaml(ciso_library(catalogue))


def _ciso_mapping(catalogue: Catalogue) -> bytes:
    from aixreader.publish.machine.ciso_mapping import ciso_mapping
    from aixreader.publish.machine.serialised import as_yaml

    return as_yaml(ciso_mapping(catalogue))


CatalogueWriter: TypeAlias = "Callable[[Catalogue], bytes]"
OSCAL_LIMITS = QT_TRANSLATE_NOOP(
    "Formats", "Threats are in it as references, not as controls; questions, the table and pictures are left out."
)
CATALOGUE_FORMATS: tuple[OutputFormat[CatalogueWriter], ...] = (
    OutputFormat(
        "oscal",
        QT_TRANSLATE_NOOP("Formats", "OSCAL catalogue"),
        "OSCAL catalogue",
        _oscal_json,
        file_suffix="oscal.json",
        limits=OSCAL_LIMITS,
        is_whole=True,
    ),
    OutputFormat(
        "oscal-yaml",
        QT_TRANSLATE_NOOP("Formats", "OSCAL catalogue, YAML"),
        "the same in YAML",
        _oscal_yaml,
        file_suffix="oscal.yaml",
        suffixes=("oscal.yml",),
        limits=OSCAL_LIMITS,
        is_whole=True,
    ),
    OutputFormat(
        "oscal-mapping",
        QT_TRANSLATE_NOOP("Formats", "OSCAL mapping collection"),
        "the cross-walk as OSCAL mapping collection",
        _oscal_mapping,
        file_suffix="oscal-map.json",
        limits=QT_TRANSLATE_NOOP(
            "Formats",
            "It maps controls to entries of standards: mappings of threats, and to standards as a whole, are left out.",
        ),
        is_whole=True,
    ),
    OutputFormat(
        "ciso-assistant",
        QT_TRANSLATE_NOOP("Formats", "CISO Assistant library"),
        "CISO Assistant library",
        _ciso_library,
        file_suffix="ciso.yaml",
        limits=QT_TRANSLATE_NOOP(
            "Formats",
            "Conditions are shown, not judged; what limits relations, most standards and pictures are left out.",
        ),
        is_whole=True,
    ),
    OutputFormat(
        "ciso-assistant-mapping",
        QT_TRANSLATE_NOOP("Formats", "CISO Assistant mappings"),
        "CISO Assistant mappings to ISO/IEC 27001 and 42001",
        _ciso_mapping,
        file_suffix="ciso-map.yaml",
        limits=QT_TRANSLATE_NOOP(
            "Formats",
            "It maps to ISO/IEC 27001 and 42001 only, by clauses that CISO Assistant has; load the library before it.",
        ),
        is_whole=True,
    ),
)
"""In the order of the save dialogs."""
