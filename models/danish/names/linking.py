"""One entry for one person, party or department, over all papers.

A wrong merge tells a caseworker that someone asked what another asked, a missed one only that there
are two entries; so forms are merged where nothing else they could mean is in sight:

* forms that differ in capitals, white space, hyphens and full stops alone (``H. C. Ørsted``);
* a person without middle names, or with initials for them, and the *only* fuller form with the
  same first and last name (``Ida Vestergren``, ``Ida B. Vestergren``, ``Ida Birk Vestergren``).

A first name's initial, a last name alone, or a nickname is never enough. Parties, laws and products
have their entries from the tables already.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from corpus.findings import Mention, MentionKind

Form = tuple[MentionKind, str]
"""A name as a mention has it."""

FULL_NAME_WORDS = 2


def link_names(mentions: Iterable[Mention]) -> dict[Form, str]:
    """The entry of each form in `mentions`: the commonest form of the same name.

    Deterministic: of forms as common as each other the longest is the entry, then the first in
    the alphabet.
    """
    counts = Counter((mention.kind, mention.name) for mention in mentions)
    groups: defaultdict[tuple[MentionKind, str], list[Form]] = defaultdict(list)
    for form in counts:
        groups[form[0], _folded(form[1])].append(form)
    fuller = _fuller_persons([forms for (kind, _), forms in groups.items() if _is_person(kind)])
    merged: defaultdict[tuple[MentionKind, str], list[Form]] = defaultdict(list)
    for key, forms in groups.items():
        merged[fuller.get(key, key)].extend(forms)
    return {
        form: min(forms, key=lambda form: (-counts[form], -len(form[1]), form[1]))[1]
        for forms in merged.values()
        for form in forms
    }


def _is_person(kind: MentionKind) -> bool:
    return kind is MentionKind.PERSON


def _fuller_persons(groups: Sequence[Sequence[Form]]) -> dict[Form, Form]:
    """For each folded person the folded name of the one fuller form, where there is just one."""
    alike: defaultdict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for forms in groups:
        words = _words(forms[0][1])
        if len(words) >= FULL_NAME_WORDS:
            alike[words[0], words[-1]].append(words)
    fuller: dict[Form, Form] = {}
    for names in alike.values():
        for words in names:
            others = [other for other in names if other != words and _abbreviates(words, other)]
            fullest = max(others, key=lambda other: len("".join(other)), default=words)
            if all(other == fullest or _abbreviates(other, fullest) for other in others):
                fuller[_key(words)] = _key(fullest)
    return fuller


def _abbreviates(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the middle names of `short` are some of those of `full`, in order, or initials."""
    left = list(full[1:-1])
    for middle in short[1:-1]:
        while left and not (left[0] == middle or (len(middle) == 1 and left[0].startswith(middle))):
            left.pop(0)
        if not left:
            return False
        left.pop(0)
    return True


def _key(words: Sequence[str]) -> Form:
    return MentionKind.PERSON, "".join(words)


def _folded(name: str) -> str:
    return "".join(_words(name))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())
