"""Danish questions by rule: where they stand in a letter, and which parts they have.

Letters ask directly ("Hvad koster ...?"), indirectly ("Det bedes oplyst, hvorvidt ..."), several
things at once ("Hvilke alternativer findes der, og hvordan er de prissat?") and with side remarks
("Idet jeg går ud fra, at ..."). The rules are our own, made from the forms that Danish letters use.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.spans import Span
from models.danish.question_words import (
    ANAPHORS,
    CONTINUATION,
    DEGREE,
    DIRECT_ORDER,
    FUNCTION_WORDS,
    GOVERNS_CLAUSE,
    INVERSION,
    ITEM_MARK,
    REMARK,
    WH,
    WH_SPLIT,
)
from models.danish.requests import ASKING_LEAD, LETTER_REQUEST, REQUEST, request_before
from models.danish.sentences import split_sentences
from models.danish.topics import topic_of

_BARE = re.compile(rf"(?:hvor(?: (?:{DEGREE}))?|hv\w+)\??", re.IGNORECASE)
"""A question word alone: what was said of the subject goes with it."""
_ASKS_ONE = re.compile(
    r"(?i:hvad|hvordan)\s+(?:stem(?:te|mer)|mente|mener|sagde|siger|svare(?:de|r)|foresl(?:og|år))"
    r"(?:\s+[A-ZÆØÅ][\w-]*)+\?*$"
)
"""``Hvad stemte Venstre?`` asks what one of them did about the subject."""
_NARROWS = re.compile(
    r"(?:og\s+)?(?:herunder|derunder|særligt|navnlig|(?:her )?(?:jeg tænker|tænkes) (?:\w+ )?på)\b",
    re.IGNORECASE,
)
"""How a remark begins that says more closely what is asked about."""
_YEAR = re.compile(r"\s*\bi (?:19|20)\d\d\b")


def find_questions(text: str) -> tuple[Span, ...]:
    """The questions in a letter's `text`, each with the side remarks that belong to it.

    A list item that asks is one question; in running text a question ends before the next one
    unless that leans on it ("Og hvem ...?"). List marks are not part of a span.
    """
    found: list[Span] = []
    asking_list = False
    for block in _blocks(text):
        body, is_item = _without_mark(text, block)
        if is_item:
            if _asks(body.of(text)) or asking_list:
                found.append(body)
            continue
        asking_list = bool(ASKING_LEAD.search(body.of(text)))
        if not asking_list:
            found.extend(_questions_of_paragraph(text, body))
    return tuple(found)


def split_question(text: str, subject: str | None = None) -> tuple[str, ...]:
    """The parts of a question, each so worded that it can be answered alone.

    A part that leans on an earlier one ("hvordan er de prissat?") gets that one's subject in
    brackets; a first part that names nothing gets `subject`, what the letter is about. A remark
    ("Idet jeg går ud fra ...") stays with the part it follows; one that narrows the subject
    ("Herunder ...") goes with every part that leans on it.
    """
    parts: list[str] = []
    topic = predicate = subject
    for sentence in _sentences(text.strip()):
        words = " ".join(sentence.split())
        if not _asks(words):
            if not parts:
                parts.append(words)
            elif _narrows(words):
                parts = [_narrowed(part, words) for part in parts]
            else:
                parts[-1] = f"{parts[-1]} {words}"
            continue
        for clause in _clauses(words):
            core = question_core(clause)
            parts.append(_stand_alone(clause, predicate if _BARE.fullmatch(core) else topic))
            if not (topic and _leans(clause, topic)):
                topic, predicate = topic_of(core), topic_of(core, with_verbs=True)
    return tuple(parts)


def question_core(text: str) -> str:
    """The question without the request before it and the remarks after it, for searching."""
    asking = [sentence for sentence in _sentences(text) if _asks(sentence)] or [text]
    cores = []
    for sentence in asking:
        lead = request_before(sentence)
        first = WH.search(sentence)
        cores.append(sentence[first.start() :] if lead and first else sentence)
    return " ".join(" ".join(cores).split())


def main_clause(core: str) -> str:
    """Of a question core that begins with a question word, what stands before a wh-clause that is
    a part of it: ``Hvem afgør`` of ``Hvem afgør, hvilke skoler der lukkes?``."""
    cuts = WH_SPLIT.finditer(core) if WH.match(core) else ()
    before = (
        core[: cut.start()]
        for cut in cuts
        if _governs(core[: cut.start()], cut[0], core[cut.end() :])
    )
    return next(before, core)


def _blocks(text: str) -> list[Span]:
    """Paragraphs, list items and inline numbered questions, trimmed."""
    cuts = [0]
    for match in re.finditer(r"\n\s*\n|\n(?=\s*(?:" + ITEM_MARK.pattern + r"))", text):
        cuts.append(match.end())
    cuts.extend(m.end() for m in re.finditer(r"[:?.;]\s+(?=\(?\d{1,2}\)\s)", text))
    cuts.extend(m.end() for m in re.finditer(r"[:?]\s+(?=\(?\d{1,2}\.\s+\w)", text))
    cuts = sorted({*cuts, len(text)})
    return [span for start, end in pairwise(cuts) if (span := _trim(text, start, end))]


def _trim(text: str, start: int, end: int) -> Span | None:
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    right = end - (len(stretch) - len(stretch.rstrip()))
    return Span(left, right) if left < right else None


def _without_mark(text: str, block: Span) -> tuple[Span, bool]:
    mark = ITEM_MARK.match(block.of(text))
    if mark is None or block.start + mark.end() >= block.end:
        return block, False
    return Span(block.start + mark.end(), block.end), True


def _sentence_spans(text: str) -> list[Span]:
    """Sentences; a question mark ends one even where the next starts with a small letter."""
    spans: list[Span] = []
    for sentence in split_sentences(text):
        cuts = [m.end() for m in re.finditer(r"\?\s+(?=\w)", sentence.of(text))]
        edges = [sentence.start, *(sentence.start + cut for cut in cuts), sentence.end]
        spans.extend(span for a, b in pairwise(edges) if (span := _trim(text, a, b)))
    return spans


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in _sentence_spans(text)]


def _asks(text: str) -> bool:
    """Whether `text` asks something: a question mark, a request, or a bare wh-clause."""
    return _requests(text) or bool(WH.match(text))


def _requests(text: str) -> bool:
    return "?" in text or bool(REQUEST.search(text) or LETTER_REQUEST.search(text))


def _questions_of_paragraph(text: str, block: Span) -> list[Span]:
    questions: list[Span] = []
    joined = False
    for relative in _sentence_spans(block.of(text)):
        sentence = relative.shifted(block.start)
        words = sentence.of(text)
        asks = _requests(words)
        leans = bool(CONTINUATION.match(words)) if asks else bool(REMARK.match(words))
        if joined and leans:
            questions[-1] = Span(questions[-1].start, sentence.end)
        elif asks:
            questions.append(sentence)
        joined = asks or (joined and leans)
    return questions


def _narrows(remark: str) -> bool:
    return bool(_NARROWS.match(remark))


def _narrowed(part: str, remark: str) -> str:
    narrowing = remark[0].lower() + remark[1:].rstrip(" .?")
    body, mark = part.rstrip("?. "), "?" if part.endswith("?") else "."
    if body.endswith(")"):
        return f"{body[:-1]}, {narrowing}){mark}"
    return f"{body}, {narrowing}{mark}"


def _clauses(sentence: str) -> list[str]:
    """The wh-clauses (or yes/no clauses) of one sentence, the request repeated before each."""
    first = WH.search(sentence)
    lead = sentence[: first.start()] if first and request_before(sentence) else ""
    body = sentence[len(lead) :]
    cuts = sorted(
        {m.start(): m.end() for m in (*WH_SPLIT.finditer(body), *INVERSION.finditer(body))}.items()
    )
    pieces: list[str] = []
    start = 0
    for cut, after in cuts:
        piece = body[start:cut]
        opens = re.match(r"(?:hvis|såfremt|når)\b", piece.strip(), re.I)
        if _is_clause(piece) and not opens and not _governs(piece, body[cut:after], body[after:]):
            pieces.append(piece)
            start = after
    pieces.append(body[start:])
    pieces = [piece for whole in pieces for piece in _by_year(whole)]
    mark = "." if request_before(sentence) and not sentence.endswith("?") else "?"
    return [_tidy(lead + piece, mark) for piece in pieces]


def _is_clause(piece: str) -> bool:
    """Whether it says more than a question word: ``hvad koster de``, but not ``hvor mange``."""
    rest = re.sub(rf"\b(?:hvor (?:{DEGREE})|hv\w+)\b", "", piece, flags=re.IGNORECASE)
    return bool(_content_words(piece)) or len(re.findall(r"\w+", rest)) > 1


def _governs(clause: str, joint: str, following: str) -> bool:
    """Whether `following`, parted from `clause` by a `joint` of a comma alone, is a part of it."""
    is_question = joint.strip(" ,;") or DIRECT_ORDER.match(following)
    return not is_question and bool(GOVERNS_CLAUSE.search(clause))


def _by_year(clause: str) -> list[str]:
    """``i 2019 og (i) 2023`` asks twice."""
    years = re.search(r"\bi ((?:19|20)\d\d) og (?:i )?((?:19|20)\d\d)\b", clause)
    if years is None:
        return [clause]
    before, after = clause[: years.start()], clause[years.end() :]
    return [f"{before}i {year}{after}" for year in years.groups()]


def _tidy(clause: str, mark: str) -> str:
    words = re.sub(r"^(?:og|samt|eller|men|herunder),?\s+", "", clause.strip(" ,;.?"), flags=re.I)
    return f"{words[:1].upper()}{words[1:]}{mark}"


def _stand_alone(clause: str, topic: str | None) -> str:
    if topic is None or not _leans(clause, topic):
        return clause
    if _YEAR.search(clause):
        topic = _YEAR.sub("", topic).strip() or topic
    return f"{clause[:-1]} ({topic}){clause[-1]}"


def _leans(clause: str, topic: str) -> bool:
    """Whether the clause needs `topic` as its subject.

    It does when a pronoun stands for it, when it repeats only the head of a compound ("skolen" for
    "Sønderskolen"), or when it holds hardly a noun of its own.
    """
    core = question_core(clause)
    if ANAPHORS.search(core) or _ASKS_ONE.match(core) or _repeats_head(core, topic):
        return True
    return len(_content_words(core)) <= 2 and not re.search(r"(?<!^)\b[A-ZÆØÅ]\w+|\d{4}", core)


def _repeats_head(clause: str, topic: str) -> bool:
    heads = [w for w in re.findall(r"\w+", clause.lower()) if re.search(r"..(?:en|et|erne)$", w)]
    return any(
        len(word) > len(head) and word.endswith(head)
        for head in heads
        for word in re.findall(r"\w+", topic.lower())
    )


def _content_words(text: str) -> list[str]:
    words = re.findall(r"[\w-]+", text.lower())
    return [word for word in words if word not in FUNCTION_WORDS]
