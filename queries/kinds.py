"""Whether a sentence has the sort of thing that the question word asks for.

A figure answers *how many* only if it counts what is asked: a date, a page or the number of a
footnote counts nothing, and of 30 pupils nobody learns how many teachers there are.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from corpus.spans import Span
from models.danish.answer_types import AnswerType
from models.danish.quantities.dates import find_dates
from models.danish.quantities.money import find_money
from models.danish.quantities.numbers import find_numbers
from models.danish.quantities.percents import find_percents
from models.danish.question_words import PREPOSITIONS
from models.danish.stems import words
from queries.acts import tells_votes, votes_asked
from queries.asked import Asked, content_terms, term_match
from queries.limits import forbidden_asked, forbids, is_other_limit
from queries.party_names import asks_for_parties, names_parties
from queries.roles import is_for_whom_asked, tells_of_role
from queries.somebody import names_somebody
from queries.tense import is_of_the_past, is_only_planned, is_over
from queries.verify.facts import NO_YEAR, FactKind, find_facts
from queries.verify.lexicon import CONDITION

HAS, ANOTHER_TIME, SOMETHING_ELSE, DAY_ONLY, LACKS, OPEN = 1.0, 0.7, 0.3, 0.0, -1.0, 0.0
"""It has what is asked; what something would cost where it is asked what it costs; perhaps a sum or
number of something else; a day without its year; nothing of the sort; or the question asks for no
sort of thing."""

_PRICE = re.compile(
    r"kost(?:e|er|ede|et|ning\w*)\b|pris(?:en|er|erne)?\b|udgift|betal|takst|gebyr|\bsolgt\b|\bkøbt\b",
    re.IGNORECASE,
)
"""Words that say of a sum that it is what something costs."""

_IN_KRONER = re.compile(r"\b(?:kr|kroner)\b")
"""The unit of a row that has it in a cell of its own."""
_FOREIGN_SUM = re.compile(
    r"\d\s?(?:mio\.?|mia\.?|millioner|milliarder)?\s?(?:euro|eur|dollars?|usd|pund)\b|[€$£]\s?\d",
    re.IGNORECASE,
)
_HOW_LARGE = re.compile(r"\bhvor (?:stort?|højt?|lavt?)\b", re.IGNORECASE)
"""``Hvor stort er tilskuddet?``: a share of the price tells it, too."""
_COSTS_TODAY = re.compile(r"\bkoster\b", re.IGNORECASE)
_WOULD_COST = re.compile(r"\b(?:vil|ville|ventes|forventes|skønnes)\b[^.]*\bkoste\b", re.IGNORECASE)

_UNIT = r"(?:person|deltager|elev|barn|borger|plads|stk|bruger|medarbejder|time|måned|gang|licens)"
_FOR_ONE = re.compile(rf"(?:/\s?|\b(?:pr\.?|per|hver)\s){_UNIT}", re.IGNORECASE)
"""What makes of a sum the price of one, where the whole is asked."""
_ONE_ASKED = re.compile(
    rf"\bkoste\w* (?:en|et|én|ét|pr\.?|per) (?:\w+ )?\w*{_UNIT}\b", re.IGNORECASE
)
_OF_ONE = re.compile(rf"{_FOR_ONE.pattern}|\b(?:en|et|én|ét) (?:\w+ )?\w*{_UNIT}\b", re.IGNORECASE)
"""What says that a sum is the price of one: ``Hvad koster en licens?`` is not answered by that of
all."""
_FREE = re.compile(
    r"\b(?:gratis|omkostningsfri\w*|vederlagsfri\w*|uden (?:beregning|betaling|udgift\w*))\b",
    re.IGNORECASE,
)
"""What is said where a price is nothing."""
_CHANGE = (
    r"(?:stig\w*|steg\w*|fald\w*|vokse\w*|øge\w*|forøge\w*|reducere\w*|nedbring\w*|mindske\w*)"
)
_CHANGE_ASKED = re.compile(rf"\bhvor (?:meget|mange)\b[^?(]*\b{_CHANGE}\b", re.IGNORECASE)
"""A question for how much more or less something has become."""
_CHANGED = re.compile(rf"\b{_CHANGE}\b", re.IGNORECASE)
_SHARE_ASKED = re.compile(
    r"\bhv\w+ (?:\w+ ){0,2}(?:andel(?:en)?|procentdel(?:en)?|procent|pct)\b"
    r"|\bhvor (?:stor en|meget en) del\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:procent|halvdelen|(?:tredje|fjerde|femte|tien)del(?:e|en)?"
    r"|hver (?:anden|tredje|fjerde|femte|tiende)|\d+ (?:ud )?af (?:de )?\d+)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:fordi|skyldes|skyldtes|derfor|begrund\w*|årsag\w*|grund(?:et|en)|på grund af"
    r"|som følge af|da|idet|eftersom|bevirke[rdt]\w*|medfør\w*|forårsage\w*|foranledig\w*"
    r"|(?<!forklarer, )(?<!forklarede, )(?<!spørger, )(?<!spurgte, )hvorfor"
    r"|af hensyn til|med henblik på|formål\w*|betød|betyder|hænger sammen med"
    r"|protokolbemærkning(?:en|er|erne)?|stemmeforklaring(?:en|er|erne)?)\b"
    r"|\bp\.?\s?g\.?\s?a\b",
    re.IGNORECASE,
)
"""Also what a party has put into the minutes on its vote: that is its reason, however worded."""
_DURATION = re.compile(
    r"\b(?:måned(?:en|er|erne|ers)?|uge[rn]?s?|ugerne|år(?:et|ene|s|ige|igt|ig)?|årti\w*"
    r"|halvår\w*|(?<!\bi )dage?(?:n|ne|s)?|døgn\w*|time[rn]?s?|timerne|minut(?:ter)?s?"
    r"|\w+(?:s|e)skifte[rt]?)\b"
    r"|\w(?:måned|uge|dag|time)(?:e|er)\b",
    re.IGNORECASE,
)
"""Also as the end of a compound, of several: ``arbejdsdage``; ``i dag`` says of nothing when, nor
does what only begins so: ``daginstitution``, ``dagsorden``, ``årsag``."""
_MONTH = re.compile(
    r"\b(?:i|til|inden|før|efter|fra|siden|af|primo|medio|ultimo) (?:januar|februar|marts|april|maj"
    r"|juni|juli|august|september|oktober|november|december)\b",
    re.IGNORECASE,
)
_HOW_LONG_ASKED = re.compile(r"\bhvor længe\b", re.IGNORECASE)
_HOW_LONG = re.compile(
    r"\b(?:til|indtil|frem til|udgangen af|udløbe[rt]|udløb|ophøre[rt]|permanent\w*|varig\w*)\b",
    re.IGNORECASE,
)
"""What says up to when: ``løber til 30. juni``."""
_FREQUENCY = re.compile(
    r"\b(?:daglig|ugentlig|månedlig|kvartalsvis|kvartårlig|halvårlig|årlig|løbende|jævnlig"
    r"|regelmæssig|hyppig|sjælden)\w*"
    r"|\b(?:hver|hvert)\s+(?:\w+\s+)?(?:time|dag|uge|måned|kvartal|halvår|år|morgen|aften)\w*"
    r"|\b\w+\s+gange?\s+(?:om|i|pr\.?|per|årligt|ugentligt|dagligt|månedligt)"
    r"|\bmed \w+ (?:års|måneders|ugers|dages) mellemrum\b",
    re.IGNORECASE,
)
_CONDITION_ASKED = re.compile(
    r"\bhvornår (?:(?:bør|må|skal man)|kan (?!.*\b(?:vente|forvente|få|regne med)\b))",
    re.IGNORECASE,
)
"""A question for the case in which something is to be done, rather than for a day."""
_ONLY_THEN = re.compile(r"\b(?:kun|alene|udelukkende|begræns\w+ til)\b", re.IGNORECASE)
"""``bør begrænses til store både``: in no other case."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")

