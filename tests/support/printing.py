"""Small PDFs of our own, one for each layout that reading must get right."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
REGULAR, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
LEADING = 1.25

PARAGRAPHS = (
    "Byrådet i Eksempelkøbing Kommune besluttede i foråret, at alle kommunale bygninger skal have "
    "solceller på taget inden udgangen af næste år, hvor det kan betale sig.",
    "Forvaltningen har derfor undersøgt tagenes bæreevne og fundet, at to ud af tre kan bære "
    "anlæggene uden forstærkning. De øvrige kræver et mindre indgreb i spærene.",
    "Udgiften afholdes inden for rammen til vedligehold, og besparelsen på strøm tilfalder de "
    "institutioner, som lægger tag til, i de første fem år efter opsætningen.",
)


class Sheet:
    """A PDF being drawn; y counts from the top of the page, as a reader sees it."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self._bytes = io.BytesIO()
        self.canvas = Canvas(self._bytes, pagesize=size, invariant=True)
        self.width, self.height = size

    def text(self, x: float, y: float, text: str, font: str = REGULAR, size: float = 10) -> None:
        """One line with its base line `y` points from the top."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, text)

    def lines(
        self, x: float, y: float, lines: Sequence[str], font: str = REGULAR, size: float = 10
    ) -> float:
        """Lines one below the other; the y of the next one."""
        for line in lines:
            self.text(x, y, line, font, size)
            y += LEADING * size
        return y

    def flow(self, x: float, y: float, width: float, text: str) -> float:
        """A paragraph of body text filled to `width`; the y of the next line."""
        return self.lines(x, y, self.filled(width, text))

    def filled(self, width: float, text: str) -> list[str]:
        """The lines of body text that `text` makes in a column of `width`."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.canvas.stringWidth(longer, REGULAR, 10) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def paragraphs(self, x: float, y: float, width: float, texts: Sequence[str]) -> float:
        """Paragraphs parted by a blank line; the y of the next."""
        for text in texts:
            y = self.flow(x, y, width, text) + 8
        return y

    def page(self) -> None:
        """Go on with the next page."""
        self.canvas.showPage()

    def bytes(self) -> bytes:
        """The finished file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._bytes.getvalue()


def two_columns() -> bytes:
    """A heading over two columns; the last sentence of the left goes on in the right."""
    sheet = Sheet()
    sheet.text(60, 70, "Solceller på kommunens tage", BOLD, 16)
    lines = sheet.filled(220, " ".join(PARAGRAPHS))
    half = len(lines) // 2
    sheet.lines(60, 100, lines[:half])
    sheet.lines(315, 100, lines[half:])
    return sheet.bytes()


def three_columns() -> bytes:
    """Three narrow columns, each with a heading of its own."""
    sheet = Sheet()
    for column, (title, text) in enumerate(zip(("Tage", "Penge", "Tid"), PARAGRAPHS, strict=True)):
        x = 50 + 170 * column
        sheet.text(x, 80, title, BOLD, 12)
        sheet.flow(x, 100, 155, text)
    return sheet.bytes()


def spread() -> bytes:
    """Two printed pages side by side on one."""
    sheet = Sheet(landscape(A4))
    sheet.paragraphs(60, 80, 320, PARAGRAPHS[:2])
    sheet.paragraphs(470, 80, 320, PARAGRAPHS[2:])
    sheet.text(210, 560, "12", size=9)
    sheet.text(620, 560, "13", size=9)
    return sheet.bytes()


def side_box() -> bytes:
    """A letter with the facts of the case in the right margin."""
    sheet = Sheet()
    sheet.text(60, 80, "Svar om solceller", BOLD, 14)
    sheet.paragraphs(60, 110, 330, PARAGRAPHS)
    facts = ("3. april 2025", "Sagsnummer", "2025-0001234", "Sagsbehandler", "A. Holm")
    sheet.lines(440, 110, facts)
    return sheet.bytes()


def side_headings() -> bytes:
    """Labels in the left margin beside the text they are about."""
    sheet = Sheet()
    y = 90.0
    for label, text in zip(
        (["Baggrund"], ["Undersøgelse", "af tagene"], ["Økonomi"]), PARAGRAPHS, strict=True
    ):
        sheet.lines(60, y, label, BOLD)
        y = sheet.flow(170, y, 350, text) + 14
    return sheet.bytes()


def running_heads() -> bytes:
    """Four pages with heads, feet and page numbers; a sentence runs over the first page's end."""
    sheet = Sheet()
    cut = PARAGRAPHS[0].split()
    texts = [
        f"{PARAGRAPHS[1]} {' '.join(cut[:12])}",
        f"{' '.join(cut[12:])}",
        PARAGRAPHS[2],
        PARAGRAPHS[1],
    ]
    for number, text in enumerate(texts, start=1):
        sheet.text(60, 40, "Eksempelkøbing Kommune – Budget 2026", size=8)
        sheet.flow(60, 100, 460, text)
        sheet.text(500, 810, f"Side {number} af 4", size=8)
        if number < 4:
            sheet.page()
    return sheet.bytes()


