"""Sign-offs freeze a version."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from aixreader.assess.document import Assessment
from aixreader.assess.document_text import document_text, read_document
from aixreader.assess.sign_off import document_digest, sign_off, signed_version
from aixreader.errors import UserDataError

AT = "2026-03-01T10:00:00Z"


def test_the_digest_is_that_of_canonical_json(document: Assessment) -> None:
    """For plain texts without numbers and with keys of ASCII, that is JSON with sorted keys and no blanks."""
    values = json.loads(document_text(replace(document, signoffs=())))
    plain = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert document_digest(document) == f"sha256:{hashlib.sha256(plain).hexdigest()}"


def test_the_form_of_the_text_does_not_matter_and_what_it_states_does(document: Assessment) -> None:
    values = json.loads(document_text(document))
    values["items"].reverse()
    again = read_document(json.dumps(values, indent=3).encode(), "a")
    assert document_digest(again) == document_digest(document)
    owner = replace(document.control("kettle", "lid"), owner="Eve")
    assert document_digest(document.with_items([owner])) != document_digest(document)


def test_a_version_is_signed_and_later_changes_are_noticed(document: Assessment) -> None:
    assert signed_version(document) is None
    signed = sign_off(document, " Ann ", AT, "For the board")
    made = signed_version(signed)
    assert made is not None
    assert (made.version, made.who, made.at, made.note) == (2, "Ann", AT, "For the board")
    assert made.edition == document.edition.digest
    assert signed_version(read_document(document_text(signed).encode(), "a")) == made
    changed = signed.with_items([replace(document.control("kettle", "lid"), owner="Eve")])
    assert signed_version(changed) is None
    assert signed_version(changed.with_items([document.control("kettle", "lid")])) == made


def test_a_sign_off_needs_a_name(document: Assessment) -> None:
    with pytest.raises(UserDataError, match="needs a name"):
        sign_off(document, " ", AT)


def test_numbers_that_json_cannot_vouch_for_are_refused(document: Assessment) -> None:
    with pytest.raises(UserDataError, match="cannot be signed off"):
        sign_off(replace(document, extra={"huge": 2**60}), "Ann", AT)
