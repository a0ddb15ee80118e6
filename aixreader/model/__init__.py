"""What an edition consists of, as frozen dataclasses without behaviour of any room."""

from aixreader.model.attribution import Attribution
from aixreader.model.category import Category
from aixreader.model.crosswalk import OpenCre, Reference, Requirement, Statement
from aixreader.model.decision_tree import Answer, Need, Outcome, Question
from aixreader.model.guide import Advice, Contributor, Essential, IndexEntry, MediaItem
from aixreader.model.library import Asset, Library, Page
from aixreader.model.links import Link, LinkKind
from aixreader.model.problem import Problem
from aixreader.model.relation import Group, Origin, Relation
from aixreader.model.section import Field, Section
from aixreader.model.table import PeriodicTable, TableControl, TableRow
from aixreader.model.term import Glossary, Term

__all__ = [
    "Advice",
    "Answer",
    "Asset",
    "Attribution",
    "Category",
    "Contributor",
    "Essential",
    "Field",
    "Glossary",
    "Group",
    "IndexEntry",
    "Library",
    "Link",
    "LinkKind",
    "MediaItem",
    "Need",
    "OpenCre",
    "Origin",
    "Outcome",
    "Page",
    "PeriodicTable",
    "Problem",
    "Question",
    "Reference",
    "Relation",
    "Requirement",
    "Section",
    "Statement",
    "TableControl",
    "TableRow",
    "Term",
]
