"""A flyer on one sheet of A4: large type, much white, the code where the eye comes to rest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from renewal_backend.outside.line_break import broken
from renewal_backend.outside.paper import Paper
from renewal_backend.printed.code import QUIET, code_of
from renewal_backend.printed.content import Contact, Flyer
from renewal_backend.printed.words import words

BRAND, TINT, SOFT, WHITE = (29, 92, 87), (231, 241, 238), (85, 98, 95), (255, 255, 255)
LEFT, WIDTH, BOTTOM = 16.0, 178.0, 284.0
CODE = 74.0
GAP, GAPS, WIDEST = 7.0, 4, 12.0
_MM = 25.4 / 72
_SCALES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82)


class TooMuch(ValueError):  # noqa: N818 - errors are named after situations
    """More words than fit on a sheet that old people can read."""


def to_pdf(flyer: Flyer) -> bytes:
    """The flyer as a PDF file of one page. Raises TooMuch; FileNotFoundError without the fonts made at set-up."""
    for scale in _SCALES:
        with _Sheet(flyer, scale) as trial:
            left = BOTTOM - trial.drawn()
        if left >= 0:
            with _Sheet(flyer, scale, min(GAP + left / GAPS, WIDEST)) as sheet:
                sheet.drawn()
                return bytes(sheet.output())
    raise TooMuch("the words do not fit on one page")


class _Sheet(Paper):
    """One flyer. Places are in millimetres from the upper left corner.

    `scale` makes the type smaller, `gap` is the room between two parts.
    """

    def __init__(self, flyer: Flyer, scale: float, gap: float = GAP) -> None:
        super().__init__("".join(flyer.words.title))
        self.flyer, self.scale, self.gap = flyer, scale, gap
        self.set_margin(0)
        self.set_auto_page_break(False)
        self.c_margin = 0
        self.add_page()

    def drawn(self) -> float:
        """Draws everything; how far down it comes."""
        y = self._head() + self.gap
        right = LEFT + CODE + GAP
        below = self._steps(right, y + 1, LEFT + WIDTH - right)
        y = max(self._code(LEFT, y), self._address(right, below + 4, LEFT + WIDTH - right)) + self.gap
        y = self._glance(y) + self.gap - 1
        y = self._at_hand(y) + self.gap - 1
        y = self._contacts(y)
        self._text(LEFT, BOTTOM + 1, WIDTH, words().made_by, 9, colour=SOFT, align="R")
        return y

    def _head(self) -> float:
        said = self.flyer.words
        title = "\n".join(said.title)
        height = (
            20 + self._height(said.for_whom, 13) + self._height(title, 30) + self._height(said.lead, 13.5)
        )
        self._box(0, 0, self.w, height, BRAND)
        y = self._text(LEFT, 9, WIDTH, said.for_whom, 13, colour=TINT) + 2
        y = self._text(LEFT, y, WIDTH, title, 30, bold=True, colour=WHITE) + 2
        self._text(LEFT, y, WIDTH, said.lead, 13.5, colour=WHITE)
        return height

    def _code(self, x: float, y: float) -> float:
        y = self._text(x, y, CODE, words().scan, 14, bold=True, colour=BRAND, align="C") + 2
        code = code_of(self.flyer.address)
        unit = CODE / code.symbol_size(border=QUIET)[0]
        self.set_fill_color(0)
        for row, modules in enumerate(code.matrix, QUIET):
            for run in re.finditer(rb"\x01+", bytes(modules)):
                # A little overlap, or white hairlines show between the rows on a screen.
                self.rect(
                    x + (QUIET + run.start()) * unit,
                    y + row * unit,
                    len(run[0]) * unit + 0.01,
                    unit + 0.01,
                    style="F",
                )
        self.set_draw_color(*BRAND)
        self.set_line_width(0.7)
        self.rect(x, y, CODE, CODE, round_corners=True, corner_radius=3)
        return y + CODE

    def _address(self, x: float, y: float, width: float) -> float:
        y = self._text(x, y, width, words().by_address, 10.5, colour=SOFT)
        return self._text(x, y, width, "\n".join(self._address_lines(width)), 10.5)

    def _address_lines(self, width: float) -> Iterable[str]:
        """The address in lines that end where a reader can pause."""
        self.set_type(10.5 * self.scale)
        line = ""
        for piece in re.split(r"(?=[?&])", self.flyer.address):
            if line and self.get_string_width(line + piece) > width:
                yield line
                line = ""
            line += piece
        yield line

    def _steps(self, x: float, y: float, width: float) -> float:
        for number, step in enumerate(self.flyer.words.steps, 1):
            self.set_fill_color(*BRAND)
            self.circle(x + 6, y + 5.5, 6, style="F")
            self._text(x, y + 1.6, 12, str(number), 16, bold=True, colour=WHITE, align="C")
            below = self._text(x + 16, y + 1, width - 16, step.title, 17, bold=True)
            y = self._text(x + 16, below + 1, width - 16, step.text, 12.5) + 5
        return y - 5

    def _glance(self, y: float) -> float:
        glance = self.flyer.words.glance
        width = (WIDTH - 4 * (len(glance) - 1)) / len(glance)
        heights = [self._height(g.label, 11.5) + self._height(g.value, 17, width - 4) for g in glance]
        height = 6 + max(heights)
        for number, fact in enumerate(glance):
            x = LEFT + number * (width + 4)
            self._box(x, y, width, height, TINT)
            top = y + (height - heights[number]) / 2
            below = self._text(x + 2, top, width - 4, fact.label, 11.5, colour=SOFT, align="C")
            self._text(x + 2, below, width - 4, fact.value, 17, bold=True, colour=BRAND, align="C")
        return y + height

    def _at_hand(self, y: float) -> float:
        said = self.flyer.words
        half = (WIDTH - GAP) / 2
        left = self._title(LEFT, y, half, words().at_hand_title)
        for thing in said.at_hand:
            self.set_fill_color(*BRAND)
            self.circle(LEFT + 2, left + self._leading(12.5) / 2, 1, style="F")
            left = self._text(LEFT + 6, left, half - 6, thing, 12.5) + 1
        right = self._title(LEFT + half + GAP, y, half, words().before_title)
        right = self._text(LEFT + half + GAP, right, half, said.before, 12.5)
        return max(left, self._text(LEFT + half + GAP, right + 1.5, half, words().safe, 12.5))

    def _contacts(self, y: float) -> float:
        y = self._title(LEFT, y, WIDTH, words().contacts_title)
        if not self.flyer.contacts:
            y = self._text(LEFT, y, WIDTH, words().no_line, 12.5)
        width = (WIDTH - GAP) / 2 if len(self.flyer.contacts) > 1 else WIDTH
        columns = enumerate(self.flyer.contacts)
        bottom = max((self._contact(LEFT + n * (width + GAP), y, width, c) for n, c in columns), default=y)
        if self.flyer.insurer:
            insurer = words().insurer.format(insurer=self.flyer.insurer)
            bottom = self._text(LEFT, bottom + 1.5, WIDTH, insurer, 10.5, colour=SOFT)
        return bottom

    def _contact(self, x: float, y: float, width: float, contact: Contact) -> float:
        for label, phone in contact.numbers:
            y = self._text(x, y, width, label, 11.5, bold=True) if label else y
            if phone:
                y = self._text(x, y, width, phone, 20, bold=True, colour=BRAND)
        for line in contact.lines:
            y = self._text(x, y, width, line, 11)
        return y

    def _title(self, x: float, y: float, width: float, title: str) -> float:
        return self._text(x, y, width, title, 15, bold=True, colour=BRAND) + 1

    def _box(self, x: float, y: float, width: float, height: float, colour: tuple[int, ...]) -> None:
        self.set_fill_color(*colour)
        self.rect(x, y, width, height, style="F")

    def _lines(self, text: str, width: float, size: float, bold: bool = False) -> list[str]:
        self.set_type(size * self.scale, bold)
        parts = map(self.printable, text.split("\n"))
        return [line for part in parts for line in broken(part, width, self.get_string_width)]

    def _height(self, text: str, size: float, width: float = WIDTH) -> float:
        return len(self._lines(text, width, size, bold=True)) * self._leading(size)

    def _leading(self, size: float) -> float:
        """From line to line: closer for a large title."""
        return size * self.scale * _MM * (1.3 if size > 16 else 1.5)

    def _text(
        self, x: float, y: float, width: float, text: str, size: float,
        *, bold: bool = False, colour: tuple[int, ...] = (34, 48, 46), align: str = "L",
    ) -> float:  # fmt: skip
        """Writes text from `y` down, broken into lines; where the next line would begin."""
        for line in self._lines(text, width, size, bold):
            self.set_type(size * self.scale, bold, colour)
            self.set_xy(x, y)
            self.cell(width, self._leading(size), line, align=align)
            y += self._leading(size)
        return y
