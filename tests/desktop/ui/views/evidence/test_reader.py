from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from onrecord.domain.change import AddStatement, CorrectArticle, RetractStatement
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import statement_key
from onrecord.ui import theme
from onrecord.ui.views.evidence.reader import ReaderPanel
from onrecord.ui.views.evidence.reader_marks import Mark, marked_words


@pytest.fixture
def panel(state, qtbot):
    panel = ReaderPanel(state)
    qtbot.addWidget(panel)
    panel.resize(420, 260)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def find(example_workspace):
    def find(words):
        for statement in example_workspace.statements():
            article = example_workspace.article(statement.article_key)
            if words in statement.content_in(article.text):
                return statement
        raise AssertionError(words)

    return find


def marked(panel, test):
    return "".join(s.cursor.selectedText() for s in panel.view.extraSelections() if test(s.format))


def test_content_source_cue_and_condition_are_marked(panel, find):
    statement = find("sign an annex")
    panel.show_statement(statement, scroll=True)
    wash = theme.tokens().wash

    assert marked(panel, lambda f: f.background().color() == wash) == (
        "Norland would sign an annex if Sudria withdraws its trawlers"
    )
    line = lambda style: marked(panel, lambda f: f.underlineStyle() == style)  # noqa: E731
    styles = type(panel.view.extraSelections()[0].format).UnderlineStyle
    assert line(styles.SingleUnderline) == "Her spokesman Tomas Brekke"
    assert line(styles.DotLine) == "said"
    assert line(styles.DashUnderline) == "if Sudria withdraws its trawlers"


@pytest.mark.parametrize(("polarity", "tint"), [(1, "support_tint"), (-2, "oppose_tint")])
def test_the_word_that_a_side_rests_on_has_the_colour_of_the_side(panel, find, polarity, tint):
    statement = find("sign an annex")
    panel.show_statement(statement, scroll=True)
    start = panel.article.text.index("sign an annex")
    decided = replace(statement, stance_cue=TextSpan(start, start + len("sign")), polarity=polarity)

    panel.view.show_statements([decided], decided, scroll=False)

    ground = getattr(theme.tokens(), tint)
    assert marked(panel, lambda f: f.background().color() == ground) == "sign"


def test_other_statements_are_grey_and_not_underlined(panel, find):
    panel.show_statement(find("sign an annex"), scroll=True)
    other = theme.tokens().other

    assert "There will be no early election," in marked(
        panel, lambda f: f.background().color() == other
    )


def test_the_content_is_opened_a_third_from_the_top(panel, find):
    statement = find("strongly rejected lower quotas")
    panel.show_statement(statement, scroll=True)

    view = panel.view
    bar = view.verticalScrollBar()
    top = view._top_of(statement.content[0].start)
    assert 0 <= top < view.viewport().height()
    at_end = bar.value() == bar.maximum()
    assert at_end or abs(top - view.viewport().height() // 3) <= 2
    assert bar.value() > 0


def test_a_correction_does_not_scroll_the_article(panel, find, state):
    panel.show_statement(find("strongly rejected lower quotas"), scroll=True)
    at = panel.view.verticalScrollBar().value()
    statement = find("welcomed")

    state.apply(RetractStatement(statement.key))
    panel.refresh(find("strongly rejected lower quotas"))
    state.apply(CorrectArticle(statement.article_key, (("outlet", "The Elle Times"),)))
    panel.refresh(find("strongly rejected lower quotas"))

    assert panel.view.verticalScrollBar().value() == at
    assert "The Elle Times" in panel.note.text()


def test_every_statement_has_a_shape_in_the_margin(panel, find, state, example_workspace):
    panel.resize(500, 900)
    statement = find("strongly rejected lower quotas")
    panel.show_statement(statement, scroll=True)

    keys = {s.key for shape in panel.view.margin.shapes() for s in shape.statements}
    assert statement.key in keys
    assert len(keys) >= len(example_workspace.statements_in(statement.article_key)) - 2


def test_clicking_a_shape_selects_its_statement(panel, find, state, qtbot):
    panel.resize(500, 900)
    panel.show_statement(find("welcomed"), scroll=True)
    shape = panel.view.margin.shapes()[-1]

    with qtbot.waitSignal(panel.statement_clicked) as selected:
        qtbot.mouseClick(panel.view.margin, Qt.MouseButton.LeftButton, pos=shape.rect.center())

    assert selected.args == [shape.statements[0].key]


def test_clicking_grey_words_selects_their_statement(panel, find, state, qtbot):
    panel.show_statement(find("welcomed"), scroll=True)
    other = find("never give up the harbour treaty")
    rect = panel.view._rect_at(other.content[0].start + 4)

    with qtbot.waitSignal(panel.statement_clicked) as selected:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())

    assert selected.args == [other.key]


