"""The words by which Danish letters ask: question words, requests, remarks and pronouns.

The lists are our own; each pattern is compiled once and says what it finds.
"""

from __future__ import annotations

import re

WH_WORDS = (
    r"hvad?|hvem|hvilke[nt]?|hvornår|hvordan|hvorledes|hvorfor|hvorvidt|hvor|på hvilken måde"
    r"|i hvilke[nt]? \w+|til hvilke[nt]? \w+"
)
"""Question words, as alternatives of a pattern; ``hva`` is how many write the first in haste."""

WH = re.compile(rf"\b(?:{WH_WORDS})\b|(?<=, )om\b", re.IGNORECASE)
"""A question word, or the ``om`` of an indirect yes/no question."""

DEGREE = r"mange|meget|stor|store|stort|høj|højt|høje|lang|langt|længe|ofte|hurtigt|vidt"
"""What turns ``hvor`` into a question of degree."""

_JOIN = r"(?:og|samt|eller|men)"
IN_CASE = r"(?:i (?:så|givet|bekræftende|benægtende) fald|hvis (?:ja|nej|ikke|så)),?"
"""What ties a question to the answer of the one before it."""
_BARE_WH = (
    rf"hvad?|hvem|hvilke|hvilken|hvornår|hvordan|hvorledes|hvorfor|hvorvidt|hvor (?:{DEGREE})"
)

WH_SPLIT = re.compile(
    rf"[,;]?\s+{_JOIN}\s+(?:herunder,?\s+)?(?=(?:{IN_CASE}\s+)?(?:{WH_WORDS})\b)"
    rf"|[,;]?\s+{_JOIN}\s+(?=om\b)"
    rf"|[,;]\s+(?:herunder,?\s+)?(?=(?:{_BARE_WH})\b)",
    re.IGNORECASE,
)
"""Where one wh-clause ends and the next begins. A bare ``, hvor`` or ``, hvilket`` is relative."""

FINITE = (
    r"er|var|bliver|blev|har|havde|kan|kunne|vil|ville|skal|skulle|bør|burde|må|måtte|findes|fandtes"
    r"|foreligger|får|fik|agter|overvejer|forventer|mener|planlægger"
)
"""Finite verbs by which questions go on, as alternatives of a pattern."""

FINITE_WORDS = frozenset(FINITE.split("|"))
"""The same verbs, to look a word up among."""

PREPOSITIONS = (
    r"ad|af|blandt|efter|for|fra|før|hos|i|inden|med|mellem|om|over|på|siden|til|uden|under|ved"
)
"""Prepositions, as alternatives of a pattern."""

GOVERNS_CLAUSE = re.compile(
    rf"\b(?:{PREPOSITIONS}|ved|vide|vidste|sige[rs]?|sagde|se[rst]?|står|fremgår|afgør\w*|afgjort?|bestem\w*"
    r"|undersøg\w*|vurder\w*|oplys\w*|svar(?:e[rst]?|ede)?|besvar\w*|vise[rs]?|viste|fortæl\w*|fortalt\w*"
    r"|forklar\w*|redegør\w*|redegjort|beskriv\w*|beskrev\w*|kortlæg\w*|kortlagt\w*|fastlæg\w*|fastlagt\w*"
    r"|fastsæt\w*|fastsat\w*|aftal\w*|beslut\w*|overvej\w*|afklar\w*|belys\w*|dokumenter\w*|mål(?:e[rs]?|te|t)"
    r"|beregn\w*|tjekke[rst]?|kontroller\w*|spørge[rs]?|spurgt?|præciser\w*|definer\w*|angive[rst]?|angav)(?:\s+det)?\s*$",
    re.IGNORECASE,
)
"""The end of a clause of which the wh-clause behind the comma is a part: ``Hvem afgør, hvilke``,
``Hvad betyder det for, hvor mange``."""

DIRECT_ORDER = re.compile(
    rf"(?:hvad|hvem|hvornår|hvordan|hvorledes|hvorfor)\s+(?:{FINITE}|\w+(?:er|es|ede|te))\b",
    re.IGNORECASE,
)
"""A question word with its verb behind it: a question of its own, wherever it stands."""

_MODAL = r"kan|kunne|vil|ville|skal|skulle|bør|burde|må|måtte"
MODALS = frozenset(_MODAL.split("|"))
"""Verbs behind which another stands without ``at``."""

_NO_NOUN = r"siden|inden|næsten|gerne|alene|sammen|mellem\w*"

