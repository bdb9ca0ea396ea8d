"""The pages in a real browser: Debian's Chromium, driven by Playwright.

Each path is walked as a person walks it, and every page is held to axe-core's rules for WCAG 2.2 AA
(tests/web/vendor), in light and dark, wide and on a phone.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from costs import cost
from library_room import QUESTION, SAMPLE, make_library, open_library

from kildesvar.web.access.configuration import Access
from kildesvar.web.app import create_app
from kildesvar.web.room import Room
from queries.overview import Overview
from queries.overview_rows import Topic

pytestmark = pytest.mark.slow
sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

CHROMIUM = shutil.which("chromium")
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_RULE = {"runOnly": {"type": "tag", "values": TAGS}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}

PAGES = (
    "/",
    "/?q=kontorlicenser",
    "/papers",
    "/passages/p-costs-0/alike",
    "/papers/p-costs?q=kontorlicenser&passage=p-costs-0",
    "/papers/p-hostile",
    "/drafts",
    "/questions?which=all",
    "/overview/costs",
    "/news",
    "/operator",
    "/api",
    "/findes-ikke",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages served on the loopback over a small library."""
    home = tmp_path_factory.mktemp("browser") / "home"
    make_library(home)
    library = open_library(home)
    library._workshop.encoder = library.encoder
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(
        create_app(library, Access()), host="127.0.0.1", port=port, log_level="warning"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all; it runs without its own sandbox only where we are root."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine (apt-get install chromium)")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A fresh window; the test fails for what the browser complains of or fetches elsewhere."""
    context = browser.new_context(base_url=address, locale="da-DK")
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    opened.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    opened.on(
        "console",
        lambda told: (
            complaints.append(told.text)
            if told.type == "error" and "404" not in told.text
            else None
        ),
    )
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:"))
            else complaints.append(f"fetched {request.url}")
        ),
    )
    yield opened
    context.close()
    assert complaints == []


def violations(page: Any, rules: dict[str, Any] = EVERY_RULE) -> list[str]:
    """What axe-core objects to on a page, one line each."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", rules)
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def complaints_of(page: Any, path: str) -> list[str]:
    """What is wrong with a page: by axe-core in light and dark, and in width on a phone.

    320 CSS pixels are also what is left of 1280 at 400 % zoom (WCAG 1.4.10).
    """
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    page.goto(path)
    found = violations(page)
    # Nothing but colours differs in the dark.
    page.emulate_media(color_scheme="dark")
    found += violations(page, CONTRAST)
    page.set_viewport_size({"width": 320, "height": 640})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 800})
    return [*found, f"{width} pixels wide"] if width > 320 else found


def test_every_page_is_accessible(browser: Any, address: str) -> None:
    context = browser.new_context(base_url=address, locale="da-DK")
    page = context.new_page()
    objections = {}
    for path in PAGES:
        if found := complaints_of(page, path):
            objections[path] = found
    context.close()
    assert objections == {}


