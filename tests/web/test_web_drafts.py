from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Callable

import pytest
from library_room import ALTERNATIVE, COSTS, PROMISE, QUESTION
from PIL import Image, ImageDraw
from printing import scan
from readings import RECIPE, original_reading, reading
from starlette.testclient import TestClient
from web_client import csrf

from corpus.catalogue import Catalogue
from corpus.drafts import Draft
from corpus.errors import UnusableInputError, UsageError
from corpus.papers import Kind
from kildesvar.web.drafts import edits
from kildesvar.web.drafts.working import (
    UNVERIFIED,
    Origin,
    WorkingDraft,
    begin,
    printed,
    working_from,
    working_json,
)
from kildesvar.web.room import Room
from queries.answer import answer_question
from queries.render.json import draft_json
from queries.verify.quotes import verify_draft

MakeClient = Callable[..., TestClient]


@pytest.fixture
def room(client: TestClient) -> Room:
    found: Room = client.app.state.room
    return found


@pytest.fixture
def proposal(room: Room) -> Draft:
    return answer_question(QUESTION, room.library.searcher)


@pytest.fixture
def working(proposal: Draft, room: Room) -> WorkingDraft:
    quote = edits.quote_from(room.catalogue, "p-costs-0", None)
    return edits.add_quote(begin(proposal), 0, quote)


def exact(draft: Draft, catalogue: Catalogue) -> bool:
    report = verify_draft(draft_json(draft), catalogue)
    return report.exact == report.quotes


def test_a_new_draft_prints_as_proposed(proposal: Draft) -> None:
    assert printed(begin(proposal)) == proposal


def test_a_working_draft_survives_keeping(working: WorkingDraft) -> None:
    kept = json.loads(json.dumps(working_json(working)))
    assert working_from(kept) == working


def test_a_damaged_document_is_named(working: WorkingDraft) -> None:
    with pytest.raises(UnusableInputError, match="damaged"):
        working_from({**working_json(working), "lines": [[]]})


def test_left_lines_are_not_printed_but_kept(working: WorkingDraft) -> None:
    line = working.parts[0][-1]
    left = edits.set_taken(working, line.id, taken=False)
    assert line.statement not in printed(left).questions[0].parts[0].statements
    assert edits.set_taken(left, line.id, taken=True) == working


def test_lines_move_within_their_part(working: WorkingDraft) -> None:
    twice = edits.add_words(working, 0, "Egne ord.")
    last = twice.parts[0][-1].id
    moved = edits.move(twice, last, -1)
    assert moved.parts[0][-2].id == last
    assert edits.move(moved, last, 99) == twice
    assert edits.move(twice, last, 1) == twice


def test_every_edit_keeps_the_quotes_exact(working: WorkingDraft, room: Room) -> None:
    sentence = edits.quote_from(room.catalogue, "p-costs-1", 0)
    edited = edits.add_quote(working, 0, sentence)
    edited = edits.move(edited, edited.parts[0][-1].id, -1)
    assert sentence.quote == ALTERNATIVE
    assert exact(printed(edited), room.catalogue)


def test_own_words_are_marked_until_a_quote_carries_them(working: WorkingDraft, room: Room) -> None:
    written = edits.add_words(working, 0, "Kontorlicenser kostede 8,9 mio. kr. i 2024.")
    line = written.parts[0][-1]
    assert line.origin is Origin.OWN and not line.verified
    assert printed(written).questions[0].parts[0].statements[-1].text.startswith(UNVERIFIED)
    carried = edits.support(written, line.id, edits.quote_from(room.catalogue, "p-costs-0", None))
    assert carried.parts[0][-1].verified
    assert UNVERIFIED not in printed(carried).questions[0].parts[0].statements[-1].text


def test_a_quote_does_not_carry_another_number(working: WorkingDraft, room: Room) -> None:
    written = edits.add_words(working, 0, "Kontorlicenser kostede 9,8 mio. kr. i 2024.")
    line = written.parts[0][-1].id
    carried = edits.support(written, line, edits.quote_from(room.catalogue, "p-costs-0", None))
    assert not carried.parts[0][-1].verified
    assert "9,8 mio. kr." in carried.parts[0][-1].objections


def test_wrong_edits_are_refused(working: WorkingDraft, room: Room) -> None:
    for wrong in (
        lambda: edits.move(working, "findes-ikke", 1),
        lambda: edits.add_words(working, 99, "Ord."),
        lambda: edits.add_words(working, 0, "   "),
        lambda: edits.quote_from(room.catalogue, "findes-ikke", None),
        lambda: edits.quote_from(room.catalogue, "p-costs-0", 99),
        lambda: edits.support(
            working, working.parts[0][-1].id, edits.quote_from(room.catalogue, "p-costs-1", 0)
        ),
    ):
        with pytest.raises(UsageError):
            wrong()


