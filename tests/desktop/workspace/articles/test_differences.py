"""What tells two versions of an article apart."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.article import Article, Paragraph, ParagraphKind
from onrecord.domain.span import TextSpan
from onrecord.workspace.articles.differences import Mark, difference
from onrecord.workspace.importing.near_duplicates import common_words

WORDS = st.lists(st.sampled_from(["quay", "boat", "net,", "fish", "—"]), max_size=12)
TEXTS = st.lists(WORDS, max_size=5).map(lambda lines: "\n\n".join(map(" ".join, lines)))


def article(text):
    return Article("k", text)


def side(found, mark):
    """Return the letters of one version, as the difference holds them."""
    texts = [
        "".join(piece.words for piece in paragraph if piece.mark in (Mark.BOTH, mark))
        for paragraph in found.paragraphs
    ]
    return ["".join(text.split()) for text in texts if text.strip()]


def lines(text):
    return ["".join(line.split()) for line in text.split("\n\n") if line.strip()]


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_from_their_difference(first, second):
    found = difference(article(first), article(second))

    assert side(found, Mark.FIRST) == lines(first)
    assert side(found, Mark.SECOND) == lines(second)


def test_a_changed_word_is_marked_and_nothing_else():
    found = difference(
        article("The council met.\n\nIt put off its vote, again."),
        article("The council met.\n\nIt put off its ballot, again."),
    )

    marked = [(p.words, p.mark) for line in found.paragraphs for p in line if p.mark != Mark.BOTH]
    assert marked == [("vote", Mark.FIRST), ("ballot", Mark.SECOND)]
    assert (found.only_first, found.only_second) == (1, 1)


def test_a_paragraph_more_is_a_paragraph_of_its_own():
    found = difference(article("One came.\n\nTwo went."), article("One came.\n\nNew.\n\nTwo went."))

    assert [[p.mark for p in line] for line in found.paragraphs] == [
        [Mark.BOTH],
        [Mark.SECOND],
        [Mark.BOTH],
    ]


def test_white_space_is_no_difference():
    assert difference(article("A  b\nc"), article("A b c")).none


def test_common_words_are_told_as_a_share():
    assert common_words("one two three four", "one two three five") == 0.75
    assert common_words("", "") == 1.0


def test_a_date_line_that_one_reader_leaves_out_is_no_difference():
    head, day, body = "Quay opens", "7 December 2022", "The quay opened on Monday."
    text = f"{head}\n\n{day}\n\n{body}"
    kinds = (ParagraphKind.HEADLINE, ParagraphKind.METADATA, ParagraphKind.BODY)
    spans = [TextSpan(text.index(line), text.index(line) + len(line)) for line in (head, day, body)]
    with_day = Article("k", text, paragraphs=tuple(map(Paragraph, spans, kinds)))

    assert difference(with_day, article(f"{head}\n\n{body}")).none
