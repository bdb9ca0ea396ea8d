"""`make demo`: read the sample papers, answer a sample letter, show the draft.

Everything goes through the Prefect flows, as a scheduled run would.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from corpus.samples import LETTERS, PAPERS
from kildesvar.cli.output import results, shown_progress, talk
from kildesvar.cli.web import HOST, PORT
from kildesvar.library import Library
from queries.render.markdown import render_markdown

DEMO_LETTER = "a-kontorprogrammer.pdf"

ADDRESS = f"http://{HOST}:{PORT}/"
"""Where ``kildesvar web`` serves the pages unless it is told otherwise."""


def main() -> None:
    """Run the demonstration in the folder that ``--folder`` names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("demo"), help="where results go")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    run(folder)


def run(folder: Path) -> None:
    """Ingest, answer and print; the draft lies in `folder` as Markdown, HTML and JSON."""
    say = talk().print
    letter = LETTERS / DEMO_LETTER
    with Library.open(folder / "home") as library:
        say("Reading the sample papers through Prefect (its first start takes a while) ...")
        with shown_progress() as progress:
            report = library.ingest(PAPERS, progress, flow=True)
        say(f"{report.originals} files gave {report.papers} papers and {report.passages} passages.")
        for failure in report.failed:
            say(f"  {Path(failure.source).name}: {failure.reason}", markup=False)
        say(f"Answering {letter.name} ...")
        draft = library.answer(letter)
        written = [folder / f"svar.{ending}" for ending in ("md", "html", "json")]
        for path in written:
            library.write_draft(draft, path)
        results().print(render_markdown(draft), markup=False)
    say("The draft, each citation with the image of its page:")
    say(f"  {(folder / 'svar.html').resolve().as_uri()}", markup=False, soft_wrap=True)
    for line in ways_in(folder / "home"):
        say(line, markup=False, soft_wrap=True)


def ways_in(home: Path) -> list[str]:
    """How to open the pages over `home`: the command that serves them, and their address."""
    command = [Path(sys.executable).with_name("kildesvar"), "web", "--home", home.resolve()]
    return [
        "To search, read and answer in a browser, start the pages:",
        f"  {shlex.join(map(str, command))}",
        f"and open {ADDRESS}",
    ]


if __name__ == "__main__":
    main()
