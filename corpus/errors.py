"""The one tree of errors.

    KildesvarError                what went wrong and what to do about it
    ├── UsageError          (2)   the command or call is wrong
    ├── UnusableInputError  (3)   the input could not be used at all
    │   └── UnreadableFileError   one file, with the reason
    ├── RecipeMismatchError (4)   the index belongs to another recipe
    ├── OutsideError        (5)   something outside did not answer
    │   └── WriterError           the language model that words drafts cannot be used
    │       ├── ModelFileError (3)  its file is no model, is damaged or too large for this machine
    │       └── WriterAnswerError   it gave no answer that can be used; the quote stands instead
    │           └── WriterSilentError   it gave none at all, or none in time
    ├── BusyError           (5)   another process is writing
    ├── FullDiskError       (5)   there is no room to write
    └── DamageError         (1)   what is held is not whole; a check names it, a repair mends it

The number is the exit code of a command that ends with the error.
"""

from __future__ import annotations

from typing import ClassVar


class KildesvarError(Exception):
    """Base of every error that Kildesvar raises on purpose.

    `message` says what is wrong, `remedy` what the reader can do; both are full English sentences.
    `danish` says both in Danish, for the pages and the shell; it is empty where only whoever runs
    the library meets the error.
    """

    exit_code: ClassVar[int] = 1
    retryable: ClassVar[bool] = False
    """Whether trying the same again later may help."""

    def __init__(self, message: str, *, remedy: str, danish: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy
        self.danish = danish


class UsageError(KildesvarError):
    """The command or call is wrong: an unknown id, an empty question, no such folder."""

    exit_code = 2


class UnusableInputError(KildesvarError):
    """The input could not be used at all."""

    exit_code = 3


class UnreadableFileError(UnusableInputError):
    """One file cannot be read: no PDF, damaged, encrypted, without pages or text."""


class RecipeMismatchError(KildesvarError):
    """The index was built with another encoder, passage recipe or analyser."""

    exit_code = 4


class OutsideError(KildesvarError):
    """Something outside did not answer: an address, a model endpoint, a database server."""

    exit_code = 5
    retryable = True


class WriterError(OutsideError):
    """The language model that words drafts cannot be used."""


class ModelFileError(WriterError):
    """The model's file is no GGUF model, is damaged, or does not fit into memory."""

    exit_code = 3
    retryable = False


class WriterAnswerError(WriterError):
    """The model gave no answer that can be used: none in time, cut off, or not in the schema."""


class WriterSilentError(WriterAnswerError):
    """The model did not answer, or not in time."""


class BusyError(KildesvarError):
    """Another process holds the write lock."""

    exit_code = 5
    retryable = True


class FullDiskError(KildesvarError):
    """There is no room to write: the disk or the user's share of it is full."""

    exit_code = 5
    retryable = True

    def __init__(self, place: str = "") -> None:
        super().__init__(
            f"The disk is full{f': {place} could not be written' if place else ''}.",
            remedy="Make room, then try again: what is held is whole.",
            danish="Disken er fuld. Skaf plads, og prøv igen: det, der er gemt, er helt.",
        )


class DamageError(KildesvarError):
    """What is held is not whole: an original, the catalogue, the vectors or an index."""
