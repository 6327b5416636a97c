import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from onrecord.domain import codebook_edit as edit
from onrecord.domain.change import (
    CorrectActor,
    CorrectStatement,
    RemoveArticles,
    ReplaceCodebook,
)
from onrecord.domain.dates import PartialDate
from onrecord.domain.judgement import Judgement
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Stance
from onrecord.ui.views.evidence.panel import EvidencePanel
from onrecord.ui.views.widgets.chooser import Chooser

# Lists that open want more of a screen than the offscreen platform has.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def panel(state, qtbot):
    panel = EvidencePanel(state)
    qtbot.addWidget(panel)
    panel.resize(460, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def select(state, example_workspace):
    def select(name, topic):
        key = next(a.key for a in example_workspace.actors() if a.name == name)
        state.select_cell(key, topic)
        return key

    return select


def sentences(panel):
    return [row.sentence for row in panel.model.rows]


def title(panel):
    return panel.head.title.accessibleName(), panel.head.note.text()


def test_nothing_selected_says_what_to_select(panel):
    assert panel.nothing.isVisible()


def test_a_cell_fills_list_and_reader(panel, state, select):
    select("Elena Costa", "fishing")

    assert title(panel) == ("Elena Costa · Fishing", "1 of 3")
    assert set(sentences(panel)) == {
        "Foreign trawlers must leave our waters.",
        "called for lower quotas",
        "alluding to foreign trawlers",
    }
    assert state.statement == panel.model.rows[0].key
    assert panel.reader.article.key == panel.model.rows[0].statement.article_key


def test_each_row_says_grade_origin_and_doubt(panel, select):
    select("Elena Costa", "fishing")
    rows = {row.sentence: row for row in panel.model.rows}

    assert rows["Foreign trawlers must leave our waters."].footer == (
        "quoted in translation · machine reading"
    )
    hedged = rows["alluding to foreign trawlers"]
    assert hedged.footer == "implied · hedged · machine reading"
    assert "hedges" in hedged.doubt
    assert hedged.date == "article of 6 May 2021"
    assert rows["called for lower quotas"].date == "Mar 2021"


def test_a_cell_without_statements_says_why(panel, select):
    select("Norland", "fishing")

    assert panel.empty_words.isVisible()
    assert panel.empty_words.accessibleName() == "named, no position"
    assert panel.reader.article is None


def test_arrows_in_the_list_select_statements(panel, state, select, qtbot):
    select("Elena Costa", "fishing")

    qtbot.keyClick(panel.list, Qt.Key.Key_Down)

    assert state.statement == panel.model.rows[1].key
    assert title(panel)[1] == "2 of 3"


@pytest.mark.parametrize(
    ("key", "stance", "polarity"),
    [("1", Stance.OPPOSE, -2), ("4", Stance.SUPPORT, 1), ("3", Stance.NEUTRAL, 0),
     ("c", Stance.CONDITIONAL, -1)],
)  # fmt: skip
def test_a_key_judges_and_undo_takes_it_back(
    panel, state, select, qtbot, example_workspace, key, stance, polarity
):
    select("Elena Costa", "fishing")
    before = panel.statement

    qtbot.keyClicks(panel.list, key)

    after = example_workspace.statement(before.key)
    assert (after.stance, after.polarity, after.reviewed) == (stance, polarity, True)
    assert panel.model.rows[panel.list.currentIndex().row()].statement == after
    state.undo_stack.undo()
    assert example_workspace.statement(before.key) == before


def test_accept_names_the_step(panel, state, select, qtbot, example_workspace):
    select("Elena Costa", "fishing")

    qtbot.keyClicks(panel.list, "a")

    assert panel.statement.reviewed
    assert "Costa" in state.undo_stack.undoText()
    assert panel.model.rows[0].footer.endswith("reviewed by you")


def test_what_is_no_statement_leaves_the_list_until_undone(panel, state, select, qtbot):
    select("Elena Costa", "fishing")
    gone = state.statement

    qtbot.keyClicks(panel.list, "x")
    assert gone not in [row.key for row in panel.model.rows]

    state.undo_stack.undo()
    assert gone in [row.key for row in panel.model.rows]


def test_enter_opens_the_form_in_its_row_and_esc_closes_it(panel, select, qtbot):
    select("Elena Costa", "fishing")
    panel.list.setFocus()
    low = panel.list.visualRect(panel.list.currentIndex()).height()

    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    form = panel._form
    assert form is not None
    assert form.isVisible()
    assert panel.list.visualRect(panel.list.currentIndex()).height() > low + 100

    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert panel._form is None
    assert panel.list.visualRect(panel.list.currentIndex()).height() == low


def test_a_statement_that_moves_to_another_topic_stays_in_sight(panel, state, select):
    select("Elena Costa", "fishing")
    key = state.statement
    panel.correct()

    for name in ("Harbour treaty", "Fishing"):
        choices = {action.text(): action for action in panel._form.topics.choices.actions()}
        choices[name].trigger()

    assert state.workspace.statement(key).topics == ("treaty",)
    assert key in [row.key for row in panel.model.rows]
    assert panel._form is not None


@pytest.fixture
def choose_speaker(panel, qtbot):
    """Return what types into the list of speakers, and presses keys, the last of them Enter."""

    def choose(typed, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(panel._form.speaker, Qt.Key.Key_Return)
        chooser = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Chooser))
        qtbot.keyClicks(chooser.field, typed)
        for key in keys:
            qtbot.keyClick(chooser.field, key)
        with qtbot.waitSignal(chooser.destroyed):
            qtbot.keyClick(chooser.field, Qt.Key.Key_Return, modifier)

    return choose


