"""Deltas: recipes that make an object of another one. Format: gitformat-pack(5), "Deltified representation"."""

from __future__ import annotations

from aixreader.git.objects import GitFormatError

COPY = 0x80
COPIED_IF_ZERO = 0x10000
MAX_BITS = 64
TOO_EARLY = "a delta ends too early"


class DeltaMisfitError(GitFormatError):
    """A delta that is well formed, but of another base or another size than it states."""


def delta_sizes(delta: bytes) -> tuple[int, int, int]:
    """The sizes of base and result in bytes, and where the commands begin; raises `GitFormatError`."""
    base, at = _number(delta, 0)
    size, at = _number(delta, at)
    return base, size, at


def apply_delta(base: bytes, delta: bytes, limit: int) -> bytes:
    """What a delta makes of `base`.

    Raises `DeltaMisfitError` where base or result are not of the stated size, or the result has more than `limit`
    bytes; `GitFormatError` for one that is damaged. No more than the stated size is ever made.
    """
    base_size, size, at = delta_sizes(delta)
    if base_size != len(base) or size > limit:
        raise DeltaMisfitError("a delta does not fit what it changes")
    made = bytearray()
    while at < len(delta):
        piece, at = _copied(base, delta, at) if delta[at] & COPY else _inserted(delta, at)
        if len(made) + len(piece) > size:
            raise DeltaMisfitError("a delta makes more than it states")
        made += piece
    if len(made) != size:
        raise DeltaMisfitError("a delta makes less than it states")
    return bytes(made)


def _copied(base: bytes, delta: bytes, at: int) -> tuple[bytes, int]:
    """The bytes that a command takes from the base; its bits say which bytes of place and length follow."""
    flags, at, values = delta[at], at + 1, bytearray(7)
    for number in range(7):
        if flags >> number & 1:
            if at >= len(delta):
                raise GitFormatError(TOO_EARLY)
            values[number], at = delta[at], at + 1
    start, length = int.from_bytes(values[:4], "little"), int.from_bytes(values[4:], "little")
    length = length or COPIED_IF_ZERO
    if start + length > len(base):
        raise GitFormatError("a delta copies what is not there")
    return base[start : start + length], at


def _inserted(delta: bytes, at: int) -> tuple[bytes, int]:
    """The bytes that a delta brings along."""
    end = at + 1 + delta[at]
    if end == at + 1:
        raise GitFormatError("a delta has an unknown command")
    if end > len(delta):
        raise GitFormatError(TOO_EARLY)
    return delta[at + 1 : end], end


def _number(delta: bytes, at: int) -> tuple[int, int]:
    """A number, seven bits a byte, the lowest first, and where it ends."""
    number = shift = 0
    while at < len(delta) and shift < MAX_BITS:
        byte, at = delta[at], at + 1
        number, shift = number | (byte & 127) << shift, shift + 7
        if not byte & 128:
            return number, at
    raise GitFormatError(TOO_EARLY)