def answered(client: TestClient, **fields: object) -> str:
    """Answer and wait; the address of the draft."""
    data = {"csrf": csrf(client, "/drafts"), **fields}
    job = client.post("/drafts", data=data, follow_redirects=False).headers["location"]
    for _ in range(200):
        watched = client.get(job, follow_redirects=False)
        if watched.status_code == 303:
            return watched.headers["location"]
        assert "lykkedes ikke" not in watched.text, watched.text
        time.sleep(0.05)
    raise AssertionError("the job does not end")


def post(client: TestClient, draft: str, path: str, **fields: object) -> None:
    version = re.search(r'name="version" value="(\d+)"', client.get(draft).text)
    assert version is not None
    data = {"csrf": csrf(client, draft), "version": version[1], **fields}
    assert client.post(f"{draft}{path}", data=data).status_code == 200


def test_a_question_becomes_a_draft_to_work_on(client: TestClient) -> None:
    draft = answered(client, question=QUESTION)
    post(client, draft, "/parts/0/quotes", passage="p-costs-0", sentence="0")
    post(client, draft, "/parts/0/words", text="Mine egne ord <b>her</b>.")
    shown = client.get(draft).text
    assert "Mine egne ord &lt;b&gt;her&lt;/b&gt;." in shown
    assert "Egne ord, ikke efterprøvet" in shown
    line = re.search(rf'action="{draft}/lines/(\w+)" class="acts"', shown)
    assert line is not None
    post(client, draft, f"/lines/{line[1]}", action="leave")
    assert "Udeladt; kommer ikke med i svaret." in client.get(draft).text
    post(client, draft, "/restore", number="1")
    history = client.get(draft).text
    assert "Version 1 hentet tilbage" in history and "Citat tilføjet" in history
    assert "Mine egne ord" not in history


def test_a_letter_held_is_answered_from_the_register(client: TestClient) -> None:
    draft = answered(client, paper="p-letter")
    assert "Politikersvar til Mette Lindholt" in client.get(draft).text
    # Beside its parts the letter itself is not offered: it answers nothing.
    found = client.get(draft, params={"part": 0, "q": PROMISE}).text
    assert 'name="passage" value="p-costs' in found and 'value="p-letter' not in found


def test_more_is_found_beside_a_part(client: TestClient) -> None:
    draft = answered(client, question=QUESTION)
    shown = client.get(f"{draft}?part=0&q=biblioteker").text
    assert "Tilføj hele afsnittet" in shown and "LibreOffice" in shown


def test_what_is_closed_to_somebody_is_no_quote_for_them(client: TestClient) -> None:
    draft = answered(client, question=QUESTION)
    data = {"csrf": csrf(client, draft), "version": "1", "passage": "p-secret-0"}

    added = client.post(f"{draft}/parts/0/quotes", data=data, follow_redirects=False)
    assert added.status_code == 404


def test_drafts_are_downloaded_in_every_format(client: TestClient) -> None:
    draft = answered(client, question=QUESTION)
    endings = re.findall(rf'href="{draft}/download/(\w+)"', client.get(draft).text)
    assert {"md", "html", "json"} <= set(endings)
    for ending in endings:
        file = client.get(f"{draft}/download/{ending}")
        assert file.status_code == 200 and file.content
        assert file.headers["content-disposition"].startswith("attachment;")
    assert client.get(f"{draft}/download/exe").status_code == 404


def test_a_draft_whose_quote_has_drifted_does_not_leave(client: TestClient, room: Room) -> None:
    draft = answered(client, question=QUESTION)
    post(client, draft, "/parts/0/quotes", passage="p-costs-0")
    entry = room.catalogue.desk.drafts()[0]
    document = room.catalogue.desk.document(entry.id, entry.version)
    changed = json.loads(json.dumps(document).replace("8,9 mio.", "9,8 mio."))
    room.catalogue.desk.save_draft(entry.id, changed, after=entry.version, by="x", change="x")
    assert "står ikke længere ordret" in client.get(draft).text
    assert client.get(f"{draft}/download/md").status_code == 409


def test_a_quote_that_a_newer_version_lacks_is_named_above_the_draft(
    client: TestClient, room: Room
) -> None:
    draft = answered(client, question=QUESTION)
    post(client, draft, "/parts/0/quotes", passage="p-costs-0")
    assert "Nyere udgaver" not in client.get(draft).text

    of_case = {"title": "Udgifter til kontorlicenser", "case_numbers": ("2025-0001234",)}
    told = [COSTS.replace("8,9", "9,9"), ALTERNATIVE]
    newer = reading("ny", told, kind=Kind.INDSTILLING, **of_case)
    (held,) = room.catalogue.add(original_reading(newer), recipe=RECIPE)

    assert held.version_of == "p-costs"
    page = client.get(draft).text
    assert "Nyere udgaver siger noget andet" in page and f'href="/papers/{held.id}"' in page
    assert client.get(f"{draft}/download/md").status_code == 200