def test_the_speaker_can_be_chosen_or_named(
    panel, state, select, example_workspace, choose_speaker
):
    select("Elena Costa", "fishing")
    key = state.statement
    brekke = next(a for a in example_workspace.actors() if a.name == "Tomas Brekke")
    panel.correct()

    choose_speaker("brek")
    assert example_workspace.statement(key).actor == brekke.key

    choose_speaker("Harbour Master")
    assert example_workspace.actor(example_workspace.statement(key).actor).name == "Harbour Master"
    state.undo_stack.undo()
    assert example_workspace.statement(key).actor == brekke.key


@pytest.mark.parametrize(
    ("typed", "date"), [("2021-04", "2021-04"), ("3 May 2021", "2021-05-03"), ("2019", "2019")]
)
def test_a_date_is_as_precise_as_it_is_typed(panel, state, select, qtbot, typed, date):
    select("Elena Costa", "fishing")
    panel.correct()
    field = panel._form.date
    field.setText(typed)

    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert panel.statement.date == PartialDate.from_iso(date)


def test_a_day_that_does_not_exist_is_refused_in_words(panel, select, qtbot):
    select("Elena Costa", "fishing")
    before = panel.statement.date
    panel.correct()
    panel._form.date.setText("2021-02-31")

    qtbot.keyClick(panel._form.date, Qt.Key.Key_Return)

    assert panel._form.date_note.isVisible()
    assert panel.statement.date == before


def test_why_shows_rule_and_words_and_marks_them(panel, select):
    select("Elena Costa", "treaty")
    panel.explain()

    labels = [label.text() for label in panel._form.why.findChildren(QWidget) if
              hasattr(label, "text") and label.isVisible()]  # fmt: skip
    assert "stance.verb" in labels
    assert "refuses" in labels


def test_marked_words_become_a_statement_of_the_cells_actor(
    panel, state, select, example_workspace
):
    costa = select("Elena Costa", "fishing")
    reactions = next(a.key for a in example_workspace.articles() if a.title.startswith("Reactions"))
    text = example_workspace.article(reactions).text
    start = text.index("Brekke said")
    panel.reader.words_chosen.emit(reactions, (TextSpan(start, start + len("Brekke said")),))
    form = panel.new_statement.form
    assert form.statement.actor == costa
    form.judge(Judgement.SUPPORTS)
    form.take()

    [added] = [s for s in example_workspace.statements() if s.origin.by_analyst]
    assert (added.actor, added.topics, added.polarity) == (costa, ("fishing",), 1)
    assert added.reviewed
    assert panel.statement == added
    state.undo_stack.undo()
    assert not [s for s in example_workspace.statements() if s.origin.by_analyst]


