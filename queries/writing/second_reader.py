"""The second reader: does the passage answer precisely this, or is it merely near?

A retrieval score sees that a passage is close to a question, not that it answers it: *hvor mange
busser*, where the passage has the price of a ticket. A language model that reads the two together
sees some of this. It may lower *fundet* to *usikkert*, never raise a state, and it removes nothing.

A table's row says little without its columns, and read alone it seems to answer nothing (right rows
of the samples got probabilities from .12). So only whole sentences are read, and a part whose best
quotes are not all sentences stands as it is.
"""

from __future__ import annotations

import math
from dataclasses import replace

from corpus.drafts import DraftPart, State
from corpus.errors import WriterAnswerError
from models.writer.protocol import Writer
from queries.writing.judging import is_whole_sentence
from queries.writing.prompts import reading_messages

SLOPE = 1.1
INTERCEPT = 1.1
"""From the log-odds of *Ja* to those of a right answer (Platt, 1999), fitted on the 84 whole
sentences that the samples' gold draws, with Qwen2.5-Coder-1.5B-Instruct in Q4_K_M."""

DOUBTFUL = 0.5
"""Calibrated probability below which a part is not left as found."""

_READ = 2
"""Statements of a part that are read, best first; one that answers is enough."""

_EDGE = 1e-6
"""Keeps the log-odds of a model that is quite sure finite."""


def read_again(part: DraftPart, writer: Writer) -> DraftPart:
    """`part` as it was, or lowered to unsure with the reason where no quote seems to answer it.

    Without an answer of the writer the state stands, as it does for quotes that are no sentences.
    """
    if part.state is not State.FOUND:
        return part
    best = 0.0
    for statement in part.statements[:_READ]:
        quote = " ".join(statement.citations[0].quote.split())
        if not is_whole_sentence(quote):
            return part
        try:
            best = max(
                best, calibrated(writer.likelihood_of_yes(reading_messages(part.text, quote)))
            )
        except WriterAnswerError:
            return part
        if best >= DOUBTFUL:
            return part
    return replace(part, state=State.UNSURE, reason=_reason(best))


def calibrated(likelihood: float) -> float:
    """The probability that a passage answers, from the model's probability of *Ja*."""
    kept = min(1 - _EDGE, max(_EDGE, likelihood))
    odds = SLOPE * math.log(kept / (1 - kept)) + INTERCEPT
    return 1 / (1 + math.exp(-odds))


def _reason(likelihood: float) -> str:
    return (
        "Dokumenterne ligger tæt på spørgsmålet, men en ekstra læsning med sprogmodel finder det "
        f"tvivlsomt, at citatet svarer på netop det, der spørges om ({100 * likelihood:.0f} pct. "
        "sandsynligt)."
    )