INVERSION = re.compile(
    rf"[,;]?\s+(?:og|samt|eller|men)\s+(?=(?:(?:{FINITE})\s+"
    rf"(?:der|det|den|de|vi|man|(?-i:[A-ZÆØÅ]\w+)|(?!(?:{_NO_NOUN})\b)\w{{3,}}(?:en|ne)|\w*udvalget)"
    rf"|(?:{_MODAL})\s+\w{{3,}}et|er (?:tallet|antallet|beløbet|niveauet|forbruget)"
    r"|\w{3,}es\s+(?:der|(?!(?:egen|eget|anden|andet)\b)\w{3,}(?:en|et|ne)))\b)",
    re.IGNORECASE,
)
"""Where a yes/no clause with the verb first begins: ``, og kan forvaltningen ...``. Behind ``har``
what ends in ``-et`` is no noun: ``og har kostet``. A passive before ``der`` asks: ``og stilles der
krav``."""

REMARK = re.compile(
    r"(?:herunder|derunder|idet|her tænke[rs]|jeg tænker|dette|særligt"
    r"|det (?:gælder|vil sige|bemærkes|drejer sig)"
    r"|(?:jeg|vi) (?:går ud fra|forudsætter|antager)|dvs\.|f\.eks\.|fx|gerne|og|svaret bedes"
    r"|i den forbindelse|navnlig|med andre ord|bemærk|både|samt)(?!\w)",
    re.IGNORECASE,
)
"""The start of a remark that belongs to the question before it."""

SUBJECT_OF_TITLE = re.compile(
    r"(?:.*\bom|(?:vedr\.?|vedrørende|angående):?)\s+(?P<subject>.+?)(?:,? fra [^()]+\(\w+\))?$",
    re.IGNORECASE,
)
"""The end of a letter's title says what it is about: ``... svar om Microsoft licenser``, if not who
asks."""

CONTINUATION = re.compile(
    r"(?:og|samt|eller|herunder|derunder|i (?:så|givet|bekræftende|benægtende) fald"
    r"|hvis (?:ja|nej|ikke|så)|i modsat fald|hvorfor ikke|hvorfor\?|hvornår\?)\b",
    re.IGNORECASE,
)
"""The start of a question that leans on the one before it."""

QUESTION_LABEL = r"(?:spørgsmål|spm\.|sp\.)\s*(?:nr\.\s*)?"
"""What stands before a question's number in full, as a pattern: ``Spørgsmål nr.``."""

ITEM_MARK = re.compile(
    r"(?:[•●▪■◦‣·*–—-]\s+|\(?\d{1,2}[a-h]?[.)]\s+|\d{1,2}(?:\.\d{1,2})+\.?\s+|\(?(?:[a-zæøå]|[ivx]{2,4})[.)]\s+"
    rf"|{QUESTION_LABEL}\d{{1,3}} ?[a-h]?\s*[:.)]\s*)",
    re.IGNORECASE,
)
"""The mark of a list item: a bullet, a number or letter, ``1a.``, ``Spørgsmål 2:``."""

ANAPHORS = re.compile(
    r"\b(?:de|dem|deres|denne|disse|dens|dets|heraf|herfor|hertil|hermed|derfor|dertil|deraf|dermed"
    r"|sådanne?|sådant)\b(?!\s+\w+(?:e|te|ede)\s+\w)(?!\s+\w+(?:erne|ene)\b)"
    r"|\b(?:er|var|bliver|blev|har|kan|vil|skal|koster|kostede|om)\s+(?:den|det)\b(?=\s*(?:[?.,]|i\s+\d|\w+(?:t|et)\b|at\b|også|ske))"
    r"|\bhv\w+\s+(?:den|det)\s+(?:\w+(?:ede|te|er)|kan|vil|skal|har|er)\b(?!.*\bat\b)"
    r"|^(?:hvorfor|hvornår|hvordan|hvor meget|hvad|hvem)(?: ikke)?\?$"
    r"|\b(?:den|det)(?: ikke)?\W*$",
    re.IGNORECASE,
)
"""A pronoun that stands for something named before; not an article (``de anvendte produkter``)."""

_FUNCTION_WORDS = """
    hvad hvem hvilke hvilken hvilket hvornår hvordan hvorledes hvorfor hvorvidt hvor mange meget
    stor store stort høj højt længe ofte er var været bliver blev blevet har havde haft kan
    kunne vil ville skal skulle bør burde må måtte findes fandtes foreligger får fik der det den
    de dem deres denne disse dette dens dets en et og eller samt men at som i på til fra for af
    med om ved under over efter før mod uden hos siden ikke også så nu da når hvis man vi os
    vores jeg mig min mit mine du I jer jeres han hun kommunen kommunens forvaltningen
    forvaltningens borgmesteren herunder idet dog kun mere mest end sig sin sit sine selv alle
    alt andre anden andet samlet samlede årligt koste koster kostede betale betaler oplyse
    oplyst svare ske sker gøre gør gjort går gik kommer kom ligger bruger anvender modtager
    modtog igen hidtil
"""

FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that name no subject."""

_PHRASE_WORDS = "af for fra hos i med mod om over på til under ved de den det en et og eller"

PHRASE_WORDS = frozenset(_PHRASE_WORDS.split())
"""Function words that belong to a noun phrase once it has begun."""
