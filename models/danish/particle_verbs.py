"""Verbs whose particle stands apart: ``sige kontrakten op`` is ``opsige kontrakten``."""

from __future__ import annotations

import re

_ALONE = r"(?! (?:ad|i|mod|på|til)\b)"
"""``lagt sammen``, but not ``sagde op til 300``: there it belongs to what follows."""
_TABLE = (
    (r"sige[rs]?|sagde|sagt", rf"op\b{_ALONE}", "opsige"),
    (r"skære[rs]?|skar|skåret", rf"ned\b{_ALONE}", "nedskære"),
    (r"rive[rs]?|rev|revet", rf"ned\b{_ALONE}", "nedrive"),
    (r"lægge[rs]?|lagde|lagt|slår?|slås|slog|slået", rf"sammen\b{_ALONE}", "sammenlægge"),
    (r"føre[rs]?|førte|ført", rf"videre\b{_ALONE}", "videreføre"),
    (r"sætte[rs]?|satte|sat", r"i gang\b", "igangsætte"),
    (r"tage[srnt]?|tog", r"i (?:brug|drift)\b", "ibrugtage"),
)
"""Forms of a verb, its particle, and the verb that means the same in one word."""
_BETWEEN = r"(?P<between>(?: [^\W\d_]+){0,4}?)"
_JOINED = tuple(
    (re.compile(rf"\b(?:{forms}){_BETWEEN} {particle}", re.IGNORECASE), verb)
    for forms, particle, verb in _TABLE
)


def with_particles_joined(text: str) -> str:
    """`text` with each verb and its particle as one word, which stands where the verb stood."""
    for apart, verb in _JOINED:
        text = apart.sub(rf"{verb}\g<between>", text)
    return text