_NUMBERS_SOMETHING = re.compile(
    r"(?:\b(?:nr|nummer|numre|side|siderne|s|bilag|afsnit|kapitel|punkt|pkt|artikel|art|figur|fig"
    r"|tabel|version|kl|tlf|telefon|fase|princip|trin|iso|ds|note"
    r"|[^\W\d]+(?:gade|vej|vænge|allé|plads|stræde|torv|boulevard|kaj)(?:e?n|et)?)\.?"
    r"|§{1,2}|https?:\S*|www\.\S*)"
    r"[\s:]*(?:\d+[\s,–-]+(?:og )?)*$",
    re.IGNORECASE,
)
"""What stands before a number that is the name of something, a house in its street too."""
_POSTCODE = re.compile(r"\d{4} [A-ZÆØÅ]")
"""A Danish postcode before its town."""
_PART_OF_A_WORD = re.compile(r"\.\s?[a-zæøå-]|-[^\W\d_]")
"""What follows a figure that says which one, or is part of a word: ``3. part``, ``92-gruppen``."""
_LIST_MARK = re.compile(r"\s*(?:[.):]|(?=[A-ZÆØÅ•–-]))")
"""What follows a figure that a line begins with and that marks an item or a footnote."""
_RELATIVE = re.compile(
    r"\b(?:halver\w*|fordobl\w*|tredobl\w*|halvdelen|(?:dobbelt|halvt|[^\W\d_]+ gange) så)\b",
    re.IGNORECASE,
)
"""Words that say how many without a figure."""
_PREPOSITION = re.compile(rf"\b(?!af\b)(?:{PREPOSITIONS})\b", re.IGNORECASE)
_NOUN_WITHIN = 4
"""Words after a number, before any preposition but *af*, among which the thing counted stands:
``14 nye, støjsvage busser``."""
_MEASURE = re.compile(
    r"\s*(?:km|kilometer|meter|m[²³23]?|cm|kg|kilo|tons?|liter|grader|år|måneder|uger|dage"
    r"|døgn|timer|minutter|gange|k[jw]h?|mwh?|ha|hektar)\b",
    re.IGNORECASE,
)
"""What makes of a number a length, a weight, a while or a repetition: ``9 km`` counts nobody."""
_MEASURE_ASKED = re.compile(rf"\b(?:mange|antal(?:let)?){_MEASURE.pattern}", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhvor mange\b|\bantal(?:let)?\b", re.IGNORECASE)
_SUM_ASKED = re.compile(r"\b(?:kr\.|kroner|milli(?:oner|arder)|mio\.|mia\.|euro)", re.IGNORECASE)
_PEOPLE = tuple(
    content_terms(
        "person menneske deltager medarbejder ansat borger elev barn børn medlem besøgende bruger"
    )
)


def kind_met(asked: Asked, said: str, *, is_row: bool, has_sum: bool) -> float:
    """What the sentence, or what a table's row says, has of the thing asked for: `HAS` to `OPEN`.

    `has_sum`: an amount was found in it when it was read.
    """
    if _CHANGE_ASKED.search(asked.core):
        return _change(said)
    if _SHARE_ASKED.search(asked.core):
        return HAS if find_percents(said) or _SHARE.search(said) else LACKS
    if asks_for_parties(asked.core):
        return HAS if names_parties(said) else LACKS
    if votes_asked(asked):
        return HAS if tells_votes(said) else LACKS
    if forbidden_asked(asked):
        return HAS if forbids(said) else LACKS
    met = _of_its_kind(asked, said, is_row=is_row, has_sum=has_sum)
    return min(met, SOMETHING_ELSE) if is_other_limit(asked, said) else met


def _of_its_kind(asked: Asked, said: str, *, is_row: bool, has_sum: bool) -> float:
    """The same by the question word alone."""
    match asked.kind:
        case AnswerType.HOW_MUCH:
            met = _price(asked, said, is_row=is_row, has_sum=has_sum)
        case AnswerType.HOW_MANY:
            met = _count(asked, said, is_row=is_row)
        case AnswerType.WHEN:
            met = _time(asked, said)
        case AnswerType.HOW_OFTEN:
            met = HAS if _FREQUENCY.search(said) else LACKS
        case AnswerType.WHY:
            met = HAS if _REASON.search(said) else LACKS
        case AnswerType.YES_NO:
            met = LACKS if is_only_planned(asked, said) or is_of_the_past(asked, said) else OPEN
        case AnswerType.WHO:
            names = is_for_whom_asked(asked) or names_somebody(asked, said, is_row=is_row)
            met = HAS if names and tells_of_role(asked, said) else LACKS
        case _:
            met = OPEN
    return met


def _change(said: str) -> float:
    """A rise or fall is told with its figure; figures of two years leave it to the reader."""
    if not find_numbers(said):
        return LACKS
    return HAS if _CHANGED.search(said) else SOMETHING_ELSE


def _price(asked: Asked, said: str, *, is_row: bool, has_sum: bool) -> float:
    """A table's row tells what its head says, in few words."""
    in_kroner = has_sum or find_money(said) or (is_row and _IN_KRONER.search(said))
    if not (in_kroner or _FOREIGN_SUM.search(said)):
        is_share = _HOW_LARGE.search(asked.core) and find_percents(said)
        return HAS if is_share or _is_free(asked, said) else LACKS
    tells = is_row or _PRICE.search(said) or not _PRICE.search(asked.core)
    of_one = asked.whole and _FOR_ONE.search(said)
    of_all = _ONE_ASKED.search(asked.core) and not _OF_ONE.search(said)
    if not tells or of_one or of_all:
        return SOMETHING_ELSE
    would_be = _COSTS_TODAY.search(asked.core) and _WOULD_COST.search(said)
    return ANOTHER_TIME if would_be else HAS


def _is_free(asked: Asked, said: str) -> bool:
    """Whether a sentence says of something that is asked about that it costs nothing."""
    own = content_terms(said)
    return bool(_FREE.search(said)) and any(term_match(term, own) > 0 for term in asked.terms)


def _time(asked: Asked, said: str) -> float:
    """A day or month without its year says less of when.

    Where a case is asked for, so does a day that only stands in brackets, and a condition says it.
    """
    if _CONDITION_ASKED.search(asked.core):
        if CONDITION.search(said) or _ONLY_THEN.search(said):
            return HAS
        said = _IN_BRACKETS.sub("", said)
    if is_over(asked, said) or is_only_planned(asked, said):
        return LACKS
    if _HOW_LONG_ASKED.search(asked.core):
        return HAS if _HOW_LONG.search(said) or _DURATION.search(said) else LACKS
    if find_dates(said) or _DURATION.search(said):
        return HAS
    return DAY_ONLY if find_dates(said, year=NO_YEAR) or _MONTH.search(said) else LACKS


def _count(asked: Asked, said: str, *, is_row: bool) -> float:
    if is_row:
        return HAS if find_numbers(said) else LACKS
    is_count = _HOW_MANY.search(asked.core) and not _SUM_ASKED.search(asked.core)
    no_counts = {FactKind.DATE, FactKind.REFERENCE} | ({FactKind.AMOUNT} if is_count else set())
    measures = not is_count or bool(_MEASURE_ASKED.search(asked.core))
    found = _after_each_count(said, no_counts, measures=measures)
    counted = [content_terms(after) for after in found]
    if not counted:
        return HAS if _RELATIVE.search(said) else LACKS
    if not asked.counted or any(not nouns for nouns in counted):
        return HAS
    wanted = (*asked.counted, *_PEOPLE) if _is_of_people(asked) else asked.counted
    is_met = any(term_match(term, nouns) > 0 for term in wanted for nouns in counted)
    return HAS if is_met else SOMETHING_ELSE


def _is_of_people(asked: Asked) -> bool:
    """Whether people are counted; where only a verb follows ``hvor mange``, mostly they are."""
    return any(term_match(person, asked.counted) > 0 for person in _PEOPLE)


def _after_each_count(
    said: str, no_counts: Container[FactKind], *, measures: bool
) -> Iterator[str]:
    """What follows each figure that counts something, up to `_NOUN_WITHIN` words; with `measures`
    also each that measures something."""
    named = [fact.span for fact in find_facts(said) if fact.kind in no_counts]
    for number in find_numbers(said):
        if number.ordinal or _is_a_name(said, number.span):
            continue
        if not measures and _MEASURE.match(said, number.span.end):
            continue
        if not any(span.overlaps(number.span) for span in named):
            after = _PREPOSITION.split(said[number.span.end :], maxsplit=1)[0]
            yield " ".join(words(after)[:_NOUN_WITHIN])


def _is_a_name(said: str, span: Span) -> bool:
    """Whether a figure names a page, an item, a footnote or an address instead of counting."""
    before, after = said[: span.start], said[span.end :]
    marks = not before.strip(" (") and bool(_LIST_MARK.match(after))
    named = _NUMBERS_SOMETHING.search(before) or _POSTCODE.match(said, span.start)
    return marks or bool(named or _PART_OF_A_WORD.match(after))
