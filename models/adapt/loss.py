"""What is trained for: that a query is nearer to its own passage than to other subjects'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor


class OtherSubjectsLoss(torch.nn.Module):
    """Each query of a batch against the batch's passages on other subjects.

    ``MultipleNegativesRankingLoss`` of sentence-transformers (Henderson et al. 2017), which takes
    all other passages of the batch for wrong ones. Here those of the query's own subject are left
    out: an item of the agenda gives many pairs, and what is said on it answers them all.
    """

    def __init__(self, model: SentenceTransformer, *, temperature: float) -> None:
        super().__init__()
        self.model = model
        self.temperature = temperature

    def forward(self, sentence_features: Iterable[Mapping[str, Tensor]], labels: Tensor) -> Tensor:
        """The mean cross-entropy; `labels` are the subjects' numbers, ``[batch]``."""
        queries, passages = (
            torch.nn.functional.normalize(self.model(features)["sentence_embedding"], dim=-1)
            for features in sentence_features
        )
        similar = queries @ passages.T / self.temperature
        of_one_subject = labels[:, None] == labels[None, :]
        of_one_subject.fill_diagonal_(fill_value=False)
        own = torch.arange(len(labels), device=labels.device)
        return torch.nn.functional.cross_entropy(
            similar.masked_fill(of_one_subject, -torch.inf), own
        )