def test_esc_gives_the_keyboard_back(panel, state, select, qtbot):
    select("Elena Costa", "fishing")
    panel.list.setFocus()

    with qtbot.waitSignal(state.cell_requested):
        qtbot.keyClick(panel.list, Qt.Key.Key_Escape)


def test_a_statement_without_a_cell_is_shown_by_itself(panel, state, example_workspace):
    statement = next(s for s in example_workspace.statements() if s.topics == ("other",))

    state.select_statement(statement.key)

    assert title(panel) == ("Elena Costa", "1 of 1")
    assert sentences(panel) == ["praised the new opera house"]


def test_a_statement_selected_elsewhere_is_shown_with_its_own_cell(
    panel, state, select, example_workspace
):
    select("Norland", "treaty")
    chosen = state.cell
    statement = next(s for s in example_workspace.statements() if s.target_key == "early")

    state.select_statement(statement.key)

    assert title(panel)[0] == "Tomas Brekke · Elections"
    assert len(sentences(panel)) == 2
    assert state.cell == chosen


def test_clicking_another_statement_in_the_article_selects_its_cell(
    panel, state, select, example_workspace
):
    select("Elena Costa", "fishing")
    statement = next(s for s in example_workspace.statements() if s.target_key == "early")

    panel.reader.statement_clicked.emit(statement.key)

    assert state.cell == (statement.actor, "elections")
    assert state.statement == statement.key


def test_a_disputed_statement_says_so(panel, select):
    select("Mara Lindqvist", "elections")

    assert "disputed" in panel.model.rows[0].footer
    assert "according to Sudrian radio" in panel.model.rows[0].footer


def test_removing_the_article_empties_the_evidence(panel, state, select, example_workspace):
    select("Norland", "treaty")
    state.apply(RemoveArticles((panel.reader.article.key,)))

    assert panel.model.rowCount() == 0
    assert panel.reader.article is None


def test_the_list_is_a_sound_qt_model(panel, select, qtmodeltester):
    select("Elena Costa", "fishing")
    qtmodeltester.check(panel.model)


def test_a_click_on_a_stance_judges(panel, state, select, qtbot):
    select("Elena Costa", "fishing")
    panel.correct()

    qtbot.mouseClick(panel._form.judgements[Judgement.STRONGLY_SUPPORTS], Qt.MouseButton.LeftButton)

    assert panel.statement.polarity == 2
    assert panel._form.stance_words.text() == "strongly supports"


def test_the_target_can_be_one_of_the_codebook_or_another(panel, select):
    select("Elena Costa", "fishing")
    panel.correct()

    panel._form.target.chosen.emit("quotas")
    assert (panel.statement.target, panel.statement.target_key) == ("lower quotas", "quotas")
    panel._form.target.named.emit("smaller nets")
    assert (panel.statement.target, panel.statement.target_key) == ("smaller nets", None)


def test_the_form_names_a_target_as_the_list_does_and_keeps_the_words_of_the_article(
    panel, state, select
):
    select("Elena Costa", "fishing")
    key = panel.statement.key
    values = (("target", "big foreign boats"), ("target_key", "trawlers"))
    state.apply(CorrectStatement(key, values))

    panel.correct()

    assert panel._form.target.currentText() == "foreign trawlers"
    assert "big foreign boats" in panel._form.target.toolTip()
    panel._form.target._finish()
    assert panel.statement.target == "big foreign boats"


def test_a_panel_made_late_shows_what_is_selected_and_selects_nothing_before(state, select, qtbot):
    select("Elena Costa", "fishing")
    selected: list[str] = []
    state.statement_selected.connect(selected.append)

    panel = EvidencePanel(state)
    qtbot.addWidget(panel)

    assert selected == []
    qtbot.waitUntil(lambda: state.statement == panel.model.rows[0].key)
    assert panel.reader.article is not None


