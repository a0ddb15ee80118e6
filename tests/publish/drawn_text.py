"""Content streams of PDFs with placeholders of page numbers, as Chromium draws them."""

from __future__ import annotations

from aixreader.publish.page_numbers import DIGITS, INDEX_DIGITS


def glyphs(text: str, advance: float, *, bytes_a_code: int = 2, merged: bool = False) -> bytes:
    """Text as Chromium draws it: each glyph by itself, or `merged` where the font's own widths are kept."""
    codes = [f"{ord(char):0{2 * bytes_a_code}X}" for char in text]
    if merged:
        return f"<{''.join(codes)}> Tj\n".encode()
    return "".join(f"{f'{advance} 0 Td ' * bool(number)}<{code}> Tj\n" for number, code in enumerate(codes)).encode()


def drawn(index: int, text: str, **options: bool | int) -> bytes:
    """A placeholder with `text`, which ends in zeros."""
    key = f"{DIGITS}{index:0{INDEX_DIGITS}}"
    return (
        b"BT\n/F1 .200000003 Tf\n1 0 0 -1 90 50 Tm\n" + glyphs(key, 0.1, **options) + b"ET\n"  # type: ignore[arg-type]
        b"BT\n/F1 10 Tf\n1 0 0 -1 90 50 Tm\n" + glyphs(text, 5, **options) + b"ET\n"  # type: ignore[arg-type]
    )