def footnote() -> bytes:
    """A note at the foot interrupts a sentence that goes on overleaf; one has a raised sign."""
    sheet = Sheet()
    cut = PARAGRAPHS[0].split()
    y = sheet.flow(60, 100, 460, " ".join(cut[:14]))
    sheet.canvas.setFont(REGULAR, 6)
    last = sheet.filled(460, " ".join(cut[:14]))[-1]
    x = 60 + sheet.canvas.stringWidth(last, REGULAR, 10)
    sheet.text(x, y - LEADING * 10 - 4, "1", size=6)
    sheet.text(60, 780, "1 Beslutningen blev truffet enstemmigt.", size=7.5)
    sheet.page()
    y = sheet.flow(60, 100, 460, " ".join(cut[14:])) + 8
    sheet.paragraphs(60, y, 460, PARAGRAPHS[1:])
    sheet.text(60, 780, "² Rammen blev forhøjet i fjor.", size=7.5)
    return sheet.bytes()


def nested_lists() -> bytes:
    """Numbered points with lettered and dashed ones below them, and a date that is no point."""
    sheet = Sheet()
    y = sheet.flow(60, 90, 460, "Forvaltningen indstiller, at byrådet godkender,")
    y = sheet.lines(60, y + 6, ["1. at der opsættes solceller på skolernes tage,"])
    y = sheet.lines(84, y, ["a) først på de skoler, hvis tage alligevel", "skal skiftes i år,"])
    y = sheet.lines(84, y, ["b) siden på de øvrige,"])
    y = sheet.lines(60, y, ["2. at besparelsen følges i budgettet frem til den"])
    y = sheet.lines(60, y, ["31. december 2027."])
    y = sheet.flow(60, y + 8, 460, "Det skal især afklares:")
    y = sheet.lines(60, y, ["• hvad anlæggene koster at vedligeholde", "• hvem der ejer strømmen?"])
    sheet.lines(76, y, ["– skolerne", "– kommunen"])
    return sheet.bytes()


ROWS = (
    ("Nyt tag", "1,2", "0,8"),
    ("Solceller", "10,4", "12,0"),
    ("Drift", "0,3", "0,4"),
    ("I alt", "11,9", "13,2"),
)


def ruled_table() -> bytes:
    """A grid with the unit in its first cell."""
    sheet = Sheet()
    sheet.flow(60, 90, 460, "Udgifterne fordeler sig således:")
    _grid(sheet, 110, (("Mio. kr.", "2025", "2026"), *ROWS))
    sheet.flow(60, 260, 460, "Beløbene er i 2025-priser.")
    return sheet.bytes()


def unruled_table() -> bytes:
    """Figures in line below each other, their unit in the head of each column."""
    sheet = Sheet()
    sheet.flow(60, 90, 460, "Udgifterne fordeler sig således:")
    y = 120.0
    for row in (("Post", "2025, mio. kr.", "2026, mio. kr."), *ROWS):
        sheet.text(60, y, row[0])
        for column, cell in enumerate(row[1:]):
            sheet.canvas.setFont(REGULAR, 10)
            sheet.canvas.drawRightString(300 + 110 * column, sheet.height - y, cell)
        y += 15
    sheet.flow(60, y + 20, 460, "Beløbene er i 2025-priser.")
    return sheet.bytes()


def two_page_table() -> bytes:
    """A table that goes on overleaf without its head."""
    sheet = Sheet()
    _grid(sheet, 700, (("Post", "2025 (t.kr.)", "2026 (t.kr.)"), *ROWS[:2]))
    sheet.page()
    _grid(sheet, 80, ROWS[2:])
    sheet.flow(60, 200, 460, "Tabellen viser forvaltningens skøn.")
    return sheet.bytes()


def _grid(sheet: Sheet, top: float, rows: Sequence[Sequence[str]], *, corner: bool = True) -> None:
    lefts = (60, 240, 340, 440)
    for row, cells in enumerate(rows):
        for left, cell in zip(lefts, cells, strict=False):
            sheet.text(left + 4, top + 14 + 20 * row, cell)
    for row in range(len(rows) + 1):
        y = sheet.height - top - 20 * row
        sheet.canvas.line(lefts[0 if corner or row else 1], y, lefts[-1], y)
    for left in lefts:
        y = sheet.height - top - (0 if corner or left > lefts[0] else 20)
        sheet.canvas.line(left, y, left, sheet.height - top - 20 * len(rows))


