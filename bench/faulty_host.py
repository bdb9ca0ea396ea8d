"""A host on the loopback that lists papers and serves each in its own bad way.

Each fault strikes the first request for a paper; asked again, the host gives the paper.
"""

from __future__ import annotations

import email.utils
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SILENCE = 2.0
"""Seconds that a silent host says nothing."""
HUGE_BYTES = 1_500_000
RETRY_AFTER = 1
"""Seconds that a busy host asks for."""


class Fault(StrEnum):
    """What goes wrong with a paper at first."""

    NONE = "none"
    TOO_MANY = "429 with Retry-After"
    BUSY = "503 with Retry-After"
    BUSY_UNTIL = "503 with Retry-After as a date"
    SILENT = "no answer in time"
    HUNG_UP = "connection closed without an answer"
    CUT = "body cut off"
    WRONG_TYPE = "PDF called text/html"
    ERROR_PAGE = "error page as a PDF, status 200"
    NOT_FOUND = "404"
    PRIVATE = "redirect to a private address"
    CIRCLE = "redirect to itself"
    HUGE = "larger than allowed"
    MOVED = "listed under another address in the next round"
    TWICE = "listed twice"
    COPY = "the same file under a second address"


@dataclass(slots=True)
class FaultyHost:
    """A paper for each fault, and what the host has seen."""

    faults: tuple[Fault, ...]
    host: str = ""
    private: str = ""
    """A host of the private network, where nobody may ever ask."""
    round: int = 0
    arrivals: list[float] = field(default_factory=list)
    """Moments at which requests came, by a monotonic clock."""
    hasty: int = 0
    """Requests that came before the pause was over that the host had asked for."""
    trespasses: int = 0
    """Requests at the private host."""
    served: Counter[str] = field(default_factory=Counter)
    """How often the file at each address was sent whole."""
    _struck: set[int] = field(default_factory=set)
    _not_before: float = 0.0

    def struck(self) -> Counter[Fault]:
        """How many papers had each fault."""
        return Counter(fault for fault in self.faults if fault is not Fault.NONE)

    def listing(self) -> bytes:
        """The list page of the present round."""
        links = []
        for number, fault in enumerate(self.faults):
            moved = fault is Fault.MOVED and self.round > 1
            address = f"/{'ny' if moved else 'papir'}/{number}.pdf"
            links.append(address)
            if fault is Fault.TWICE:
                links.append(address)
            if fault is Fault.COPY:
                links.append(f"/kopi/{number}.pdf")
        anchors = "".join(f'<p><a href="{link}">{link}</a></p>' for link in links)
        return f"<html><body>{anchors}</body></html>".encode()

    def note_arrival(self) -> None:
        """Note that a request came."""
        now = time.monotonic()
        self.arrivals.append(now)
        self.hasty += now < self._not_before

    def next_fault(self, number: int) -> Fault:
        """What strikes this request for a paper."""
        if number in self._struck:
            return Fault.NONE
        self._struck.add(number)
        return self.faults[number]

    def ask_for_pause(self) -> None:
        """Note that the host wants to be left alone for a while."""
        self._not_before = time.monotonic() + RETRY_AFTER


@contextmanager
def faulty_host(faults: Sequence[Fault]) -> Iterator[FaultyHost]:
    """A running host with a paper for each of `faults`, and a private one beside it."""
    state = FaultyHost(faults=tuple(faults))
    with _serving(_handler(state)) as host, _serving(_trespass_counter(state)) as private:
        state.host, state.private = host, private
        yield state


def paper_pdf(number: int) -> bytes:
    """A paper of one page that no other equals."""
    lines = [
        f"Notat {number:05} om vejene",
        f"Sagsnr. 2024-{number:07}",
        f"Forvaltningen har i 2024 afsat {number} t.kr. til vedligeholdelse af vej nr. {number}.",
        "Arbejdet bliver udfort af kommunens egne folk i lobet af sommeren.",
    ]
    shown = "".join(
        f"1 0 0 1 60 {760 - 24 * row} Tm ({line}) Tj " for row, line in enumerate(lines)
    )
    stream = f"BT /F1 11 Tf {shown}ET".encode("latin-1")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    body = b"%PDF-1.4\n"
    places = []
    for index, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (index, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    )


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_request: object) -> None:
        """Say nothing: a client hangs up on a silent host, as it should."""


@contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = _QuietServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _trespass_counter(state: FaultyHost) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.trespasses += 1
            self.send_error(403)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    return Handler


def _handler(state: FaultyHost) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.note_arrival()
            if self.path == "/robots.txt":
                self.send_error(404)
            elif self.path == "/liste":
                state.round += 1
                self._send(state.listing(), "text/html; charset=utf-8")
            else:
                number = int(self.path.rpartition("/")[2].removesuffix(".pdf"))
                self._serve(number, state.next_fault(number))

        def _serve(self, number: int, fault: Fault) -> None:
            pdf = paper_pdf(number)
            if fault in (Fault.TOO_MANY, Fault.BUSY, Fault.BUSY_UNTIL):
                self._ask_for_pause(fault)
            elif fault is Fault.SILENT:
                time.sleep(SILENCE)
            elif fault is Fault.HUNG_UP:
                pass
            elif fault is Fault.CUT:
                self._send(pdf[: len(pdf) // 2], "application/pdf", promised=len(pdf))
            elif fault is Fault.ERROR_PAGE:
                self._send(b"<html><body>Siden findes ikke</body></html>", "application/pdf")
            elif fault is Fault.NOT_FOUND:
                self.send_error(404)
            elif fault is Fault.PRIVATE:
                self._redirect(f"http://{state.private}/hemmelig.pdf")
            elif fault is Fault.CIRCLE:
                self._redirect(self.path)
            elif fault is Fault.HUGE:
                self._send(pdf + b"%" * HUGE_BYTES, "application/pdf")
            elif self.headers.get("If-None-Match") == f'"{number}"':
                self.send_response(304)
                self.end_headers()
            else:
                wrong = fault is Fault.WRONG_TYPE
                self._send(pdf, "text/html" if wrong else "application/pdf", tag=f'"{number}"')
                state.served[self.path] += 1

        def _ask_for_pause(self, fault: Fault) -> None:
            state.ask_for_pause()
            wait = str(RETRY_AFTER)
            if fault is Fault.BUSY_UNTIL:
                wait = email.utils.formatdate(time.time() + RETRY_AFTER + 1, usegmt=True)
            self.send_response(429 if fault is Fault.TOO_MANY else 503)
            self.send_header("Retry-After", wait)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _redirect(self, address: str) -> None:
            self.send_response(302)
            self.send_header("Location", address)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _send(
            self, body: bytes, media_type: str, *, promised: int | None = None, tag: str = ""
        ) -> None:
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            if tag:
                self.send_header("ETag", tag)
            self.send_header("Content-Disposition", 'attachment; filename="../../passwd"')
            self.send_header("Content-Length", str(promised or len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    return Handler
