"""A sheet of A4 with the product's typeface in it, for everything that becomes a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from fpdf import FPDF
from fpdf.fonts import TTFFont

FONTS = Path(__file__).parents[1] / "web" / "static" / "build" / "fonts"
INK = (30, 30, 30)
GETA = "〓"
"""What Japanese printers set for a character that the font lacks."""


class Paper(FPDF):
    """A4, in Japanese, BIZ UDPGothic embedded.

    `fonts` holds BIZUDPGothic-Regular.ttf and -Bold.ttf, made at set-up; FileNotFoundError without them.
    """

    def __init__(self, title: str, fonts: Path = FONTS) -> None:
        super().__init__(format="A4")
        for style, weight in (("", "Regular"), ("B", "Bold")):
            self.add_font("gothic", style, fonts / f"BIZUDPGothic-{weight}.ttf")
        self.set_lang("ja-JP")
        self.set_title(title)
        self.set_creator("Koshin")

    def set_type(self, size: float, bold: bool = False, colour: tuple[int, ...] = INK) -> None:
        """The type of what follows: size in points, weight and colour."""
        self.set_font("gothic", "B" if bold else "", size)
        self.set_text_color(*colour)

    def __enter__(self) -> Self:
        """The sheet, for as long as it is written on."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes the files of the fonts."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def printable(self, text: str) -> str:
        """The text with a mark in place of each character that the font lacks."""
        font = self.fonts["gothic"]
        known = font.cmap if isinstance(font, TTFFont) else ()
        return "".join(c if ord(c) in known else GETA for c in text)
