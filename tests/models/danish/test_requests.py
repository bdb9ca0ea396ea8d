"""Letters ask in many forms without a question mark; who tells, advises or regrets asks nothing."""

from __future__ import annotations

import pytest

from models.danish.question_parts import split_question
from models.danish.questions import find_questions

ASKING = """
Derudover vil jeg gerne vide, om der foreligger en plan.
Endvidere beder jeg om at få oplyst, hvor mange både der er i brug.
Derfor vil jeg gerne have oplyst, hvad færgen koster.
Desuden ønsker jeg svar på, om aftalen kan opsiges.
I den forbindelse spørger jeg, om der er lavet en vurdering af støjen.
Samtidig ville jeg høre, om kommunen kender til Sønderbys erfaringer.
Mit spørgsmål er, hvem der har ansvaret.
Det kunne være rart at vide, hvornår broen er færdig.
Vi vil bede forvaltningen redegøre for udgifterne til vikarer.
I forlængelse heraf skal jeg anmode om en redegørelse for økonomien.
Jeg undrer mig over, hvorfor taksten er steget så meget.
Jeg håber, at forvaltningen kan oplyse, hvor mange børn der står på venteliste.
Kunne I også fortælle, hvilke skoler der er undersøgt.
Kan det bekræftes, at aftalen udløber i 2027.
Oplys venligst, hvor mange årsværk der bruges på drift.
Redegør for de samlede udgifter til broer i 2024.
Jeg vil derfor gerne spørge til planerne for havnen.
Vi efterlyser en oversigt over risikoen.
Vi har brug for at vide, hvad det kræver at skifte.
I bedes desuden forholde jer til forslaget om en fælles ordning.
Det er uklart for mig, hvem der betaler.
""".strip().splitlines()

TELLING = """
Jeg vil gerne oplyse, at kontrakten løber til 2027.
Derfor vil jeg gerne oplyse, at kontrakten løber til 2027.
I den forbindelse kan jeg oplyse, at udgiften var 3 mio. kr.
Vi kan svare, at der er 400 brugere.
Du har den 3. marts bedt forvaltningen oplyse, hvad bådene koster.
Jeg kan desværre ikke svare på, hvornår den er færdig.
Jeg håber, at du er tilfreds med svaret.
Du bedes henvende dig til havnekontoret.
Når undersøgelsen er færdig, vil spørger modtage et svar på de tre spørgsmål.
Når undersøgelsen er færdig, vil vi orientere udvalget om, hvad den viser.
Derfor beder vi om forståelse for, at svaret har trukket ud.
Vi vil bede beboerne om at sortere deres affald.
Vi ønsker at få styr på udgifterne.
Efter styrelseslovens § 9 ønsker jeg svar på nedenstående spørgsmål.
Svar på spørgsmål om nødkald i ældreboliger.
Udvalget ønsker at styrke havnen.
Vi har spurgt leverandøren, hvad det vil koste.
Spørgsmålet om et bassin kan endnu ikke besvares.
Redegørelsen viser, hvad udgiften var i 2024.
""".strip().splitlines()


def found(sentence: str) -> list[str]:
    letter = f"Kære borgmester.\n\n{sentence}\n\nVenlig hilsen"
    return [span.of(letter) for span in find_questions(letter)]


@pytest.mark.parametrize("sentence", ASKING)
def test_requests_are_questions(sentence: str) -> None:
    assert found(sentence) == [sentence]


@pytest.mark.parametrize("sentence", TELLING)
def test_statements_are_none(sentence: str) -> None:
    assert found(sentence) == []


def test_what_is_asked_for_one_case_is_a_part_of_its_own() -> None:
    asked = "Derfor vil jeg vide, om havnen har en plan, og i bekræftende fald hvornår den kommer."
    assert split_question(asked) == (
        "Derfor vil jeg vide, om havnen har en plan.",
        "Derfor vil jeg vide, i bekræftende fald hvornår den kommer (havnen, plan).",
    )


def test_what_one_thinks_of_narrows_the_question() -> None:
    asked = "Hvilke systemer er dyrest? Jeg tænker især på færgerne."
    assert split_question(asked) == ("Hvilke systemer er dyrest, jeg tænker især på færgerne?",)
