"""Documents as PDF: A4, fonts embedded, text extractable, the same bytes for the same document."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from fpdf import FontFace
from fpdf.enums import TableBordersLayout, XPos, YPos

from renewal_backend.domain.documents import Document, Section

from .line_break import broken
from .paper import FONTS, Paper

MARGIN = 20
LINE = 6.2
ROW = LINE + 2.6
GREY, SHADE, ACCENT = (110,) * 3, 243, (0, 84, 140)


def to_pdf(document: Document, fonts: Path = FONTS) -> bytes:
    """The document as a PDF file.

    `fonts` holds BIZUDPGothic-Regular.ttf and -Bold.ttf, made at set-up; FileNotFoundError without them.
    """
    with _DocumentPaper(document, fonts) as paper:
        paper.add_page()
        paper.heading()
        for section in document.sections:
            paper.section(section)
        return bytes(paper.output())


class _DocumentPaper(Paper):
    """One document on paper; `header` and `footer` are called by FPDF for each page."""

    def __init__(self, document: Document, fonts: Path) -> None:
        super().__init__(document.title, fonts)
        self.document = document
        self.set_margin(MARGIN)
        self.set_auto_page_break(True, margin=MARGIN + 5)
        self.set_subject(f"{document.mark} {document.version}")
        self.set_creation_date(datetime.fromisoformat(document.dated).replace(tzinfo=UTC))

    def header(self) -> None:
        """The sample mark in a box, at the right of every page."""
        self.set_type(11, bold=True, colour=ACCENT)
        self.set_draw_color(*ACCENT)
        self.set_xy(self.w - MARGIN - 22, 9)
        self.cell(22, 7, self.document.mark, border=1, align="C")
        self.set_y(MARGIN)

    def footer(self) -> None:
        """That it is a sample, the edition, and the page's number."""
        self.set_y(-15)
        self.set_type(8, colour=GREY)
        self.cell(0, 5, f"{self.document.footer}（{self.document.version}）", align="L")
        self.set_x(self.w - MARGIN - 10)
        self.cell(10, 5, f"{self.page_no()} / {{nb}}")

    def heading(self) -> None:
        """Title and subtitle at the top of the first page."""
        self.set_type(20, bold=True)
        self._line(self.document.title, 10)
        self.set_type(11, colour=GREY)
        self._line(self.document.subtitle, 7)
        self.ln(3)

    def section(self, section: Section) -> None:
        """A heading, paragraphs, table and bullets; what fits on one page is not torn apart at its table."""
        if self.will_page_break(LINE * (3 + len(section.paragraphs) * 2) + ROW * len(section.rows)):
            self.add_page()
        self.ln(3)
        self.set_type(12.5, bold=True, colour=ACCENT)
        self.start_section(section.heading)
        self._line(section.heading, 8)
        for paragraph in section.paragraphs:
            self._text(paragraph)
        if section.rows:
            self._table(section)
        for bullet in section.bullets:
            self._text(bullet, mark="・")

    def _text(self, text: str, mark: str = "") -> None:
        self.set_type(10.5)
        indent = self.get_string_width(mark)
        lines = broken(self.printable(text), self.epw - indent, self.get_string_width)
        for number, line in enumerate(lines):
            self.set_x(MARGIN)
            if mark:
                self.cell(indent, LINE, mark if number == 0 else "")
            self._line(line, LINE)
        self.ln(1)

    def _table(self, section: Section) -> None:
        self.set_type(10)
        self.set_draw_color(200)
        label = FontFace(emphasis="B", fill_color=SHADE)
        widths = (self.epw * 0.36, self.epw * 0.64)
        with self.table(
            borders_layout=TableBordersLayout.ALL,
            col_widths=widths,
            first_row_as_headings=False,
            line_height=LINE,
            padding=1.2,
            text_align="LEFT",
        ) as table:
            for name, value in section.rows:
                row = table.row()
                row.cell(self.printable(name), style=label)
                row.cell("\n".join(broken(self.printable(value), widths[1] - 4.5, self.get_string_width)))
        self.ln(2)

    def _line(self, text: str, height: float) -> None:
        self.cell(0, height, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
