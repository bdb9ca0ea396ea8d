"""What a child process that answers on stdout does with what its libraries print there."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def answers_alone() -> TextIO:
    """Stdout for answers; what anything else prints there from now on goes to stderr."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers
