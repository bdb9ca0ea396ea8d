"""Training the upper layers on pairs, with the lower ones and the embeddings held fast.

Each query of a batch has one right passage, and the batch's passages on other subjects are wrong
(`models.adapt.loss`). Dropout is off: in few passes over the pairs there is little to overfit, and
the result can be repeated.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.progress import Progress, silent
from models.adapt.config import TrainingConfig
from models.adapt.memory import keep_memory
from models.adapt.pairs import Pair
from models.e5.encoder import DOCUMENT_PREFIX, QUERY_PREFIX

if TYPE_CHECKING:
    from datasets import Dataset
    from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer

CHECKPOINT_STEPS = 10
_PLAIN_ATTENTION = {"attn_implementation": "eager"}
"""In bfloat16 the way back through torch's fused attention takes longer than all other work."""


def train(
    pairs: Sequence[Pair],
    start: Path,
    work: Path,
    config: TrainingConfig,
    progress: Progress = silent,
) -> Path:
    """Trains the model folder `start` and returns the trained folder below `work`.

    Checkpoints lie below `work`, and a training that was interrupted goes on from the last.
    """
    from sentence_transformers import SentenceTransformer
    from transformers import PrinterCallback

    from models.adapt.telling import Teller, hush

    hush()
    keep_memory()
    model = SentenceTransformer(
        str(start), device="cpu", local_files_only=True, model_kwargs=_PLAIN_ATTENTION
    )
    model.max_seq_length = config.longest
    _hold_still(model, config.layers)
    trainer = _trainer(model, pairs, work, config)
    trainer.remove_callback(PrinterCallback)  # it would print among the results
    trainer.add_callback(Teller(progress))
    trainer.train(resume_from_checkpoint=any(work.glob("checkpoint-*")) or None)
    trained = work / "trained"
    model.save_pretrained(str(trained), create_model_card=False)
    return trained


def chosen_pairs(pairs: Sequence[Pair], config: TrainingConfig) -> list[Pair]:
    """`config.pairs` of `pairs` in random order; the same for the same seed."""
    shuffled = list(pairs)
    random.Random(config.seed).shuffle(shuffled)
    return shuffled[: config.pairs]


def _hold_still(model: SentenceTransformer, layers: int) -> None:
    """No dropout, and gradients for the topmost `layers` alone."""
    import torch

    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    model.requires_grad_(False)
    for layer in model[0].auto_model.encoder.layer[-layers:]:  # type: ignore[union-attr,index]
        layer.requires_grad_(True)


def _trainer(
    model: SentenceTransformer, pairs: Sequence[Pair], work: Path, config: TrainingConfig
) -> SentenceTransformerTrainer:
    from sentence_transformers import SentenceTransformerTrainingArguments

    from models.adapt.loss import OtherSubjectsLoss
    from models.adapt.telling import QuietTrainer

    steps = config.epochs * len(pairs) // config.batch_size
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(work),
        seed=config.seed,
        data_seed=config.seed,
        num_train_epochs=config.epochs,
        per_device_train_batch_size=config.batch_size,
        learning_rate=config.learning_rate,
        warmup_steps=round(steps * config.warmup_share),
        prompts={
            _ASKED: {_QUERY: f"{QUERY_PREFIX} ", _PASSAGE: f"{DOCUMENT_PREFIX} "},
            _ALIKE: {_QUERY: f"{DOCUMENT_PREFIX} ", _PASSAGE: f"{DOCUMENT_PREFIX} "},
        },
        save_steps=CHECKPOINT_STEPS,
        save_total_limit=2,
        logging_steps=CHECKPOINT_STEPS,
        report_to="none",
        disable_tqdm=True,
        use_cpu=True,
        bf16=config.bfloat16,
        dataloader_drop_last=True,
    )
    return QuietTrainer(
        model=model,
        args=arguments,
        train_dataset=_datasets(pairs),
        loss=OtherSubjectsLoss(model, temperature=config.temperature),
    )


_ASKED, _ALIKE = "asked", "alike"
_QUERY, _PASSAGE, _LABEL = "query", "passage", "label"


def _datasets(pairs: Sequence[Pair]) -> dict[str, Dataset]:
    """The pairs whose query asks, and those whose query is a passage: each batch is of one sort."""
    from datasets import Dataset

    numbers = {subject: number for number, subject in enumerate(sorted({p.subject for p in pairs}))}
    sorts = {
        _ASKED: [pair for pair in pairs if not pair.alike],
        _ALIKE: [pair for pair in pairs if pair.alike],
    }
    return {
        sort: Dataset.from_dict(
            {
                _QUERY: [pair.query for pair in own],
                _PASSAGE: [pair.passage for pair in own],
                _LABEL: [numbers[pair.subject] for pair in own],
            }
        )
        for sort, own in sorts.items()
        if own
    }
