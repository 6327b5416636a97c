"""Who a description, a part of a group, a document or a body's name stands for."""

import pytest

pytestmark = pytest.mark.slow


def _only(resolve, text: str, source: str, content: str) -> str:
    ((name, _),) = resolve(text, (source, content))
    return name


NAMED = [
    # a name behind the office at which the source was cut
    (
        "The judges' union met. According to its president, Kamil Wierzba, each case differs.",
        "its president",
        "each case differs",
        "Kamil Wierzba",
    ),
    (
        "The only Liberal on the board, Alma Reyes, accused her colleagues.",
        "The only Liberal",
        "accused her colleagues",
        "Alma Reyes",
    ),
    (
        "Vera Lund rose. The ministry, Vera Lund said, was late.",
        "The ministry",
        "was late",
        "ministry",
    ),
    # who speaks for whom
    (
        (
            "Rasmus Holm, the Liberal environment spokesman, left. The prime minister, Lena Voss, "
            "was silent. Her spokesman said the bill was bad."
        ),
        "Her spokesman",
        "the bill was bad",
        "Lena Voss’s spokesman",
    ),
    (
        (
            "Kremlin spokesman Oleg Orlov spoke. President Ivan Sokol of Norland left. "
            "His spokesman said it was late."
        ),
        "His spokesman",
        "it was late",
        "Ivan Sokol’s spokesman",
    ),
    (
        (
            "Olav Brandt is on a talk show. The Norden Union's co-leader Anna Klee left. "
            "The FDU's co-leader Rosa Klee warned him. The CDU leader said he was ready."
        ),
        "The CDU leader",
        "he was ready",
        "Olav Brandt",
    ),
    (
        (
            "Karin Badel spoke. Nils Farre left. Asked whether Nils Farre lied, "
            "the Tory leader said it was late."
        ),
        "the Tory leader",
        "it was late",
        "Nils Farre",
    ),
    # parts of a group
    (
        "A dozen pensioners were queuing at the market. It is dear, one of them said.",
        "one of them",
        "It is dear",
        "dozen pensioners",
    ),
    (
        "Several hundred supporters of the league danced. Some demanded a vote.",
        "Some",
        "demanded a vote",
        "Several hundred supporters of the league",
    ),
    (
        "The board heard residents, most of whom urged it not to sign.",
        "most of whom",
        "urged it not to sign",
        "residents",
    ),
    (
        "The mayor Ivo Lund sat down. The Greens are against it; they proposed a tax.",
        "they",
        "proposed a tax",
        "Greens",
    ),
    # documents
    (
        "The state was named in a complaint from the Party of Fishers, which asked for a recount.",
        "a complaint from the Party of Fishers",
        "asked for a recount",
        "Party of Fishers",
    ),
    (
        "According to a statement released by the mayor's office, the zone is safe.",
        "a statement",
        "the zone is safe",
        "mayor's office",
    ),
    # names of bodies
    (
        "The Workers' Center (WC), the largest union, said it was late.",
        "The Workers' Center (WC), the largest union",
        "it was late",
        "Workers' Center",
    ),
    (
        "The Norland Commission on Religious Liberty (NCRL) criticized the move.",
        "The Norland Commission",
        "criticized the move",
        "Norland Commission on Religious Liberty",
    ),
    (
        "The Bar Association of Sri Lanka condemned the arrests.",
        "The Bar Association of Sri Lanka",
        "condemned the arrests",
        "Bar Association of Sri Lanka",
    ),
    (
        "According to the opposition Civic Union, it was late.",
        "the opposition Civic Union",
        "it was late",
        "Civic Union",
    ),
    ("No 10 said it was late.", "No 10", "it was late", "Downing Street"),
    # bodies that were described before
    (
        "The fire service came. The railway workers' union rejected the plan.",
        "The railway workers' union",
        "rejected the plan",
        "railway workers' union",
    ),
    (
        "In a note quoted by the daily Pravda, the Norwegian embassy in Riga called it late.",
        "the Norwegian embassy in Riga",
        "called it late",
        "Norwegian embassy in Riga",
    ),
    (
        "The Norland Coast Guard searched. The company said it was late.",
        "The company",
        "it was late",
        "company",
    ),
    (
        "The Conservatives left. Ofwat, the regulator, has fined the firm. It welcomed the clause.",
        "It",
        "welcomed the clause",
        "Ofwat",
    ),
    # descriptions lose what is only added to them
    (
        "Critics, the former minister Ana Lund among them, left early.",
        "Critics, the former minister Ana Lund among them",
        "left early",
        "Critics",
    ),
]


@pytest.mark.parametrize(("text", "source", "content", "name"), NAMED)
def test_a_source_stands_for_its_actor(resolve, text, source, content, name):
    assert _only(resolve, text, source, content) == name


def test_a_platform_is_no_person(resolve):
    text = "Vera Lund posted a message on Twitter. She said it was late."
    assert _only(resolve, text, "She", "it was late") == "Vera Lund"


def test_people_of_a_nation_are_no_person(resolve):
    text = "The Serb List, the party of the Kosovo Serbs, said it was late."
    name = _only(resolve, text, "The Serb List, the party of the Kosovo Serbs", "it was late")
    assert name == "Serb List"


def test_one_of_them_who_is_named_is_not_the_group(resolve):
    text = "About forty people came. One of them, who called himself Josef, said it was late."
    assert _only(resolve, text, "One of them", "it was late") != "forty people"


@pytest.mark.parametrize(
    ("text", "source", "content", "name"),
    [
        (
            (
                "A ministry spokesperson came. The spokesperson said it was late. "
                "Its spokesperson, Karin Holm, left."
            ),
            "The spokesperson",
            "it was late",
            "spokesperson",
        ),
        (
            (
                "Chancellor Olav Merck left. The conservative leader said it was late. "
                "Its co-leader Alice Weid left."
            ),
            "The conservative leader",
            "it was late",
            "Olav Merck",
        ),
    ],
)
def test_an_office_is_not_that_of_one_named_further_down(resolve, text, source, content, name):
    assert _only(resolve, text, source, content) == name


def test_one_who_is_only_described_is_one_actor(resolve):
    text = "A senior Norlandic official said it was late. The official blamed the press."
    found = resolve(
        text,
        ("A senior Norlandic official", "it was late"),
        ("The official", "blamed the press"),
    )
    assert [name for name, _ in found] == ["senior Norlandic official"] * 2


def test_a_described_holder_of_an_office_keeps_it(resolve):
    text = (
        "Chad's president agreed. Aurel Sacchi said it was time. Later the president left Rome. "
        "The president said it was late."
    )
    found = resolve(text, ("Chad's president", "agreed"), ("The president", "it was late"))
    assert [name for name, _ in found] == ["Aurel Sacchi"] * 2


def test_they_is_the_body_and_not_the_person_whom_the_headline_names(resolve):
    text = (
        "Vera Lund accuses the Guild of Masons\n\n"
        "Asked by the paper, the Guild of Masons denied the charges. They also said it was late."
    )
    assert _only(resolve, text, "They", "it was late") != "Vera Lund"