def test_rows_keep_their_order_while_a_form_is_open(panel, state, select, qtbot):
    select("Elena Costa", "fishing")
    newest = panel.model.rows[0]
    state.select_statement(newest.key)
    panel.correct()
    form = panel._form
    order = [row.key for row in panel.model.rows]
    place = form.mapTo(panel, form.rect().topLeft())
    form.date.setFocus()
    qtbot.keyClicks(form.date, "2019")

    qtbot.keyClick(form.date, Qt.Key.Key_Return)
    qtbot.mouseClick(form.judgements[Judgement.STRONGLY_SUPPORTS], Qt.MouseButton.LeftButton)
    qtbot.wait(20)

    assert panel.statement.date == PartialDate.from_iso("2019")
    assert [row.key for row in panel.model.rows] == order
    assert panel._form is form
    assert form.isVisible()
    assert form.mapTo(panel, form.rect().topLeft()) == place
    assert panel.list.indexWidget(panel.model.index_of(newest.key)) is form.parentWidget()

    qtbot.mouseClick(form.close_button, Qt.MouseButton.LeftButton)

    assert panel.model.rows[0].key != newest.key
    assert panel.model.rows[panel.list.currentIndex().row()].key == newest.key


def test_a_long_name_does_not_widen_the_panel(panel, state, select, qtbot):
    key = select("Elena Costa", "fishing")
    name = "Benedikt Alexander von Hohenlohe-Schillingsfürst, jointly with the harbour masters"
    state.apply(CorrectActor(key, (("name", name),)))

    panel.resize(340, 700)

    assert panel.minimumSizeHint().width() <= 340
    assert title(panel)[0].startswith("Benedikt")
    assert panel.head.title.text().endswith("…")
    assert panel.head.title.toolTip() == title(panel)[0]


def test_title_and_article_belong_together_after_the_project_changed_out_of_sight(
    panel, state, select, example_workspace
):
    select("Elena Costa", "fishing")
    other = next(s for s in example_workspace.statements() if s.actor != panel.statement.actor)
    state.select_statement(other.key)
    before = title(panel), sentences(panel)
    panel.hide()
    first = example_workspace.codebook.topics[0]
    target = edit.new_target(example_workspace.codebook, "nets")
    state.apply(ReplaceCodebook(edit.with_target(example_workspace.codebook, first.key, target)))

    panel.show()

    assert (title(panel), sentences(panel)) == before
    assert example_workspace.actor(other.actor).name in title(panel)[0]
    assert panel.reader.article.key == other.article_key


def test_undo_names_the_speaker_that_was_typed(panel, state, select, choose_speaker):
    select("Elena Costa", "fishing")
    panel.correct()

    choose_speaker("Harbour Master")

    assert state.undo_stack.undoText() == "Speaker: Harbour Master"
    assert state.undo_stack.count() == 1


def test_a_part_of_a_known_name_chooses_it_whatever_arrows_are_pressed(
    panel, state, select, choose_speaker
):
    select("Elena Costa", "fishing")
    panel.correct()
    before = len(state.workspace.actors())

    choose_speaker("brekke", Qt.Key.Key_Down, Qt.Key.Key_Down)

    assert state.workspace.actor(panel.statement.actor).name == "Tomas Brekke"
    assert len(state.workspace.actors()) == before


def test_adding_a_part_of_a_known_name_takes_another_key_and_keeps_the_full_name(
    panel, state, select, choose_speaker
):
    select("Elena Costa", "fishing")
    panel.correct()

    choose_speaker("brekke", modifier=Qt.KeyboardModifier.ControlModifier)

    assert state.undo_stack.undoText() == "Speaker: brekke"
    names = {actor.name for actor in state.workspace.actors()}
    assert "Tomas Brekke" in names


def type_target(panel, qtbot, *keys):
    target = panel._form.target
    panel.activateWindow()
    target.setFocus()
    target.lineEdit().selectAll()
    for key in keys:
        qtbot.keyClick(QApplication.activePopupWidget() or target, key)


