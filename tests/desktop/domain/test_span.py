"""Laws of half-open ranges of characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.span import TextSpan

TEXT = "The treaty stays, she said – ünd nobody “asked” 😀 her."


@st.composite
def spans(draw):
    start = draw(st.integers(0, len(TEXT) - 1))
    return TextSpan(start, draw(st.integers(start + 1, len(TEXT))))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_range_that_is_empty_or_negative_is_refused_with_its_values(start, end):
    with pytest.raises(ValueError, match=f"got {start}:{end}"):
        TextSpan(start, end)


@given(spans())
def test_the_words_of_a_span_are_as_long_as_the_span(span):
    assert len(span.of(TEXT)) == len(span) > 0
    assert TEXT[: span.start] + span.of(TEXT) + TEXT[span.end :] == TEXT


@given(spans(), spans())
def test_spans_overlap_when_they_share_a_character(one, other):
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.contains(other) == (len(shared) == len(other))