def test_two_people_do_not_overwrite_each_other(client: TestClient, room: Room) -> None:
    draft = answered(client, question=QUESTION)
    token = csrf(client, draft)
    data = {"csrf": token, "version": "1", "text": "Først."}
    assert client.post(f"{draft}/parts/0/words", data=data).status_code == 200
    late = client.post(f"{draft}/parts/0/words", data={**data, "text": "For sent."})
    assert late.status_code == 409 and "Nogen har ændret det imens" in late.text


def test_what_could_not_be_done_leads_back_to_its_page(client: TestClient) -> None:
    data = {"csrf": csrf(client, "/drafts"), "question": " "}
    ours = f"{client.base_url}/drafts?a=1"
    told = client.post("/drafts", data=data, headers={"referer": ours}).text
    assert '<a href="/drafts?a=1">Åbn siden igen</a>' in told
    for elsewhere in ("https://example.org/drafts", f"{client.base_url}//example.org", ""):
        told = client.post("/drafts", data=data, headers={"referer": elsewhere}).text
        assert "example.org/drafts" not in told and 'href="//' not in told
    read = client.get("/papers/p-unknown", headers={"referer": ours}).text
    assert "Åbn siden igen" not in read, "no form was sent"


@pytest.mark.parametrize(("characters", "status"), [(4000, 303), (4001, 422)])
def test_a_question_may_be_as_long_as_a_browser_lets_it_be(
    client: TestClient, characters: int, status: int
) -> None:
    lines = "Hvad\r\n"  # a browser counts five characters
    data = {"csrf": csrf(client, "/drafts"), "question": lines * 799 + "x" * (characters - 3995)}
    answered = client.post("/drafts", data=data, follow_redirects=False)
    assert answered.status_code == status
    if status == 422:
        assert "der ikke kan bruges: Spørgsmål." in answered.text


def test_a_page_that_watches_a_job_long_over_stops_asking(client: TestClient) -> None:
    asked = client.get("/jobs/gone", headers={"hx-request": "true"})
    assert asked.headers["hx-refresh"] == "true"
    assert client.get("/jobs/gone").status_code == 404


def test_an_empty_file_is_called_empty(client: TestClient) -> None:
    files = {"letter": ("brev.pdf", io.BytesIO(b""), "application/pdf")}
    refused = client.post("/drafts", data={"csrf": csrf(client, "/drafts")}, files=files)
    assert refused.status_code == 422 and "»brev.pdf« er en tom fil." in refused.text


def test_what_is_no_pdf_is_not_taken(client: TestClient) -> None:
    files = {"letter": ("brev.pdf", io.BytesIO(b"MZ ikke en pdf"), "application/pdf")}
    refused = client.post("/drafts", data={"csrf": csrf(client, "/drafts")}, files=files)
    assert refused.status_code == 422
    assert "»brev.pdf« er hverken PDF, DOCX eller ODT." in refused.text


def picture_of_writing() -> bytes:
    picture = Image.new("L", (600, 850), color=255)
    for line in range(20):
        ImageDraw.Draw(picture).text((60, 60 + 30 * line), "Hvad koster skolemaden? " * 3, fill=0)
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        (b"%PDF-1.7 afbrudt", "PDF-filen er så beskadiget, at den ikke kan læses."),
        (scan(picture_of_writing()), "Der er intet tekstlag, kun et billede."),
    ],
    ids=["damaged", "scan"],
)
def test_a_letter_that_cannot_be_read_is_refused_in_the_readers_language(
    make_client: MakeClient, letter: bytes, said: str
) -> None:
    client = make_client(ocr="off")
    library = client.app.state.room.library
    library._workshop.encoder = library.encoder
    files = {"letter": ("brev.pdf", io.BytesIO(letter), "application/pdf")}
    data = {"csrf": csrf(client, "/drafts")}
    watched = client.post("/drafts", data=data, files=files)
    for _second in range(60):
        if "Det lykkedes ikke." in watched.text:
            break
        time.sleep(1)
        watched = client.get(watched.url.path)
    assert said in watched.text
    assert not list((library.settings.home / "uploads").rglob("*"))


def test_nothing_to_answer_is_said(client: TestClient) -> None:
    empty = client.post("/drafts", data={"csrf": csrf(client, "/drafts"), "question": " "})
    assert empty.status_code == 400


def test_a_draft_with_closed_quotes_is_absent_without_clearance(make_client: MakeClient) -> None:
    cleared = make_client(clearance=True)
    draft = answered(cleared, question="Hvad endte forhandlingen om kontorlicenser på?")
    post(cleared, draft, "/parts/0/quotes", passage="p-secret-0")
    assert cleared.get(draft).status_code == 200
    assert make_client(clearance=False).get(draft).status_code == 404


def test_costs_are_quoted_as_printed(working: WorkingDraft) -> None:
    assert working.parts[0][-1].statement.citations[0].quote == COSTS
