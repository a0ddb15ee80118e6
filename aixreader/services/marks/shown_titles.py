"""Titles of marks as they are shown: marks of earlier versions have the heading as the Exchange writes it."""

from __future__ import annotations

from dataclasses import replace

from aixreader.knowledge.section_names import shown_title
from aixreader.userdata.records import Folder, ReadingList, Record


def with_shown_title(record: Record) -> Record:
    """The record with its title as it is shown ("Monitor use" for "#MONITOR USE"); folders and lists are called as the
    user calls them.
    """
    if isinstance(record, Folder | ReadingList) or "#" not in record.title:
        return record
    return replace(record, title=shown_title(record.title))
