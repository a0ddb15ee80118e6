"""Kinds of pictures by their first bytes."""

from __future__ import annotations

from aixreader.source.picture_kinds import picture_kind
from tests.pictures import AVIF_HEAD, GIF, JPEG, SVG, WEBP, bmp, ico, png

KINDS = (
    (png(), "image/png"),
    (GIF, "image/gif"),
    (JPEG, "image/jpeg"),
    (WEBP, "image/webp"),
    (AVIF_HEAD, "image/avif"),
    (bmp(), "image/bmp"),
    (ico(), "image/x-icon"),
    (b"\0\0\2\0" + ico()[4:], "image/x-icon"),
    (SVG, "image/svg+xml"),
    (b"\xef\xbb\xbf \n<?xml version='1.0'?>\n<!-- <html> -->" + SVG, "image/svg+xml"),
    (b"<!DOCTYPE svg [ <!ENTITY a 'b'> ]>" + SVG, "image/svg+xml"),
    (b"<!doctype svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'>\n" + SVG, "image/svg+xml"),
    (SVG.decode().encode("utf-16"), "image/svg+xml"),
)


def test_kinds() -> None:
    for data, kind in KINDS:
        assert picture_kind(data) == kind, data[:40]


def test_others_are_none() -> None:
    for data in (
        b"",
        b"<!doctype html><svg>",
        b"<html><svg>",
        b"<svgx>",
        b"BMW is a car, not a bitmap",
        b"RIFF1234WAVE",
        AVIF_HEAD.replace(b"avif", b"heic"),
        b"<!--" * 1_000,
        b"<?xml",
        b"%PDF-1.7",
        b"version https://git-lfs.github.com/spec/v1",
    ):
        assert picture_kind(data) is None, data[:40]


def test_a_file_cut_short_anywhere_is_its_kind_or_none() -> None:
    for data, kind in KINDS:
        assert {picture_kind(data[:length]) for length in range(min(len(data), 200))} <= {None, kind}
