"""Statements against each other: what is found, what makes it weak, and what is never invented."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import tables
from onrecord.domain.actor import Actor
from onrecord.domain.article import Article
from onrecord.domain.codebook import Codebook, Topic
from onrecord.domain.contrast import ContrastKind, Weakness
from onrecord.domain.dates import PartialDate
from onrecord.domain.selection import RollUp, Selection
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Grade, Stance, Statement, StatementKind, Tier

TEXT = "word " * 200
ARTICLE = Article("a", TEXT, "Title", published=date(2021, 6, 1))
ACTORS = {
    "costa": Actor("costa", "Elena Costa", state="Sudria"),
    "marin": Actor("marin", "Paul Marin", state="Sudria"),
    "brekke": Actor("brekke", "Tomas Brekke", state="Norland"),
}
CODEBOOK = Codebook("Book", (Topic("treaty", "Harbour treaty"), Topic("fishing", "Fishing")))
DAYS = [date(2021, 1, 1) + timedelta(days=20 * n) for n in range(6)]


def statement(number, side, *, day=None, actor="costa", target="the treaty", **more):
    stance = Stance.SUPPORT if side > 0 else Stance.OPPOSE if side < 0 else Stance.NEUTRAL
    values = {"stance": stance, "polarity": side, "tier": Tier.DETERMINED, "grade": Grade.VERBATIM}
    return Statement(
        f"s{number:02}",
        "a",
        (TextSpan(5 * number, 5 * number + 4),),
        StatementKind.INDIRECT,
        actor,
        topics=("treaty",),
        target=target,
        date=PartialDate(day) if day else None,
        **{**values, **more},
    )


def found(*statements, roll_up=RollUp.PERSON):
    material = tables.Material(
        statements, ACTORS, {"a": ARTICLE}, CODEBOOK, {}, statements, lambda s: s.key
    )
    return tables.contrasts(material, Selection(roll_up=roll_up))


def test_another_side_on_a_later_day_may_be_a_change():
    (contrast,) = found(statement(1, 1, day=DAYS[0]), statement(2, -1, day=DAYS[3]))

    assert (contrast.older, contrast.newer) == ("s01", "s02")
    assert contrast.kind is ContrastKind.CHANGE
    assert contrast.weak == ()


def test_both_sides_on_one_day_may_be_a_contradiction():
    (contrast,) = found(statement(1, 1, day=DAYS[0]), statement(2, -2, day=DAYS[0]))

    assert contrast.kind is ContrastKind.CONTRADICTION


def test_a_month_that_holds_the_other_day_is_no_later_time():
    month = PartialDate.from_iso("2021-02")
    within = replace(statement(1, 1), date=month)
    (contrast,) = found(within, statement(2, -1, day=date(2021, 2, 9)))

    assert contrast.kind is ContrastKind.CONTRADICTION


def test_each_turn_back_and_forth_is_one_contrast_between_neighbours():
    line = [statement(n, side, day=DAYS[n]) for n, side in enumerate([1, 1, -1, -1, 1])]

    assert [(c.older, c.newer) for c in found(*line)] == [("s03", "s04"), ("s01", "s02")]


def test_words_closest_to_the_actor_stand_for_a_day():
    weak = statement(1, 1, day=DAYS[0], grade=Grade.THIRD_PARTY)
    (contrast,) = found(weak, statement(2, 1, day=DAYS[0]), statement(3, -1, day=DAYS[1]))

    assert contrast.older == "s02"


def test_another_actor_changes_nothing_unless_one_row_holds_both():
    pair = statement(1, 1, day=DAYS[0]), statement(2, -1, day=DAYS[1], actor="marin")

    assert found(*pair) == []
    (contrast,) = found(*pair, roll_up=RollUp.STATE)
    assert contrast.row_name == "Sudria"
    assert contrast.weak == (Weakness.OTHER_SPEAKERS,)


def test_another_target_is_no_contrast():
    assert found(statement(1, 1), statement(2, -1, target="the election")) == []


def test_a_near_target_is_a_contrast_that_says_so():
    pair = statement(1, 1, day=DAYS[0]), statement(2, -1, day=DAYS[1], target="the new treaty")

    (contrast,) = found(*pair)

    assert contrast.weak == (Weakness.OTHER_TARGETS,)


@pytest.mark.parametrize(
    ("more", "weakness"),
    [
        ({"grade": Grade.THIRD_PARTY}, Weakness.REPORTED),
        ({"grade": Grade.PARAPHRASED}, Weakness.PARAPHRASED),
        ({"stance": Stance.CONDITIONAL}, Weakness.CONDITIONAL),
        ({"uncertain": True}, Weakness.HEDGED),
        ({"tier": Tier.WEAK}, Weakness.WEAK_CUE),
    ],
)
def test_what_makes_one_of_the_two_weak_is_said(more, weakness):
    (contrast,) = found(statement(1, 1, day=DAYS[0]), statement(2, -1, day=DAYS[1], **more))

    assert contrast.weak == (weakness,)


def test_a_date_that_only_the_article_gives_is_said():
    (contrast,) = found(statement(1, 1, day=DAYS[0]), statement(2, -1))

    assert contrast.kind is ContrastKind.CHANGE
    assert contrast.weak == (Weakness.ARTICLE_DATE,)


def test_a_statement_that_nothing_dates_makes_a_contrast_weak():
    undated = replace(statement(1, 1), article_key="b")
    dated = statement(2, -1, day=DAYS[1])
    articles = {"a": ARTICLE, "b": replace(ARTICLE, key="b", published=None)}
    material = tables.Material(
        [undated, dated], ACTORS, articles, CODEBOOK, {}, [undated, dated], lambda s: s.key
    )

    (contrast,) = tables.contrasts(material, Selection())

    assert contrast.kind is ContrastKind.CONTRADICTION
    assert contrast.weak == (Weakness.UNDATED,)


def test_a_denial_stands_beside_what_it_denies():
    denied = statement(1, 1, day=DAYS[1])
    denial = statement(2, -1, day=DAYS[2], actor="brekke", target="the claim", denies="s01")

    (contrast,) = found(denied, denial)

    assert contrast.kind is ContrastKind.DENIAL
    assert (contrast.older, contrast.newer, contrast.row) == ("s01", "s02", "costa")


def test_a_denial_of_what_the_filters_leave_out_is_not_shown_alone():
    assert found(statement(2, -1, actor="brekke", denies="s01")) == []


_STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from([-2, -1, 0, 1, 2]),
        st.sampled_from([None, *DAYS]),
        st.sampled_from(["costa", "marin"]),
        st.sampled_from(["the treaty", "the election"]),
    ),
    max_size=14,
).map(
    lambda rows: [
        statement(n, side, day=day, actor=actor, target=target)
        for n, (side, day, actor, target) in enumerate(rows)
    ]
)


@given(_STATEMENTS, st.randoms(use_true_random=False))
def test_the_order_in_which_articles_came_makes_no_difference(statements, chance):
    mixed = list(statements)
    chance.shuffle(mixed)

    assert found(*mixed) == found(*statements)


@given(_STATEMENTS)
def test_a_target_with_both_sides_is_always_shown_and_one_with_one_side_never(statements):
    sides: dict[object, set[int]] = {}
    for s in statements:
        sides.setdefault((s.actor, s.target), set()).add((s.polarity > 0) - (s.polarity < 0))
    by_key = {s.key: s for s in statements}

    shown = {(by_key[c.older].actor, by_key[c.older].target) for c in found(*statements)}

    assert shown == {place for place, held in sides.items() if {1, -1} <= held}


@given(_STATEMENTS)
def test_a_pair_has_one_row_and_opposite_sides_and_the_older_first(statements):
    by_key = {s.key: s for s in statements}
    for contrast in found(*statements):
        older, newer = by_key[contrast.older], by_key[contrast.newer]
        assert older.polarity * newer.polarity < 0
        assert older.actor == newer.actor == contrast.row
        if older.date and newer.date:
            assert older.date <= newer.date
