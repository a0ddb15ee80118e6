"""What a refusal says."""

from __future__ import annotations

import pytest
from tuf.api import exceptions

from aixreader.delivery.mirror.refusals import HINTS, as_refusal, named, refusal


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (exceptions.UnsignedMetadataError("root was signed by 0/1 keys"), "unknown-key"),
        (exceptions.UnsignedMetadataError("root was signed by 1/2 keys"), "below-threshold"),
        (exceptions.UnsignedMetadataError("said in other words"), "unknown-key"),
        (exceptions.BadVersionNumberError("older"), "old"),
        (exceptions.LengthOrHashMismatchError("other"), "mixed"),
        (exceptions.DownloadLengthMismatchError("more"), "endless"),
        (exceptions.DownloadHTTPError("none", 404), "incomplete"),
        (exceptions.DownloadError("no answer"), "unreachable"),
        (exceptions.RepositoryError("no JSON"), "altered"),
    ],
)
def test_what_tuf_raises_is_told_in_words(error: Exception, reason: str) -> None:
    told = as_refusal(error, "targets")
    assert told.reason == reason
    assert reason in ("unreachable", "unknown-key") or "targets" in told.message
    assert "Nothing was installed" in told.hint


def test_a_root_has_words_of_its_own() -> None:
    assert as_refusal(exceptions.BadVersionNumberError("other"), "root").reason == "altered"


def test_every_refusal_says_that_what_is_installed_stays() -> None:
    for reason in (*HINTS, "old"):
        assert "what is installed already stays" in refusal(reason, "x").hint
    assert named("snapshot") != named("timestamp")
