"""Mistakes of people who edit the file of the small assessment by hand: what they replace, by what, and the error."""

from __future__ import annotations

MISTAKES = [
    ('"status": "partial"', '"status": "half"', 'line 13: "status" should be one of'),
    ('"kind": "answer"', '"kind": "guess"', "line 11: the kind 'guess' is not known"),
    ('{"kind": "answer", ', "{", "line 11: an item has no kind"),
    ('"system": "kettle", "question"', '"system": "pot", "question"', "line 11: there is no system 'pot'"),
    ('"who": "Ann", "at": "2026-01-02", "until"', '"who": "", "until"', 'line 12: "accepted.who" is empty'),
    (', "accepted": {', ', "x": {', "line 12: the threat 'steam' of 'kettle' is accepted without saying"),
    ('"until": "2027-01-02"', '"until": "soon"', 'line 12: "accepted.until" should be a date'),
    ('"status": "partial"', '"status": "not-applicable"', "line 13: the control 'lid' of 'kettle' is not applic"),
    ('"until": "2027-01-02"', '"until": ""', 'line 12: "accepted.until" is empty'),
    (
        '"items": [',
        '"items": [\n{"kind": "control", "system": "kettle", "slug": "lid"},',
        "line 14: the control 'lid' of 'kettle' is there twice",
    ),
    ('"id": "toaster"', '"id": "kettle"', "line 8: there are two systems"),
    ('"name": "Kitchen"', '"name": " "', 'line 4: "name" is empty'),
    ('"name": "Kitchen",', "", '"name" is missing'),
    ('"id": "1c7f', '"id": "zz', 'line 3: "id" is not a UUID'),
    ('"digest": "sha256:5', '"digest": "5', 'line 5: "digest"'),
    ("aixassess/1", "aixassess/0", "line 2: the format 'aixassess/0' is not known"),
    ('"format"', '"formal"', "not an assessment"),
    ('"items": [', '"items": 5, "x": [', 'line 10: "items" should be a list'),
    ('"kind": "answer"', '"kind": "answer" "x": 1', "is not valid JSON"),
    ('"version": 1', '"version": "one"', 'line 20: "version" should be an integer'),
    ('"sha256": "aaa', '"sha256": "xyz', "64 hexadecimal digits"),
    ('"slug": "steam"', '"slug": "../../etc"', "is not the name of a section"),
]
BEYOND_A_SCHEMA = ("there twice", "two systems", "no system")
"""What the errors of mistakes say that no JSON Schema can tell."""