def test_enter_offers_the_selected_words_with_their_place(panel, find, state, qtbot):
    statement = find("welcomed")
    panel.show_statement(statement, scroll=True)
    text = panel.article.text
    words = "welcomed the harbour treaty"
    cursor = panel.view.textCursor()
    place = panel.view._text.to_document(text.index(words))
    cursor.setPosition(place)
    cursor.setPosition(place + len(words), QTextCursor.MoveMode.KeepAnchor)
    panel.view.setTextCursor(cursor)

    with qtbot.waitSignal(panel.words_chosen) as chosen:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)

    key, spans = chosen.args
    assert key == statement.article_key
    assert [span.of(text) for span in spans] == [words]


def test_an_article_without_statements_says_so(panel, example_workspace):
    empty = next(a.key for a in example_workspace.articles() if not a.statements)
    panel.show_article(empty)

    assert panel.none_found.isVisible()
    assert "press Enter" in panel.none_found.text()


def test_a_missing_date_and_outlet_are_named(panel, example_workspace):
    letter = next(a.key for a in example_workspace.articles() if a.published is None)
    panel.show_article(letter)

    assert panel.note.text() == "no outlet · no date"


def test_marks_never_overlap_and_keep_all_that_lies_on_a_word(find, example_workspace):
    statement = find("refuses to sign")
    words = marked_words(
        statement, example_workspace.statements_in(statement.article_key), with_reasons=True
    )

    for one, following in pairwise(words):
        assert one.span.end <= following.span.start
    cue = next(w for w in words if w.span.contains(statement.cue))
    assert cue.marks == Mark.CONTENT | Mark.CUE | Mark.DECIDING


@pytest.fixture
def crowded(state, find):
    """Three statements of nearly the same words, the longest first."""
    whole = find("never give up the harbour treaty")
    start, end = whole.content[0].start, whole.content[-1].end
    keys = []
    for cut in (2, 4, 6):
        spans = (TextSpan(start, end - cut),)
        key = statement_key(whole.article_key, spans, whole.source)
        state.apply(AddStatement(replace(whole, key=key, content=spans)))
        keys.append(key)
    return keys


def test_clicks_on_overlapping_statements_lead_from_the_shortest_through_all(
    panel, state, crowded, qtbot
):
    panel.statement_clicked.connect(
        lambda key: panel.show_statement(state.workspace.statement(key), scroll=False)
    )
    longest = state.workspace.statement(crowded[0])
    panel.show_statement(longest, scroll=True)
    place = panel.view._rect_at(longest.content[0].start + 4).center()

    seen = []
    for _ in range(3):
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.append(panel.view.selected_key)

    assert seen == [*reversed(crowded[1:]), crowded[0]]


def test_a_line_with_many_statements_shows_one_and_the_number_of_the_others(panel, state, crowded):
    panel.resize(500, 900)
    panel.show_statement(state.workspace.statement(crowded[1]), scroll=True)

    shapes = [
        (shape, [statement.key for statement in shape.statements])
        for shape in panel.view.margin.shapes()
    ]

    one, rest = [shape for shape in shapes if set(shape[1]) & set(crowded)]
    assert one[1] == [crowded[1]]
    assert set(rest[1]) == {crowded[0], crowded[2]}
    assert not one[0].rect.intersects(rest[0].rect)


def test_the_statement_under_the_pointer_is_lifted_and_let_down(panel, find, qtbot):
    panel.show_statement(find("sign an annex"), scroll=True)
    other = find("never give up the harbour treaty")
    panel.view.lift(other)
    lifted = marked(panel, lambda f: f.background().color() == theme.tokens().hair)

    panel.view.lift(None)

    assert "never give up the harbour treaty" in lifted
    assert marked(panel, lambda f: f.background().color() == theme.tokens().hair) == ""