def test_an_overview_is_read_on_a_phone_without_scrolling_sideways(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    costs = Overview(topic=Topic.COSTS, rows=(cost(1999), cost(2024)))
    monkeypatch.setattr(Room, "overview", lambda *_asked: costs)
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto("/overview/costs")

    hidden = page.eval_on_selector_all(
        ".scroll", "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth).length"
    )

    assert page.locator(".overview td").count() > 0
    assert hidden == 0


def test_the_accessibility_check_finds_what_is_wrong(page: Any) -> None:
    page.goto("/")
    page.evaluate("document.querySelector('label[for=q]').remove()")
    page.evaluate("document.querySelector('.lead').style.color = '#bbb'")
    page.evaluate("document.getElementById('q').removeAttribute('placeholder')")
    found = " ".join(violations(page))
    assert "label" in found and "color-contrast" in found


def test_search_by_keyboard_alone(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("kontorlicenser")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    page.wait_for_load_state()  # the page's script hears keys from then on
    first, second = (page.locator(".hit h3 a").nth(n).get_attribute("href") for n in (0, 1))
    focused = "document.activeElement.getAttribute('href')"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate(focused) == second
    page.keyboard.press("k")
    assert page.evaluate(focused) == first
    page.keyboard.press("Enter")
    page.wait_for_selector("#chosen")
    assert page.url.endswith("#chosen")


def test_a_search_is_shared_by_its_address(page: Any) -> None:
    page.goto("/?q=kontorlicenser")
    page.locator(".facets a", has_text="indstilling").click()
    page.wait_for_url(re.compile("kind=indstilling"))
    titles = page.locator(".hit h3").all_inner_texts()
    page.goto("/papers")
    page.goto("/?q=kontorlicenser&kind=indstilling")
    assert page.locator(".hit h3").all_inner_texts() == titles
    assert set(titles) == {"Udgifter til kontorlicenser"}


def test_a_paper_shows_its_page_with_marks_that_can_be_switched(page: Any) -> None:
    page.goto("/papers/p-costs?q=kontorlicenser")
    picture = page.locator(".sheet img")
    page.wait_for_function("document.querySelector('.sheet img').naturalWidth > 0")
    mark = page.locator("g.theme.t2 rect").first
    assert mark.is_visible()
    inside = mark.bounding_box()
    around = picture.bounding_box()
    assert around["x"] <= inside["x"] and inside["width"] <= around["width"]
    page.get_by_role("checkbox", name="omkostning").uncheck()
    assert not mark.is_visible()


def test_what_a_paper_says_is_never_run(page: Any) -> None:
    for path in ("/papers/p-hostile", "/?q=kontorlicenser", "/papers"):
        page.goto(path)
        assert page.locator("main script").count() == 0


def test_a_dropped_letter_becomes_a_draft_to_work_on(page: Any) -> None:
    page.goto("/drafts")
    page.get_by_label("Træk brevet hertil").set_input_files(SAMPLE)
    page.get_by_role("button", name="Læs brevet").click()
    page.wait_for_url(re.compile(r"/drafts/\w+$"), timeout=60_000)
    assert page.locator(".question").count() == 4
    draft = page.url
    letter = page.get_by_role("link", name="Brevet").get_attribute("href")
    for path in (draft, letter, "/drafts", "/operator"):
        assert complaints_of(page, path) == []
    page.goto(draft)
    part = page.locator(".part").first
    part.get_by_text("Find mere, eller skriv selv").click()
    part.get_by_label("Find i dokumenterne").fill("kontorlicenser 2024")
    part.get_by_role("button", name="Find", exact=True).click()
    page.locator(".part").first.get_by_role("button", name="Tilføj hele afsnittet").first.click()
    added = page.locator(".statement.added").first
    added.wait_for()
    added.locator("summary").first.click()
    page.wait_for_selector(".evidence svg g.chosen")
    marks, printed = page.locator(".evidence svg"), page.locator(".evidence img")
    assert marks.bounding_box() == printed.bounding_box()
    assert "kontorlicenser" in page.locator(".part mark").first.inner_text().lower()
    page.locator(".part").first.get_by_label("Egne ord").fill("Det er vigtigt.")
    page.locator(".part").first.get_by_role("button", name="Indsæt").click()
    own = page.locator(".statement.own")
    own.wait_for()
    assert "ikke efterprøvet" in own.inner_text()
    own.get_by_role("button", name="Udelad").click()
    page.wait_for_selector(".statement.own.left")
    assert page.locator(".history li").count() == 4
    with page.expect_download() as download:
        page.get_by_role("link", name="HTML").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "kontorlicenser" in text.lower() and "Det er vigtigt." not in text


def test_the_second_of_two_windows_is_told_and_keeps_what_was_written(
    browser: Any, address: str
) -> None:
    context = browser.new_context(base_url=address, locale="da-DK")
    first, second = context.new_page(), context.new_page()
    first.goto("/drafts")
    first.fill("#question", QUESTION)
    first.get_by_role("button", name="Lav et udkast", exact=True).click()
    first.wait_for_url(re.compile("/drafts/[0-9a-f]+"), timeout=60_000)
    second.goto(first.url)

    def write(page: Any, words: str) -> None:
        page.locator("details.more summary").first.click()
        page.locator("textarea[name=text]").first.fill(words)
        page.get_by_role("button", name="Indsæt").first.click()

    write(first, "Skrevet i det første vindue.")
    first.get_by_text("Egne ord, ikke efterprøvet:").first.wait_for()
    write(second, "Skrevet i det andet vindue.")

    told = second.get_by_role("alert").get_by_text("En anden har ændret udkastet imens.")
    told.wait_for()
    assert second.locator("textarea[name=text]").first.input_value().endswith("andet vindue.")
    assert violations(second) == []
    second.get_by_role("link", name="Åbn siden igen").click()
    second.get_by_text("Skrevet i det første vindue.").first.wait_for()
    assert not told.is_visible()
    context.close()


def test_a_server_that_does_not_answer_is_told_and_what_was_written_stays(
    browser: Any, address: str
) -> None:
    context = browser.new_context(base_url=address, locale="da-DK")
    page = context.new_page()
    page.goto("/drafts")
    page.fill("#question", QUESTION)
    page.get_by_role("button", name="Lav et udkast", exact=True).click()
    page.wait_for_url(re.compile("/drafts/[0-9a-f]+"), timeout=60_000)
    page.locator("details.more summary").first.click()
    page.locator("textarea[name=text]").first.fill("Skrevet uden forbindelse.")

    context.set_offline(True)
    page.get_by_role("button", name="Indsæt").first.click()
    told = page.get_by_role("alert").get_by_text("Kildesvar svarer ikke.")
    told.wait_for()
    assert page.locator("textarea[name=text]").first.input_value() == "Skrevet uden forbindelse."

    context.set_offline(False)
    page.get_by_role("button", name="Indsæt").first.click()
    page.get_by_text("Egne ord, ikke efterprøvet:").first.wait_for()
    assert not told.is_visible()
    context.close()


def test_the_pages_work_without_javascript(browser: Any, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False, locale="da-DK")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("kontorlicenser")
    page.get_by_role("button", name="Søg").click()
    assert page.locator(".hit").count() > 0
    page.goto("/drafts")
    page.get_by_label("Eller skriv et spørgsmål").fill("Hvad kostede kontorlicenser i 2024?")
    page.get_by_role("button", name="Lav et udkast", exact=True).click()
    page.wait_for_url(re.compile(r"/drafts/\w+$"), timeout=30_000)
    page.get_by_text("Find mere, eller skriv selv").click()
    page.get_by_label("Egne ord").fill("Uden JavaScript.")
    page.get_by_role("button", name="Indsæt").click()
    assert "Uden JavaScript." in page.locator(".statement.own").inner_text()
    context.close()
