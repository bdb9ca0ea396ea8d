"""One entry for one person, party or department, over all papers.

A wrong merge tells a caseworker that someone asked what another asked, a missed one only that there
are two entries; so forms are merged where nothing else they could mean is in sight:

* forms that differ in capitals, white space, hyphens and full stops alone (``H. C. Ørsted``);
* a person without middle names, or with initials for them, and the *only* fuller form with the
  same first and last name (``Ida Vestergren``, ``Ida B. Vestergren``, ``Ida Birk Vestergren``).

A first name's initial, a last name alone, or a nickname is never enough, and forms that stand with
different parties stay apart. Parties, laws and products have their entries from the tables already.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from corpus.findings import Form, MentionKind
from corpus.papers import Person

FULL_NAME_WORDS = 2


def link_people(people: Mapping[Person, int]) -> dict[Form, str]:
    """The entry of each name in `people`, who are counted by the papers that name them.

    Names that are an entry alone are left out, and so are those with the parties of several people.
    """
    counts: Counter[Form] = Counter()
    parties: defaultdict[Form, set[str]] = defaultdict(set)
    for person, count in people.items():
        form = (MentionKind.PERSON, person.name)
        counts[form] += count
        parties[form] |= {person.party} if person.party else set()
    linked = link_names(counts)
    of_entry: defaultdict[str, list[Form]] = defaultdict(list)
    for form, entry in linked.items():
        of_entry[entry].append(form)
    return {
        form: entry
        for entry, forms in of_entry.items()
        if len(forms) > 1 and not _differ([parties[form] for form in forms])
        for form in forms
    }


def link_departments(departments: Mapping[str, int]) -> dict[Form, str]:
    """The entry of each department that is printed in several ways."""
    linked = link_names({(MentionKind.DEPARTMENT, name): n for name, n in departments.items()})
    shared = Counter(linked.values())
    return {form: entry for form, entry in linked.items() if shared[entry] > 1}


def link_names(counts: Mapping[Form, int]) -> dict[Form, str]:
    """The entry of each form in `counts`: the commonest form of the same name.

    Deterministic: of forms as common as each other the longest is the entry, then the first in
    the alphabet.
    """
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


def _differ(parties: Sequence[set[str]]) -> bool:
    """Whether forms of one name stand with different parties: they may be different people."""
    known = [held for held in parties if held]
    return any(held.isdisjoint(known[0]) for held in known[1:])


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