def test_a_target_typed_in_full_is_taken_by_enter_over_the_open_list(panel, state, select, qtbot):
    select("Elena Costa", "fishing")
    panel.correct()
    state.apply(CorrectStatement(panel.statement.key, (("target", "nets"), ("target_key", None))))

    type_target(panel, qtbot, *"lower quotas", Qt.Key.Key_Return)

    assert panel.statement.target_key == "quotas"
    assert QApplication.activePopupWidget() is None


def test_tab_finishes_the_target_that_was_begun(panel, state, select, qtbot):
    select("Elena Costa", "fishing")
    panel.correct()
    state.apply(CorrectStatement(panel.statement.key, (("target", "nets"), ("target_key", None))))

    type_target(panel, qtbot, *"lower q", Qt.Key.Key_Tab)

    assert panel.statement.target_key == "quotas"


def test_an_article_that_comes_back_is_shown_again(panel, state, select, qtbot):
    select("Elena Costa", "fishing")
    shown = panel.reader.article
    state.apply(RemoveArticles((shown.key,)))
    assert panel.reader.article != shown

    state.undo_stack.undo()

    qtbot.waitUntil(lambda: panel.reader.article == shown)
    assert panel.statement.article_key == shown.key
    assert title(panel)[1] != ""


def test_an_article_is_shown_with_its_own_statements(panel, state, select, example_workspace):
    select("Elena Costa", "fishing")
    for article in example_workspace.articles():
        state.select_article(article.key)

        own = [s.key for s in example_workspace.statements_in(article.key)]
        assert [row.key for row in panel.model.rows] == own
        assert panel.reader.article.key == article.key
        assert panel.statement is None


def test_a_statement_chosen_in_its_article_keeps_the_list_of_the_article(panel, state, qtbot):
    shown = next(a for a in state.workspace.articles() if a.statements > 1)
    state.select_article(shown.key)
    own = [row.key for row in panel.model.rows]

    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    chosen = panel.statement.key
    qtbot.keyClick(panel.list, "a")
    panel.reader.statement_clicked.emit(own[0])

    assert state.workspace.statement(chosen).reviewed
    assert [row.key for row in panel.model.rows] == own
    assert title(panel) == ("Article", f"1 of {len(own)}")


def test_nothing_of_an_article_stays_when_it_goes_and_all_comes_back(panel, state, select, qtbot):
    select("Elena Costa", "fishing")
    shown = next(a for a in state.workspace.articles() if a.statements > 1)
    state.select_article(shown.key)
    before = sentences(panel)

    state.apply(RemoveArticles((shown.key,)))
    assert panel.nothing.isVisible()
    assert panel.reader.article is None

    state.undo_stack.undo()
    qtbot.waitUntil(lambda: sentences(panel) == before)
    article = panel.reader.article
    assert article is not None
    assert article.key == shown.key


def test_the_cell_that_was_shown_before_an_article_can_be_chosen_again(panel, state, select):
    select("Elena Costa", "fishing")
    before = sentences(panel)
    state.select_article(state.workspace.articles()[-1].key)

    select("Elena Costa", "fishing")

    assert sentences(panel) == before


def test_a_condition_that_was_taken_away_is_shown_no_more(panel, state, select, qtbot):
    held = next(s for s in state.workspace.statements() if s.condition is not None)
    state.select_statement(held.key)
    shown = panel.model.data(panel.model.index_of(held.key), Qt.ItemDataRole.UserRole)

    qtbot.keyClick(panel.list, "2")

    now = panel.model.data(panel.model.index_of(held.key), Qt.ItemDataRole.UserRole)
    assert shown.condition
    assert now.condition == ""
    qtbot.keyClick(panel.list, "c")
    back = panel.model.data(panel.model.index_of(held.key), Qt.ItemDataRole.UserRole)
    assert back.condition == shown.condition


def test_end_and_enter_choose_the_last_topic_of_the_menu(panel, select, qtbot):
    select("Elena Costa", "fishing")
    panel.correct()
    menu = panel._form.topics.choices
    last = menu.actions()[-1]
    menu.popup(panel.mapToGlobal(panel.rect().center()))

    qtbot.keyClick(menu, Qt.Key.Key_End)

    with qtbot.waitSignal(last.triggered):
        qtbot.keyClick(menu, Qt.Key.Key_Return)
