"""The command that trains the encoder on a library's own papers."""

from __future__ import annotations

from typing import Annotated

import typer

from kildesvar.cli.options import HomeOption, JsonOption
from kildesvar.cli.output import print_json, results, shown_progress, talk
from kildesvar.library import Library


def adapt(
    undo: Annotated[
        bool, typer.Option("--undo", help="Go back to the encoder as it comes.")
    ] = False,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Train the encoder further on the papers held; kept only if searches gain."""
    with Library.open(home) as library:
        if undo:
            undone = library.undo_adapt()
            if json:
                print_json({"undone": undone})
            elif undone:
                results().print("The encoder is again the one that comes along.")
                talk().print("Now run kildesvar reindex.")
            else:
                results().print("There was nothing to undo.")
            return
        with shown_progress() as progress:
            found = library.adapt(progress)
    if json:
        print_json(
            {
                "pairs": found.pairs,
                "aside": found.aside,
                "before": round(found.before, 4),
                "after": round(found.after, 4),
                "installed": found.installed,
            }
        )
        return
    results().print(f"Trained on {found.pairs} headings and questions with their passages.")
    results().print(
        f"Tried on {found.aside} of other papers: the right passage's mean reciprocal rank was"
        f" {found.before:.3f} before and is {found.after:.3f} after."
    )
    if found.installed:
        results().print("The new encoder is installed.")
        talk().print("Now run kildesvar reindex; kildesvar adapt --undo goes back.")
    else:
        results().print("That is no gain worth having: the encoder stays as it was.")
