"""What a statement must be, how it is keyed, and what it says of itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.article import article_key
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Stance, Statement, StatementKind, Tier, statement_key

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda p: TextSpan(p[0], p[0] + p[1]))
CONTENT = st.lists(SPANS, min_size=1, max_size=3).map(tuple)
PLAIN = Statement("s", "a", (TextSpan(0, 4),), StatementKind.DIRECT, "p")


def test_a_statement_without_content_is_refused():
    with pytest.raises(ValueError, match="at least one content span"):
        replace(PLAIN, content=())


@pytest.mark.parametrize("polarity", [-3, 3])
def test_a_polarity_out_of_range_is_refused(polarity):
    with pytest.raises(ValueError, match=f"got {polarity}"):
        replace(PLAIN, polarity=polarity)


@given(CONTENT, CONTENT, st.none() | SPANS, st.none() | SPANS)
def test_keys_are_equal_for_the_same_content_and_source_alone(content, other, source, speaker):
    key = statement_key("a", content, source)
    assert key == statement_key("a", list(content), source)
    assert key != statement_key("b", content, source)
    assert (key == statement_key("a", other, speaker)) == ((content, source) == (other, speaker))


@given(st.lists(st.text("abc", min_size=1), min_size=1), st.sampled_from([" ", "\n", "\r\n\t "]))
def test_articles_that_differ_in_white_space_have_one_key(words, space):
    assert article_key(space.join(words)) == article_key(" ".join(words))
    assert article_key(" ".join([*words, "d"])) != article_key(" ".join(words))


def test_the_parts_of_a_split_content_are_shown_as_such():
    text = "“We stay,” she said,\n“and  wait.”"
    parts = (TextSpan(0, 10), TextSpan(21, len(text)))

    assert replace(PLAIN, content=parts).content_in(text) == "“We stay,” … “and wait.”"


@pytest.mark.parametrize(
    ("stance", "tier", "weak"),
    [
        (Stance.SUPPORT, Tier.WEAK, True),
        (Stance.OPPOSE, Tier.NONE, True),
        (Stance.CONDITIONAL, Tier.DETERMINED, False),
        (Stance.NEUTRAL, Tier.NONE, False),
    ],
)
def test_a_side_without_a_clear_word_rests_on_a_weak_cue(stance, tier, weak):
    assert replace(PLAIN, stance=stance, tier=tier).rests_on_weak_cue is weak
