"""Errors that are told to the user: their words and the exit codes that scripts rely on."""

from __future__ import annotations

import pytest

from aixreader import errors
from aixreader.errors import AixError, Cancelled, NotFoundError, shortened

CODES = {
    "AixError": 1,
    "SourceError": 3,
    "SourceChangedError": 3,
    "ArchiveError": 3,
    "CloneError": 3,
    "EditionError": 4,
    "NotFoundError": 1,
    "DisplayError": 2,
    "OutputError": 5,
    "DeliveryError": 6,
    "NoGitError": 6,
    "MirrorError": 6,
    "RefusedCallError": 2,
    "UserDataError": 4,
    "Cancelled": 130,
}


def test_exit_codes_stay_as_they_are() -> None:
    kinds = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, AixError)}
    real = {name: kind.exit_code for name, kind in kinds.items()}
    assert real == CODES


def test_an_error_is_told_with_its_hint() -> None:
    assert str(AixError("The kettle is empty.")) == "The kettle is empty."
    assert str(AixError("The kettle is empty.", "Fill it.")) == "The kettle is empty.\nFill it."


def test_what_was_not_found_names_what_is_near() -> None:
    error = NotFoundError("There is no 'tepot'.", nearest=("teapot",))
    assert (error.message, error.hint, error.nearest) == ("There is no 'tepot'.", "", ("teapot",))


def test_a_cancel_says_that_nothing_was_changed() -> None:
    with pytest.raises(AixError, match="nothing was changed"):
        raise Cancelled


def test_a_long_name_is_cut_in_its_middle() -> None:
    assert shortened("kettle") == "kettle"
    cut = shortened("a" * 500 + "z" * 500)
    assert (len(cut), cut[0], cut[-1], cut.count("…")) == (200, "a", "z", 1)
    assert shortened("kettles", 6) == "ket…es"
