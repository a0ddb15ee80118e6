"""The kinds of gaps, apart from what finds them: the command line names them before anything is opened."""

from __future__ import annotations

from enum import StrEnum


class GapKind(StrEnum):
    """What is missing, late or no longer valid."""

    UNDECIDED = "undecided"
    UNTREATED = "untreated"
    UNRATED = "unrated"
    UNANSWERED = "unanswered"
    OPEN_CONTROLS = "open-controls"
    NO_EVIDENCE = "no-evidence"
    NO_ASSURANCE = "no-assurance"
    OVERDUE = "overdue"
    EXPIRED = "expired"
    REVIEW = "review"
    GONE = "gone"
