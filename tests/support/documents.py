"""Small DOCX, ODT and HTML files of our own, and one letter written in each format and as PDF."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterable

import docx
from docx.document import Document
from odf.opendocument import OpenDocument, OpenDocumentText
from odf.text import (
    H,
    List,
    ListItem,
    ListLevelStyleNumber,
    ListStyle,
    P,
)

from tests.support.printing import BOLD, Sheet

TITLE = "Politikersvar til Karen Birk (F) om solceller på skolernes tage"
LEAD = (
    "Karen Birk (F) har den 3. april 2025 stillet følgende tre spørgsmål til forvaltningen om "
    "solceller på kommunens skoler."
)
QUESTIONS = (
    "Hvor mange af kommunens skoler har i dag solceller på taget?",
    "Hvad vil det koste at sætte solceller på de øvrige skoler?",
    "Hvornår kan de første anlæg være i drift?",
)
ANSWER = (
    "Syv af kommunens 22 skoler har i dag solceller på taget. De er sat op mellem 2014 og 2021.",
    "Forvaltningen er ved at undersøge de øvrige tage og forventer at vende tilbage med en samlet "
    "besvarelse i løbet af 2025.",
)
CLOSING = "Med venlig hilsen"


def letter_as_pdf() -> bytes:
    sheet = Sheet()
    y = sheet.lines(60, 80, _filled(sheet, TITLE, BOLD, 16), BOLD, 16) + 12
    y = sheet.flow(60, y, 460, LEAD) + 10
    y = sheet.lines(60, y + 8, ["Spørgsmål"], BOLD, 13) + 4
    for number, question in enumerate(QUESTIONS, start=1):
        y = sheet.lines(60, y, [f"{number}. {question}"]) + 4
    y = sheet.lines(60, y + 8, ["Svar"], BOLD, 13) + 4
    y = sheet.paragraphs(60, y, 460, ANSWER)
    sheet.lines(60, y + 8, [CLOSING])
    return sheet.bytes()


def letter_as_docx() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(LEAD)
    document.add_heading("Spørgsmål", 1)
    for question in QUESTIONS:
        document.add_paragraph(question, style="List Number")
    document.add_heading("Svar", 1)
    for text in (*ANSWER, CLOSING):
        document.add_paragraph(text)
    return saved(document)


def letter_as_odt() -> bytes:
    document = OpenDocumentText()
    numbers = ListStyle(name="Numre")
    numbers.addElement(ListLevelStyleNumber(level=1, numformat="1", numsuffix="."))
    document.automaticstyles.addElement(numbers)
    document.text.addElement(H(outlinelevel=1, text=TITLE))
    document.text.addElement(P(text=LEAD))
    document.text.addElement(H(outlinelevel=2, text="Spørgsmål"))
    asked = List(stylename=numbers)
    for question in QUESTIONS:
        item = ListItem()
        item.addElement(P(text=question))
        asked.addElement(item)
    document.text.addElement(asked)
    document.text.addElement(H(outlinelevel=2, text="Svar"))
    for text in (*ANSWER, CLOSING):
        document.text.addElement(P(text=text))
    return packed(document)


def letter_as_html() -> bytes:
    items = "".join(f"<li>{html.escape(question)}" for question in QUESTIONS)
    answer = "".join(f"<p>{text}</p>\n" for text in (*ANSWER, CLOSING))
    return f"""<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Svar</title>
    <style>p {{ color: #333 }}</style><script>var titel = "Ikke tekst";</script></head><body>
    <nav><a href="/">Forside</a> <a href="/svar">Politikersvar</a></nav>
    <main><h1>{TITLE}</h1><p>{LEAD}</p>
    <h2>Spørgsmål</h2><ol>{items}</ol><h2>Svar</h2>{answer}</main></body></html>""".encode()


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def packed(document: OpenDocument) -> bytes:
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


LETTERS: dict[str, Callable[[], bytes]] = {
    "docx": letter_as_docx,
    "odt": letter_as_odt,
    "html": letter_as_html,
}


def _filled(sheet: Sheet, text: str, font: str, size: float) -> Iterable[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and sheet.canvas.stringWidth(longer, font, size) <= 460:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
