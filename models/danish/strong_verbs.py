"""The past forms of Danish strong verbs, which no rule of endings leads back to their verb."""

from __future__ import annotations

import re

_TABLE = """
    tage:tog,taget give:gav,givet komme:kom,kommet gå:gik,gået stå:stod,stået
    få:fik,fået se:så,set skrive:skrev,skrevet drive:drev,drevet blive:blev,blevet
    finde:fandt,fundet binde:bandt,bundet vinde:vandt,vundet springe:sprang,sprunget
    synke:sank,sunket drikke:drak,drukket bryde:brød,brudt byde:bød,budt skyde:skød,skudt
    nyde:nød,nydt flyde:flød,flydt lyde:lød,lydt stige:steg,steget falde:faldt,faldet
    holde:holdt bære:bar,båret skære:skar,skåret stjæle:stjal,stjålet ligge:lå,ligget
    bringe:bragte,bragt træffe:traf,truffet trække:trak,trukket hjælpe:hjalp,hjulpet
    vælge:valgte,valgt sælge:solgte,solgt spørge:spurgte,spurgt
    følge:fulgte,fulgt lægge:lagde,lagt sætte:satte,sat dø:døde slå:slog,slået
    drage:drog,draget slippe:slap,sluppet gribe:greb,grebet skride:skred,skredet
    rive:rev,revet vige:veg,veget bede:bad,bedt sidde:sad,siddet
    æde:åd,ædt synge:sang,sunget tvinge:tvang,tvunget forsvinde:forsvandt,forsvundet
    træde:trådte,trådt vide:vidste,vidst gælde:gjaldt,gældt gøre:gjorde,gjort
    sige:sagde,sagt have:havde,haft burde:bør lade:lod,ladet løbe:løb
    flyve:fløj,fløjet fryse:frøs,frosset krybe:krøb lyve:løj
    glide:gled knibe:kneb,knebet pibe:peb bide:bed stride:stred hugge:hug,hugget
"""
"""Verb, then the forms that differ from it by more than an ending; the list is our own."""
_VERB_OF = {
    form: verb
    for entry in _TABLE.split()
    for verb, _, forms in [entry.partition(":")]
    for form in forms.split(",")
}
_PREFIX = (
    r"(?:ved|ud|af|an|på|over|ind|til|op|for|ned|fra|bi|gen|mod|om|und|under|efter|fore|frem|bort"
    r"|sammen|igennem|gennem|tilbage|medde|fast|be|er|hen|opret|vedlige|del|sam|mis|hjem|rum|kund)"
)
_PREFIXED = re.compile(rf"({_PREFIX}?)({'|'.join(sorted(_VERB_OF, key=len, reverse=True))})(s?)")
_SHORTEST_ALONE = 4
"""Letters of a form that may be taken for a verb by itself: ``bad`` and ``bar`` are more often
other words."""


def infinitive(word: str) -> str:
    """The verb of which lower-case `word` is a strong past form; `word` itself where it is none."""
    match = _PREFIXED.fullmatch(word)
    if match is None or (not match[1] and len(match[2]) < _SHORTEST_ALONE):
        return word
    return match[1] + _VERB_OF[match[2]]


def is_past(word: str) -> bool:
    """Whether lower-case `word` looks like the past of a verb, strong or weak."""
    return infinitive(word) != word or word.endswith(("ede", "edes"))
