"""How far a training is, told as all long work here tells it instead of printed."""

from __future__ import annotations

from typing import Any

import datasets
import transformers
from sentence_transformers import SentenceTransformerTrainer
from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments

from corpus.progress import Progress, Step


class Teller(TrainerCallback):
    """Tells `progress` after each step; the last mean loss is the step's subject."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def on_step_end(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        **kwargs: object,
    ) -> None:
        """After each step of the optimiser."""
        losses = [entry["loss"] for entry in state.log_history if "loss" in entry]
        self._progress(
            Step(
                stage="training",
                done=state.global_step,
                total=state.max_steps,
                subject=f"loss {losses[-1]:.3f}" if losses else "",
            )
        )


class QuietTrainer(SentenceTransformerTrainer):
    """A trainer that gathers nothing for a model card: only the change of the weights is kept."""

    def add_model_card_callback(self, default_args_dict: dict[str, Any]) -> None:
        """None: it would also show a bar of its own while it looks for examples."""


def hush() -> None:
    """No bars and remarks of the libraries' own."""
    datasets.disable_progress_bars()
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
