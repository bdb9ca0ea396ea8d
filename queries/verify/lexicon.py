"""Danish words whose change turns a sentence: opposites, degrees of certainty, sweeping words.

Of our own making, by word beginnings so that forms and compounds are reached (``stig`` is in
``stiger``, ``steget`` has its own entry). A group is matched at the start of a word.
"""

from __future__ import annotations

import re
from enum import StrEnum


def _starts(*groups: str) -> re.Pattern[str]:
    """Words that begin as one of `groups` (parted by spaces) says; ``|`` marks a whole word."""
    options = []
    for start in " ".join(groups).split():
        phrase = start.replace("_", r"\s+")
        options.append(rf"{phrase[:-1]}(?!\w)" if phrase.endswith("|") else rf"{phrase}\w*")
    return re.compile(rf"\b(?:{'|'.join(options)})", re.IGNORECASE)


OPPOSITES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (_starts(one), _starts(other))
    for one, other in (
        (
            "stig steg steget stegne øg forøg forhøj hæv vokse voks voksede opad| opskriv udvid"
            " fordobl tredobl tiltag optrap op|",
            "fald faldt sænk nedbring nedsæt nedsat reducer mindsk skrump beskær halver ned| nedad|"
            " indskrænk aftag nedtrap nedskriv",
        ),
        (
            "mere| flere| højere| større| bedre| længere| merudgift overskud",
            "mindre| færre| lavere| dårligere| værre| ringere| kortere| mindreudgift underskud",
        ),
        (
            "mest| flest| højst| størst højest længst bedst tungest",
            "mindst| færrest lavest kortest dårligst",
        ),
        ("dyr fordyr", "billig"),
        ("mindst|", "højst| maksimalt|"),
        ("stor| store| stort| høj| høje| højt|", "lille| små| lav| lave| lavt|"),
        ("lang| lange| langt|", "kort| korte|"),
        ("ny| nye| nyt|", "gammel| gamle| gammelt|"),
        ("senest| inden_for_højst", "tidligst|"),
        (
            "før| inden(?!_for)| forinden| forud|",
            "efter(?!_\\w*(?:lov|§|høring|§))| bagefter| efterfølgende|",
        ),
        ("inden_for|", "uden_for|"),
        ("udgang slutning ultimo udløb", "begyndelse start primo"),
        ("godkend tiltr vedtag vedtog tilslut", "afvis forkast afslå afslog nedstem"),
        ("anbefal tilråd", "fraråd"),
        ("bortfald ophør afslut opsig stands", "fortsæt bestå består| forlæng"),
        ("åben åbn", "luk lukk"),
        ("midlertidig", "permanent varig"),
        ("skriftlig", "mundtlig"),
        ("offentlig(?!gør)", "privat"),
        ("offentliggør", "hemmelig fortrolig"),
        ("udskyd udskød udsæt forsink", "fremryk fremskynd"),
        ("bestået| bestod|", "dumpe dumpede"),
        ("overtag overtog modtag modtog få| fik| får|", "afgiv afgav afstå"),
        ("udgift omkostning", "indtægt"),
        ("udbetal", "opkræv indbetal"),
        ("kritik kritis", "ros| roste roser"),
        ("inkl", "ekskl"),
        ("stemmer_for| stemte_for|", "stemmer_imod| stemte_imod|"),
        ("styrk forstærk", "svæk"),
        ("tillad tilladt", "forbyd forbud forbudt"),
        ("først|", "sidst|"),
        ("over| overstig oversk", "under| undersk"),
        ("opret indfør etabler", "nedlæg afskaf ophæv"),
        ("positiv", "negativ"),
        ("enig", "uenig"),
        ("frivillig", "obligatorisk tvungen"),
        ("central(?!a)", "decentral"),
        ("intern", "ekstern"),
        ("egnet velegnet", "uegnet"),
        ("ansat ansætte", "afsked fyr"),
        ("vandt| vinder|", "tabte| taber|"),
        ("hurtig", "langsom"),
        ("let| nem nemt nemmere lettere", "svær vanskelig"),
        ("samme|", "forskellig"),
        ("fremsat fremsatte fremsæt", "trukket_tilbage| trak| trække_tilbage|"),
        ("indeholder| har|", "mangler|"),
        ("dag dagligt", "natt natlig"),
        ("fælles|", "særskilt adskilt"),
        ("fordel", "ulempe"),
        ("sikker| sikkert| sikre|", "usikker usikre"),
    )
)
"""Pairs of which one must not stand where the source has only the other."""

EXCLUSIVE: tuple[tuple[re.Pattern[str], ...], ...] = (
    tuple(
        _starts(one)
        for one in (
            "daglig hver_dag",
            "ugentlig hver_uge pr\\._uge",
            "månedlig hver_måned| pr\\._måned",
            "kvartal",
            "årlig hvert_år| pr\\._år",
        )
    ),
    tuple(_starts(one) for one in ("alle| samtlige|", "de_fleste|", "enkelte|", "halvdelen|")),
)
"""Sets of which a sentence must not bring one that its source lacks while it has another."""

SWEEPING = _starts(
    "alle| samtlige| altid| udelukkende| fuldstændig| garanter med_sikkerhed| begge|"
)
"""Words that widen a claim: only with a source that says them."""


CONDITION = re.compile(
    r"\b(?:hvis|når|såfremt|medmindre|forudsat|forudsætte[rs]?|forudsætning\w*|betingelse\w*|indtil"
    r"|så længe|i det omfang|i (?:de )?tilfælde|i situationer)\b",
    re.IGNORECASE,
)
"""Words that say on what something depends, or in which case it is so."""


class Certainty(StrEnum):
    """How firmly something is said."""

    SURE = "sikker"
    OBLIGED = "pligt"
    ADVISED = "anbefaling"
    EXPECTED = "forventning"
    POSSIBLE = "mulighed"
    CONSIDERED = "overvejelse"
    CONDITIONAL = "betingelse"
    ONLY = "kun"


CERTAINTY: dict[Certainty, re.Pattern[str]] = {
    Certainty.SURE: _starts(
        "sikkert| med_sikkerhed| garanter utvivlsomt besluttet| besluttede|"
        " vedtaget| vedtog| afgjort|"
    ),
    Certainty.OBLIGED: _starts(
        "skal| skulle| pålæg pålagt forplig krav kræv påkræv nødt_til nødvendig|"
        " bindende| obligatorisk"
    ),
    Certainty.ADVISED: _starts(
        "bør burde anbefal foreslå foreslog forslag indstil opfordr tilråd rådgiv"
    ),
    Certainty.EXPECTED: _starts(
        "forvent ventes| venter| sandsynlig formentlig formodentlig anslå anslået"
        " skønne| skønnes| skønsmæssig| prognose vurder planlæg agter| sigter"
    ),
    Certainty.POSSIBLE: _starts("kan kunne mulig måske eventuel evt\\. risiker risiko potentiel"),
    Certainty.CONSIDERED: _starts("overvej undersøg drøft afsøg afdæk"),
    Certainty.CONDITIONAL: _starts("hvis såfremt medmindre forudsat| når| i_tilfælde betinget|"),
    Certainty.ONLY: _starts("kun| udelukkende| alene|"),
}
"""Words by which a claim is made firmer or weaker."""