def table_without_a_corner() -> bytes:
    """A grid whose first row has no first cell; what stands there is in no cell."""
    sheet = Sheet()
    _grid(sheet, 110, (("Mio. kr.", "2025", "2026"), *ROWS), corner=False)
    sheet.flow(60, 260, 460, "Beløbene er i 2025-priser.")
    return sheet.bytes()


def spaced_heading() -> bytes:
    """Headings with spaced-out letters, by character spacing and by spaces between letters."""
    sheet = Sheet()
    for y, text, spacing in (
        (80, "BORGMESTEREN", 4),
        (110, "S o l c e l l e r   p å   t a g e", 0),
    ):
        line = sheet.canvas.beginText(60, sheet.height - y)
        line.setFont(BOLD, 14)
        line.setCharSpace(spacing)
        line.textLine(text)
        sheet.canvas.drawText(line)
    sheet.paragraphs(60, 150, 460, PARAGRAPHS[:1])
    return sheet.bytes()


def hyphenation() -> bytes:
    """Words that line ends divide, and hyphens that belong to their words."""
    sheet = Sheet()
    sheet.lines(
        60,
        90,
        [
            "Kommunen vil ikke være afhængig af tech-giganterne, og byrådets udgif-",
            "ter til licenser stiger. Derfor undersøges tech-",
            "giganternes rolle, og både kontanthjælps- og",
            "borgerservice hører til. Økonomiforvalt-",
            "ningen følger EU-",
            "Kommissionens arbejde med it-",
            "sikkerhed.",
        ],
    )
    return sheet.bytes()


def rotated() -> bytes:
    """A landscape page stored upright and turned by the viewer."""
    sheet = Sheet()
    canvas = sheet.canvas
    canvas.setPageRotation(90)
    canvas.saveState()
    canvas.rotate(90)
    canvas.setFont(REGULAR, 10)
    for row, line in enumerate(sheet.filled(500, " ".join(PARAGRAPHS))):
        canvas.drawString(80, -100 - 12.5 * row, line)
    canvas.restoreState()
    return sheet.bytes()


def odd_media_box() -> bytes:
    """A page whose media box does not begin at nought."""
    sheet = Sheet()
    sheet.canvas.setPageSize((800, 1050))
    sheet.paragraphs(60, 90, 460, PARAGRAPHS[:2])
    return sheet.bytes().replace(b"[ 0 0 800 1050 ]", b"[ -100 -50 700 1000 ]")


def hidden_text() -> bytes:
    """White, tiny, invisible and off-page text among plain text, and white text on black."""
    sheet = Sheet()
    sheet.flow(60, 90, 460, PARAGRAPHS[0])
    canvas = sheet.canvas
    canvas.setFillGray(1)
    sheet.text(60, 200, "skjult hvid tekst")
    canvas.setFillGray(0)
    sheet.text(60, 220, "meget lille tekst", size=0.5)
    sheet.text(700, 240, "ude over kanten")
    line = canvas.beginText(60, sheet.height - 260)
    line.setFont(REGULAR, 10)
    line.setTextRenderMode(3)
    line.textLine("usynlig tekst")
    line.setTextRenderMode(0)
    canvas.drawText(line)
    canvas.rect(50, sheet.height - 330, 300, 40, fill=1)
    canvas.setFillGray(1)
    sheet.text(60, 310, "hvid skrift på sort bund")
    canvas.setFillGray(0)
    return sheet.bytes()


def scan(picture: bytes, layer: str = "") -> bytes:
    """A page that is a picture of a page, with a line of text over it that is not drawn."""
    sheet = Sheet()
    image = ImageReader(Image.open(io.BytesIO(picture)))
    sheet.canvas.drawImage(image, 0, 0, width=sheet.width, height=sheet.height)
    text = sheet.canvas.beginText(60, sheet.height - 90)
    text.setFont(REGULAR, 10)
    text.setTextRenderMode(3)
    text.textOut(layer)
    sheet.canvas.drawText(text)
    return sheet.bytes()


LAYOUTS: dict[str, Callable[[], bytes]] = {
    layout.__name__: layout
    for layout in (
        two_columns,
        three_columns,
        spread,
        side_box,
        side_headings,
        running_heads,
        footnote,
        nested_lists,
        ruled_table,
        unruled_table,
        two_page_table,
        table_without_a_corner,
        spaced_heading,
        hyphenation,
        rotated,
        odd_media_box,
        hidden_text,
    )
}
