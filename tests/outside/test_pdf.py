"""The PDF of a document: readable by people and machines, and the same each time."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from renewal_backend.domain.document_values import Details
from renewal_backend.domain.documents import important_document
from renewal_backend.domain.quote import Factors, quotes
from renewal_backend.domain.rating_table import in_force
from renewal_backend.outside.demo import demo_people
from renewal_backend.outside.paper import GETA
from renewal_backend.outside.pdf import to_pdf

TODAY = date(2026, 11, 20)
CONTRACT = demo_people(TODAY, str).contracts[2].contract
QUOTE = quotes(CONTRACT, Factors("couple", "over_26", "gold"), in_force(TODAY))[1]
DETAILS = Details(
    "2029-08", date(1990, 1, 1), "7300001", "広島県広島市中区1-1", "09000001003", "団体", "bank_monthly"
)
CONTACTS = (("操作のお問い合わせ", "0120-000-000（平日9:00〜20:00）"),)


@pytest.fixture(scope="module")
def document():
    return important_document(CONTRACT, QUOTE, DETAILS, CONTACTS)


@pytest.fixture(scope="module")
def pdf(document):
    return to_pdf(document)


@pytest.fixture(scope="module")
def reader(pdf):
    return PdfReader(io.BytesIO(pdf))


@pytest.fixture(scope="module")
def text(reader):
    return "".join(page.extract_text() for page in reader.pages).replace("\n", "")


def test_the_customers_plan_and_premium_can_be_extracted(text):
    for said in (
        QUOTE.name,
        f"{QUOTE.yearly:,}円",
        f"毎月{QUOTE.monthly:,}円（年12回）",
        CONTRACT.policy_number,
    ):
        assert said in text


def test_every_word_of_the_document_is_in_the_file(document, text):
    for section in document.sections:
        assert section.heading in text
        for words in (
            *section.paragraphs,
            *section.bullets,
            *(value for row in section.rows for value in row),
        ):
            assert words.replace(" ", "") in text.replace(" ", "")


def test_every_page_says_that_it_is_a_sample_and_which_page_it_is(reader):
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert "見本" in page
        assert f"{number} / {len(pages)}" in page


def test_pages_are_a4(reader):
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_fonts_are_embedded_subsets(reader, pdf):
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0].get_object()
            assert inner["/FontDescriptor"]["/FontFile2"]
            assert "+BIZUDPGothic" in inner["/BaseFont"]
            assert "/ToUnicode" in font
    assert len(pdf) < 300_000


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler's pdffonts is not installed")
def test_poppler_agrees_that_fonts_are_embedded(pdf, tmp_path):
    (tmp_path / "document.pdf").write_bytes(pdf)
    said = subprocess.run(["pdffonts", tmp_path / "document.pdf"], capture_output=True, text=True, check=True)
    fonts = said.stdout.splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def test_the_file_names_itself(reader, document):
    assert reader.metadata.title == document.title
    assert reader.metadata.creation_date.date().isoformat() == document.dated
    assert reader.root_object["/Lang"] == "ja-JP"
    assert [entry.title for entry in reader.outline] == [section.heading for section in document.sections]


def test_the_same_document_gives_the_same_bytes(document, pdf):
    assert to_pdf(document) == pdf


def test_another_document_gives_other_bytes(document, pdf):
    assert to_pdf(replace(document, subtitle="べつ")) != pdf


def test_a_character_that_the_font_lacks_is_shown_as_missing():
    unusual = replace(DETAILS, address="広島県広島市中区1-1 \U0001f600")
    made = PdfReader(io.BytesIO(to_pdf(important_document(CONTRACT, QUOTE, unusual))))
    assert f"1-1 {GETA}" in made.pages[0].extract_text()


def test_without_fonts_there_is_no_document(document, tmp_path):
    with pytest.raises(FileNotFoundError):
        to_pdf(document, tmp_path)
