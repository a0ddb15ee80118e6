"""Signing an assessment off: a version is frozen by the digest of its canonical JSON (RFC 8785) and of its edition."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from aixreader.assess.document import Assessment, SignOff
from aixreader.assess.document_text import document_text
from aixreader.errors import UserDataError


def document_digest(document: Assessment) -> str:
    """The digest of what is stated: of the document without its sign-offs, whatever the order and form of its text."""
    import rfc8785

    values = json.loads(document_text(replace(document, signoffs=())))
    try:
        return f"sha256:{hashlib.sha256(rfc8785.dumps(values)).hexdigest()}"
    except rfc8785.CanonicalizationError as error:  # a key of another program's holds a number beyond 2 to the 53rd
        raise UserDataError(f"The assessment cannot be signed off: {error}.", "Nothing was changed.") from error


def sign_off(document: Assessment, who: str, at: str, note: str = "") -> Assessment:
    """The document with a new version that `who` has approved; raises `UserDataError`."""
    if not who.strip():
        raise UserDataError("A sign-off needs a name.", "Nothing was changed. Say who approves this version.")
    version = max((each.version for each in document.signoffs), default=0) + 1
    return document.with_signoff(
        SignOff(version, who.strip(), at, document_digest(document), document.edition.digest, note)
    )


def signed_version(document: Assessment) -> SignOff | None:
    """The newest sign-off of exactly what the document states; None where it was changed since, or never signed."""
    digest = document_digest(document)
    return next((each for each in reversed(document.signoffs) if each.digest == digest), None)
