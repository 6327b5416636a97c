"""What corrections teach: seen at once, in articles to come, and taken away again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import codebook_edit as edit
from onrecord.domain.actor import Actor
from onrecord.domain.article import Article, article_key
from onrecord.domain.change import (
    CorrectStatement,
    ForgetLesson,
    ReplaceCodebook,
    RetractStatement,
)
from onrecord.domain.lesson import LessonKind
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.selection import Selection
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Stance, Statement, StatementKind, statement_key
from onrecord.workspace import LessonsChanged, StatementsChanged, Workspace, review
from onrecord.workspace.learning.lessons import is_description

ACTORS = {
    "costa": Actor("costa", "Elena Costa"),
    "spokesman": Actor("spokesman", "the government spokesman"),
    "he": Actor("he", "he"),
}


def article(number, *said, published=date(2021, 5, 1)) -> ExtractedArticle:
    """Return an article with a statement for each (actor, source, words, topics, target)."""
    text, statements = f"Article {number}\n\n", []
    for actor, source, words, topics, target in said:
        start = len(text)
        text += f"{source} said {words}. "
        who = TextSpan(start, start + len(source))
        content = (TextSpan(who.end + 6, who.end + 6 + len(words)),)
        statements.append((actor, who, content, topics, target))
    key = article_key(text)
    made = Article(key, text, f"Article {number}", published=published)
    return ExtractedArticle(
        made,
        tuple(
            Statement(
                statement_key(key, content, who),
                key,
                content,
                StatementKind.INDIRECT,
                actor,
                source=who,
                topics=topics,
                target=target,
                stance=Stance.SUPPORT,
                polarity=1,
            )
            for actor, who, content, topics, target in statements
        ),
        tuple(ACTORS.values()),
    )


TREATY = ("treaty",)
FIRST = article(
    1,
    ("costa", "Elena Costa", "the pact must hold", TREATY, "the harbour pact"),
    ("spokesman", "The government spokesman", "fish are few", ("fishing",), "fish"),
    ("he", "He", "it is late", ("fishing",), "hour"),
)
SECOND = article(
    2,
    ("costa", "Elena Costa", "a pact is a pact", TREATY, "a harbour pact"),
    ("costa", "Elena Costa", "their pact is off", ("fishing",), "harbour pact"),
    ("spokesman", "the government spokesman", "boats are many", ("fishing",), "boats"),
    ("he", "he", "it is early", ("fishing",), "hour"),
)


@pytest.fixture
def workspace(example_codebook):
    made = Workspace.temporary(example_codebook)
    made.add(FIRST)
    yield made
    made.close()


def _correct(workspace: Workspace, number: int, **values) -> None:
    key = FIRST.statements[number].key
    workspace.apply(CorrectStatement(key, tuple(values.items())))


def _second(workspace: Workspace, number: int) -> Statement:
    if not workspace.has_article(SECOND.article.key):
        workspace.add(SECOND)
    return workspace.statement(SECOND.statements[number].key)


def test_a_corrected_target_is_that_of_equal_words_in_articles_to_come(workspace):
    _correct(workspace, 0, target="the harbour treaty", target_key="treaty")

    statement = _second(workspace, 0)

    assert (statement.target, statement.target_key) == ("the harbour treaty", "treaty")
    assert not statement.reviewed
    assert "learnt from your correction" in statement.reasons[-1].rule
    assert workspace.machine_statement(statement.key).target == "a harbour pact"


@pytest.mark.parametrize("target", ["the war", "the pact"])
def test_one_word_teaches_nothing_without_a_cue(workspace, target):
    taught = article(6, ("costa", "Elena Costa", "it must stop", TREATY, target))
    workspace.add(taught)
    workspace.add(article(7, ("costa", "Elena Costa", "it goes on", TREATY, target)))

    workspace.apply(
        CorrectStatement(
            taught.statements[0].key, (("target", "the harbour treaty"), ("target_key", "treaty"))
        )
    )

    assert workspace.lessons() == ()
    assert sum(s.target == "the harbour treaty" for s in workspace.statements()) == 1


def test_what_the_codebook_has_for_something_else_is_not_taken_from_it(workspace):
    words = [
        (target.name, topic.key)
        for topic in workspace.codebook.topics
        for target in topic.targets
        if len(target.name.split()) > 1
    ]
    name, topic = words[0]
    taught = article(8, ("costa", "Elena Costa", "no more of it", (topic,), name))
    workspace.add(taught)
    workspace.add(article(9, ("costa", "Elena Costa", "more of it", (topic,), name)))

    workspace.apply(
        CorrectStatement(taught.statements[0].key, (("target", "fish"), ("target_key", None)))
    )

    assert workspace.lessons() == ()
    assert [s.target for s in workspace.statements()].count(name) == 1


def test_words_that_a_new_codebook_has_for_something_else_are_given_back(workspace):
    workspace.add(SECOND)
    _correct(workspace, 0, target="grain exports", target_key=None)
    assert _second(workspace, 0).target == "grain exports"
    before = workspace.codebook

    target = edit.new_target(before, "harbour pact")
    back = workspace.apply(ReplaceCodebook(edit.with_target(before, "treaty", target)))

    assert workspace.lessons() == ()
    assert _second(workspace, 0).target == "a harbour pact"
    workspace.apply(back)
    assert _second(workspace, 0).target == "grain exports"


def test_the_list_of_statements_tells_what_was_learnt(workspace):
    workspace.add(SECOND)
    _correct(workspace, 0, target="the harbour treaty", target_key="treaty")

    frame = workspace.statement_frame(Selection(with_reports=True, with_other=True))

    read_by = dict(zip(frame["statement"], frame["read_by"], strict=True))
    assert read_by[FIRST.statements[0].key] == "analyst"
    assert read_by[SECOND.statements[0].key] == "machine, learnt from corrections"
    assert read_by[SECOND.statements[1].key] == "machine"


def test_a_target_of_another_topic_is_left_alone(workspace):
    _correct(workspace, 0, target="the harbour treaty", target_key="treaty")

    assert _second(workspace, 1).target == "harbour pact"


def test_statements_that_are_there_follow_at_once_and_listeners_hear_it(workspace):
    workspace.add(SECOND)
    heard: list[object] = []
    workspace.subscribe(heard.append)

    _correct(workspace, 0, target="the harbour treaty", target_key="treaty")

    assert _second(workspace, 0).target_key == "treaty"
    moved = {key for event in heard if isinstance(event, StatementsChanged) for key in event.keys}
    assert SECOND.statements[0].key in moved


def test_what_a_person_reviewed_stays(workspace):
    workspace.apply(review.accept(_second(workspace, 0)))

    _correct(workspace, 0, target="the harbour treaty", target_key="treaty")

    assert _second(workspace, 0).target == "a harbour pact"


def test_corrected_topics_are_those_of_the_same_target_on_the_same_topics(workspace):
    _correct(workspace, 1, topics=("elections",))
    workspace.add(article(3, ("costa", "Elena Costa", "fish swim", ("fishing",), "the fish")))
    workspace.add(article(4, ("costa", "Elena Costa", "fish vote", TREATY, "fish")))

    found = {workspace.article(s.article_key).title: s.topics for s in workspace.statements()}

    assert found["Article 3"] == ("elections",)
    assert found["Article 4"] == TREATY


def test_a_description_stands_for_who_was_named_once(workspace):
    costa = workspace.statement(FIRST.statements[0].key).actor
    _correct(workspace, 1, actor=costa)

    assert _second(workspace, 2).actor == costa
    assert workspace.machine_statement(SECOND.statements[2].key).actor != costa


def test_a_pronoun_or_a_name_teaches_nothing(workspace):
    spokesman = workspace.statement(FIRST.statements[1].key).actor
    _correct(workspace, 2, actor=workspace.statement(FIRST.statements[0].key).actor)
    _correct(workspace, 0, actor=spokesman)

    assert workspace.lessons() == ()
    assert _second(workspace, 3).actor != workspace.statement(FIRST.statements[2].key).actor


def test_undoing_the_correction_takes_the_lesson_back(workspace):
    workspace.add(SECOND)
    key = FIRST.statements[0].key
    values = (("target", "the harbour treaty"), ("target_key", "treaty"))
    back = workspace.apply(CorrectStatement(key, values))
    assert workspace.lessons()

    workspace.apply(back)

    assert workspace.lessons() == ()
    assert _second(workspace, 0).target == "a harbour pact"


def test_retracting_the_statement_takes_the_lesson_back(workspace):
    _correct(workspace, 0, target="the harbour treaty", target_key="treaty")

    workspace.apply(RetractStatement(FIRST.statements[0].key))

    assert _second(workspace, 0).target == "a harbour pact"


def test_a_lesson_can_be_forgotten_and_remembered(workspace):
    workspace.add(SECOND)
    _correct(workspace, 0, target="the harbour treaty", target_key="treaty")
    (lesson,) = workspace.lessons()
    heard: list[object] = []
    workspace.subscribe(heard.append)

    back = workspace.apply(ForgetLesson(lesson.key))

    assert workspace.describe(ForgetLesson(lesson.key)) == "Forget “the harbour pact”"
    assert workspace.lessons() == ()
    assert _second(workspace, 0).target == "a harbour pact"
    assert workspace.statement(FIRST.statements[0].key).target == "the harbour treaty"
    assert LessonsChanged() in heard
    workspace.apply(back)
    assert workspace.lessons() == (lesson,)
    assert _second(workspace, 0).target_key == "treaty"


def test_the_newest_of_two_lessons_holds(workspace):
    workspace.add(SECOND)
    _correct(workspace, 0, target="the harbour treaty", target_key="treaty")
    workspace.apply(
        CorrectStatement(SECOND.statements[0].key, (("target", "talks"), ("target_key", "talks")))
    )
    workspace.add(article(5, ("costa", "Elena Costa", "the old pact", TREATY, "harbour pact")))

    (third,) = [
        s
        for s in workspace.statements()
        if s.content_in(workspace.article(s.article_key).text) == "the old pact"
    ]
    assert third.target_key == "talks"


def test_lessons_are_there_when_the_project_is_opened_again(tmp_path, example_codebook):
    path = tmp_path / "p.onrecord"
    with Workspace.create(path, example_codebook) as made:
        made.add(FIRST)
        made.add(SECOND)
        _correct(made, 0, target="the harbour treaty", target_key="treaty")
        held = made.lessons()
    with Workspace.open(path) as again:
        assert again.lessons() == held
        assert _second(again, 0).target_key == "treaty"


def test_a_forgotten_lesson_that_nobody_taught_is_refused(workspace):
    with pytest.raises(KeyError):
        workspace.apply(ForgetLesson("target\x1fx\x1fy\x1fz"))


def test_a_lesson_says_what_where_and_from_which_statement(workspace):
    _correct(workspace, 0, target="the harbour treaty", target_key="treaty")

    (lesson,) = workspace.lessons()

    assert lesson.kind is LessonKind.TARGET
    assert (lesson.words, lesson.given) == ("the harbour pact", ("the harbour treaty", "treaty"))
    assert (lesson.within, lesson.statement) == (TREATY, FIRST.statements[0].key)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The government spokesman", True),
        ("a senior official", True),
        ("He", False),
        ("Elena Costa", False),
        ("both", False),
        ("", False),
    ],
)
def test_only_descriptions_can_be_learnt(source, expected):
    assert is_description(source) is expected


_EDITS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(
            [
                {"target": "talks", "target_key": "talks"},
                {"target": "the harbour treaty", "target_key": "treaty"},
                {"topics": ("elections",)},
                {"topics": ("treaty", "fishing")},
            ]
        ),
    ),
    max_size=5,
)


@given(_EDITS)
def test_taking_all_corrections_back_leaves_what_the_engine_said(edits):
    with Workspace.temporary() as made:
        made.add(FIRST)
        made.add(SECOND)
        before = made.statements()
        backs = [
            made.apply(CorrectStatement(FIRST.statements[number].key, tuple(values.items())))
            for number, values in edits
        ]
        for back in reversed(backs):
            made.apply(back)

        assert made.statements() == before
        assert made.lessons() == ()
